import type { Rows } from "./answer.js";
import { classOf, same, shown, type ValueClass } from "./equality.js";

/** How an answer differs from the reference. The first kind that applies is told. */
export type Difference =
  | { readonly kind: "columns"; readonly missing: readonly string[]; readonly extra: readonly string[] }
  | { readonly kind: "empty"; readonly expected: number }
  | {
      readonly kind: "type";
      readonly column: string;
      readonly expected: ValueClass;
      readonly got: ValueClass;
      readonly example: { readonly expected: unknown; readonly got: unknown };
    }
  | { readonly kind: "order"; readonly row: number; readonly expected: string; readonly got: string }
  | RowsDifference
  | { readonly kind: "value"; readonly expected: unknown; readonly got: unknown }
  | { readonly kind: "shape"; readonly expected: "rows" | "value"; readonly columns: readonly string[] }
  | { readonly kind: "not-an-answer"; readonly reason: string };

/** Rows that are missing, too many, there more than once, or wrong in a column; rows go by the name that their key gives. */
export interface RowsDifference {
  readonly kind: "rows";
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly repeated: readonly { readonly row: string; readonly times: number; readonly expected: number }[];
  readonly cells: readonly CellDifference[];
}

/** The first column in which a row differs. */
export interface CellDifference {
  /** Place in the learner's answer, from 1. */
  readonly number: number;
  readonly row: string;
  readonly column: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** What counts when rows are compared. */
export interface Comparison {
  readonly ordered: boolean;
  readonly key?: readonly string[];
  readonly digits?: number | Readonly<Record<string, number>>;
}

/** The outcome: how many of the expected rows are there, and the difference if there is one. */
export interface Outcome {
  readonly matched: number;
  readonly expected: number;
  readonly difference?: Difference;
}

type Row = readonly unknown[];

/** Compares rows as a multiset, then their order where it counts. Columns go by name, their order is free. */
export function compareRows(reference: Rows, answer: Rows, how: Comparison): Outcome {
  const expected = reference.rows.length;
  if (answer.rows.length === 0) {
    return expected === 0
      ? { matched: 0, expected }
      : { matched: 0, expected, difference: { kind: "empty", expected } };
  }
  const missing = reference.columns.filter((name) => !answer.columns.includes(name));
  const extra = answer.columns.filter((name) => !reference.columns.includes(name));
  // a reference of no rows may have no columns to compare with
  if (reference.columns.length > 0 && missing.length + extra.length > 0) {
    return { matched: 0, expected, difference: { kind: "columns", missing, extra } };
  }
  const places = reference.columns.map((name) => answer.columns.indexOf(name));
  const got = answer.rows.map((row) => places.map((place) => row[place]));
  const equal = rowEquality(reference.columns, how);
  const pairing = pair(reference.rows, got, equal);
  const matched = expected - pairing.missing.length;
  const difference = differenceOf(reference, got, pairing, how, equal);
  return difference === undefined ? { matched, expected } : { matched, expected, difference };
}

interface Pairing {
  /** Rows without a partner, by place. */
  readonly missing: readonly number[];
  readonly extra: readonly number[];
}

function differenceOf(
  reference: Rows,
  got: readonly Row[],
  pairing: Pairing,
  how: Comparison,
  equal: RowEquality,
) {
  const name = rowNames(reference, how.key);
  if (pairing.missing.length === 0 && pairing.extra.length === 0) {
    const row = how.ordered ? got.findIndex((each, index) => !equal(reference.rows[index]!, each)) : -1;
    if (row < 0) return undefined;
    const expected = name(reference.rows[row]!);
    return { kind: "order", row: row + 1, expected, got: name(got[row]!) } as const;
  }
  return typeDifference(reference, got) ?? rowsDifference(reference, got, pairing, how);
}

/** A column of numbers given as text, or the other way: wrong in every row for one reason. */
function typeDifference({ columns, rows }: Rows, got: readonly Row[]): Difference | undefined {
  for (const [index, column] of columns.entries()) {
    const wanted = rows.map((row) => row[index]).filter((value) => value !== null);
    const given = got.map((row) => row[index]).filter((value) => value !== null);
    const [expected, actual] = [onlyClass(wanted), onlyClass(given)];
    if (expected === undefined || actual === undefined || expected === actual) continue;
    if (expected === "instant" || actual === "instant") {
      const text = expected === "instant" ? given : wanted;
      if (text.some((value) => typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value))) continue;
    }
    return { kind: "type", column, expected, got: actual, example: { expected: wanted[0], got: given[0] } };
  }
  return undefined;
}

