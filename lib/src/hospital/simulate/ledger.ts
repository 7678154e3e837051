import type { Column, ColumnTable, DoubleColumn } from "../../stores/columns.js";

/** A column that grows row by row. `push` adds a row, `set` corrects one, `finish` gives the column. */
export interface Writer<T> {
  readonly length: number;
  push(value: T | null): void;
  set(row: number, value: T | null): void;
  finish(): Column;
}

const FIRST_ROOM = 256;

/**
 * Whole numbers up to 32 bits. This class and {@link Doubles} differ in the array alone: V8 compiles code that meets
 * one type of array to something several times faster, and a large town's year pushes a hundred million values.
 */
class Ints implements Writer<number> {
  length = 0;
  private values = new Int32Array(FIRST_ROOM);
  private nulls: Uint8Array<ArrayBuffer> | undefined = undefined;

  constructor(private readonly column: (values: Int32Array) => Column) {}

  push(value: number | null): void {
    const row = this.length++;
    if (row === this.values.length) this.grow();
    if (value === null) this.set(row, null);
    else this.values[row] = value;
  }

  set(row: number, value: number | null): void {
    if (value === null) {
      this.nulls ??= new Uint8Array(this.values.length);
      this.nulls[row] = 1;
    } else {
      if (this.nulls !== undefined) this.nulls[row] = 0;
      this.values[row] = value;
    }
  }

  finish(): Column {
    const nulls = this.nulls?.slice(0, this.length);
    const finished = this.column(this.values.slice(0, this.length));
    return nulls?.includes(1) ? { ...finished, nulls } : finished;
  }

  private grow(): void {
    const values = new Int32Array(this.values.length * 2);
    values.set(this.values);
    this.values = values;
    if (this.nulls === undefined) return;
    const nulls = new Uint8Array(values.length);
    nulls.set(this.nulls);
    this.nulls = nulls;
  }
}

/** Numbers of 64 bits. */
class Doubles implements Writer<number> {
  length = 0;
  private values = new Float64Array(FIRST_ROOM);
  private nulls: Uint8Array<ArrayBuffer> | undefined = undefined;

  constructor(private readonly column: (values: Float64Array) => Column) {}

  push(value: number | null): void {
    const row = this.length++;
    if (row === this.values.length) this.grow();
    if (value === null) this.set(row, null);
    else this.values[row] = value;
  }

  set(row: number, value: number | null): void {
    if (value === null) {
      this.nulls ??= new Uint8Array(this.values.length);
      this.nulls[row] = 1;
    } else {
      if (this.nulls !== undefined) this.nulls[row] = 0;
      this.values[row] = value;
    }
  }

  finish(): Column {
    const nulls = this.nulls?.slice(0, this.length);
    const finished = this.column(this.values.slice(0, this.length));
    return nulls?.includes(1) ? { ...finished, nulls } : finished;
  }

  private grow(): void {
    const values = new Float64Array(this.values.length * 2);
    values.set(this.values);
    this.values = values;
    if (this.nulls === undefined) return;
    const nulls = new Uint8Array(values.length);
    nulls.set(this.nulls);
    this.nulls = nulls;
  }
}

/** Values that are kept as numbers: `encode` turns one into its number. */
class Encoded<T> implements Writer<T> {
  constructor(
    private readonly numbers: Ints | Doubles,
    private readonly encode: (value: T) => number,
  ) {}
  get length(): number {
    return this.numbers.length;
  }
  push(value: T | null): void {
    this.numbers.push(value === null ? null : this.encode(value));
  }
  set(row: number, value: T | null): void {
    this.numbers.set(row, value === null ? null : this.encode(value));
  }
  finish(): Column {
    return this.numbers.finish();
  }
}

class TextWriter implements Writer<string> {
  readonly #values: string[] = [];
  readonly #nulls: number[] = [];