function onlyClass(values: readonly unknown[]): ValueClass | undefined {
  const classes = new Set(values.map(classOf));
  return classes.size === 1 ? [...classes][0] : undefined;
}

function rowsDifference(
  reference: Rows,
  got: readonly Row[],
  pairing: Pairing,
  how: Comparison,
): RowsDifference {
  const name = rowNames(reference, how.key);
  const byName = new Map<string, number[]>();
  for (const place of pairing.extra) {
    const key = name(got[place]!);
    byName.set(key, [...(byName.get(key) ?? []), place]);
  }
  const missing: string[] = [];
  const cells: CellDifference[] = [];
  for (const place of pairing.missing) {
    const row = reference.rows[place]!;
    const partner = byName.get(name(row))?.shift();
    if (partner === undefined) missing.push(name(row));
    else cells.push(cellDifference(reference, row, got[partner]!, partner, name(row), how));
  }
  const left = [...byName.values()].flat().sort((a, b) => a - b);
  const right = new Set(reference.rows.map(print));
  const isRepeat = (place: number): boolean => right.has(print(got[place]!));
  const repeats = left.filter(isRepeat);
  const extra = left.filter((place) => !isRepeat(place)).map((place) => name(got[place]!));
  const repeated = [...new Set(repeats.map((place) => name(got[place]!)))].map((row) => ({
    row,
    times: got.filter((each) => name(each) === row).length,
    expected: reference.rows.filter((each) => name(each) === row).length,
  }));
  cells.sort((a, b) => a.number - b.number);
  return { kind: "rows", missing, extra, repeated, cells };
}

function cellDifference(
  { columns }: Rows,
  expected: Row,
  got: Row,
  place: number,
  row: string,
  how: Comparison,
): CellDifference {
  const index = columns.findIndex((column, each) => !same(expected[each], got[each], digitsOf(column, how)));
  return { number: place + 1, row, column: columns[index]!, expected: expected[index], got: got[index] };
}

type RowEquality = (a: Row, b: Row) => boolean;

function rowEquality(columns: readonly string[], how: Comparison): RowEquality {
  const digits = columns.map((column) => digitsOf(column, how));
  return (a, b) => digits.every((each, index) => same(a[index], b[index], each));
}

const digitsOf = (column: string, { digits }: Comparison): number | undefined =>
  typeof digits === "object" ? digits[column] : digits;

/** Finds a partner for each expected row: first among rows that print alike, then one by one, because near numbers differ in print. */
function pair(expected: readonly Row[], got: readonly Row[], equal: RowEquality): Pairing {
  const alike = new Map<string, number[]>();
  got.forEach((row, place) => {
    const text = print(row);
    const places = alike.get(text);
    if (places === undefined) alike.set(text, [place]);
    else places.push(place);
  });
  const free = new Set(got.keys());
  const waiting: number[] = [];
  expected.forEach((row, place) => {
    const partner = alike.get(print(row))?.shift();
    if (partner === undefined) waiting.push(place);
    else free.delete(partner);
  });
  if (waiting.length * free.size > PAIRS) return { missing: waiting, extra: [...free] };
  const missing = waiting.filter((place) => {
    const row = expected[place]!;
    for (const candidate of free) {
      if (equal(row, got[candidate]!)) {
        free.delete(candidate);
        return false;
      }
    }
    return true;
  });
  return { missing, extra: [...free] };
}

/** More pairs than this are not tried one by one: an answer that wrong needs no closer look. */
const PAIRS = 4_000_000;

const print = (row: Row): string => row.map((value) => shown(value)).join("\u0000");

/** Names rows by their key: the given columns, or as many leading ones as tell the expected rows apart. */
function rowNames({ columns, rows }: Rows, key: readonly string[] | undefined): (row: Row) => string {
  const places = key === undefined ? leading(columns, rows) : key.map((column) => columns.indexOf(column));
  return (row) => places.map((place) => plainly(row[place])).join(", ");
}

const plainly = (value: unknown): string => (typeof value === "string" ? value : shown(value));

function leading(columns: readonly string[], rows: readonly Row[]): number[] {
  const places: number[] = [];
  for (const index of columns.keys()) {
    places.push(index);
    const names = new Set(rows.map((row) => places.map((place) => shown(row[place])).join("\u0000")));
    if (names.size === rows.length) break;
  }
  return places;
}