  get length(): number {
    return this.#values.length;
  }
  push(value: string | null): void {
    this.set(this.#values.length, value);
  }
  set(row: number, value: string | null): void {
    if (value === null) this.#nulls.push(row);
    this.#values[row] = value ?? "";
  }
  finish(): Column {
    if (this.#nulls.length === 0) return { kind: "text", values: this.#values };
    const nulls = new Uint8Array(this.#values.length);
    for (const row of this.#nulls) nulls[row] = 1;
    return { kind: "text", values: this.#values, nulls };
  }
}

/** A position in degrees, WGS 84. */
export interface Position {
  readonly longitude: number;
  readonly latitude: number;
}

class PointWriter implements Writer<Position> {
  private readonly longitude = new Doubles((values) => ({ kind: "double", values }));
  private readonly latitude = new Doubles((values) => ({ kind: "double", values }));

  get length(): number {
    return this.longitude.length;
  }
  push(value: Position | null): void {
    this.longitude.push(value?.longitude ?? null);
    this.latitude.push(value?.latitude ?? null);
  }
  set(row: number, value: Position | null): void {
    this.longitude.set(row, value?.longitude ?? null);
    this.latitude.set(row, value?.latitude ?? null);
  }
  finish(): Column {
    const { values: longitude, nulls } = this.longitude.finish() as DoubleColumn;
    const { values: latitude } = this.latitude.finish() as DoubleColumn;
    return { kind: "point", longitude, latitude, ...(nulls === undefined ? {} : { nulls }) };
  }
}

export const int = (): Writer<number> => new Ints((values) => ({ kind: "int", values }));
export const date = (): Writer<number> => new Ints((values) => ({ kind: "date", values }));
export const instant = (): Writer<number> => new Doubles((values) => ({ kind: "instant", values }));
/** Whole numbers below 2^53. */
export const bigint = (): Writer<number> =>
  new Doubles((values) => ({ kind: "bigint", values: BigInt64Array.from(values, BigInt) }));
/** Unscaled: 36.8 is written as 368 where `scale` is 1. */
export const decimal = (scale: number): Writer<number> =>
  new Ints((values) => ({ kind: "decimal", scale, values }));
export const boolean = (): Writer<boolean> =>
  new Encoded(new Ints((values) => ({ kind: "boolean", values: Uint8Array.from(values) })), Number);
export const text = (): Writer<string> => new TextWriter();
export const point = (): Writer<Position> => new PointWriter();

/** Text from few values. With members (an ENUM's, in its order) no other value is let in. */
export function code(...members: string[]): Writer<string> {
  const codes = new Map(members.map((member, i) => [member, i]));
  const add = (value: string): number => {
    if (members.length > 0) throw new Error(`"${value}" is none of ${members.join(", ")}`);
    if (codes.size > 0xffff) throw new Error("A code column holds 65536 different values at most");
    codes.set(value, codes.size);
    return codes.size - 1;
  };
  const column = (values: Int32Array): Column => {
    return { kind: "code", codes: Uint16Array.from(values), dictionary: [...codes.keys()] };
  };
  // Many columns repeat a value for a while, and comparing is cheaper than looking up.
  let last = members[0];
  let lastCode = 0;
  const encode = (value: string): number => {
    if (value === last) return lastCode;
    last = value;
    lastCode = codes.get(value) ?? add(value);
    return lastCode;
  };
  return new Encoded(new Ints(column), encode);
}

/** The writers of one table, under the names of its SQL columns, in the schema's order. */
export type Ledger = Readonly<Record<string, { finish(): Column; readonly length: number }>>;

/** The finished table. Throws if the columns are not equally long, which only a fault of the simulator can cause. */
export function finishTable(name: string, ledger: Ledger): ColumnTable {
  const rows = Object.values(ledger)[0]?.length ?? 0;
  const columns: Record<string, Column> = {};
  for (const [column, writer] of Object.entries(ledger)) {
    if (writer.length !== rows) throw new Error(`${name}.${column} has ${writer.length} rows, not ${rows}`);
    columns[column] = writer.finish();
  }
  return { name, rows, columns };
}
