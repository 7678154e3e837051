import type { ReportedRow } from "../tables.js";
import { beginning, charactersOf, shortened } from "./characters.js";
import type { PlacedColumn } from "./columns.js";
import type { CsvFault, CsvRecord } from "./csv.js";
import { dayOf, instantOf, TIME_FORM } from "./local-time.js";

/** Why a row cannot be read. */
export type Reason = CsvFault["reason"] | "field count" | "time" | "key" | "duplicate";

/** A row that was not loaded. */
export interface Rejection {
  readonly line_no: number;
  readonly reason: Reason;
  /** What exactly, such as the column and the value. */
  readonly detail: string;
  /** As it stands in the file; the beginning of a line that is too long. */
  readonly raw_row: string;
  /** Whether the file ends within it. */
  readonly cutOff?: true;
}

/** A row that was read: a unit's response, and what it says of its call. */
export interface ReportedRecord {
  readonly line: number;
  readonly raw: string;
  readonly call: ReportedRow<"reported_call"> & { call_no: string };
  readonly response: ReportedRow<"reported_response"> & { row_id: string; call_no: string };
  /** The row is loaded without them, and flagged unless another row of the call knows the value. */
  readonly unreadable: readonly UnreadableValue[];
}

/** A value that cannot be read. */
export interface UnreadableValue extends Pick<PlacedColumn, "name" | "of"> {
  /** The column as the file spells it, what stands there and what should. */
  readonly told: string;
}

/**
 * A reader of records under one header. An empty value is NULL. A row is rejected if its fields, its keys or one of its times cannot be read;
 * any other value that cannot be is NULL, and the row tells of it.
 */
export function rowReader(
  columns: readonly PlacedColumn[],
  width: number,
): (record: CsvRecord) => ReportedRecord | Rejection {
  return (record) => {
    const wrong = wrongFields(record, width);
    if (wrong !== undefined) return wrong;
    const rows = { call: {} as Values, response: {} as Values };
    const unreadable: UnreadableValue[] = [];
    let last: number | null = null;
    for (const column of columns) {
      const { name, of, kind, place, longest } = column;
      const text = record.fields[place]!.trim();
      if (text === "") {
        if (KEYS.has(name)) return rejected(record, "key", `no ${KEYS.get(name)}`);
        continue;
      }
      const value = kind === "text" ? textOf(text, longest) : READERS[kind](text, last);
      if (value === undefined) {
        if (kind === "time") return rejected(record, "time", toldOf(column, text, SHOWN));
        if (KEYS.has(name)) return rejected(record, "key", tooLong(column, text));
        unreadable.push({ name, of, told: toldOf(column, text, TOLD) });
        continue;
      }
      if (kind === "time") last = value as number;
      rows[of][name] = value;
    }
    rows.response.call_no = rows.call.call_no;
    return { line: record.line, raw: record.raw, ...rows, unreadable } as unknown as ReportedRecord;
  };
}

/** The rejection of a record whose fields are not those of the header; undefined if they are. */
function wrongFields(record: CsvRecord, width: number): Rejection | undefined {
  const { fields, fault, atEnd } = record;
  if (atEnd && (fault?.reason === "quotes" || fields.length < width)) {
    const until = fault ? "a quote that is not closed" : `${fields.length} of ${width} fields`;
    const detail = `the file ends in the middle of this row, after ${until}: it may be cut off`;
    return { ...rejected(record, fault?.reason ?? "field count", detail), cutOff: true };
  }
  if (fault !== undefined) return rejected(record, fault.reason, fault.detail);
  if (fields.length !== width)
    return rejected(record, "field count", `${fields.length} fields instead of ${width}`);
  return undefined;
}

const rejected = ({ line, raw }: CsvRecord, reason: Reason, detail: string): Rejection => ({
  line_no: line,
  reason,
  detail: shortened(detail, LONGEST_DETAIL),
  raw_row: raw,
});

type Values = Record<string, unknown>;

/** What a response cannot be without. */
const KEYS = new Map([
  ["call_no", "call number"],
  ["unit", "unit"],
  ["row_id", "row id"],
]);

/** A text, if it has no more characters than its column has room for. */
const textOf = (text: string, longest: number | undefined): string | undefined =>
  longest !== undefined && text.length > longest && charactersOf(text) > longest ? undefined : text;

const SMALLEST = -32_768;
const LARGEST = 32_767;

const READERS = {
  time: instantOf,
  day: (text: string) => dayOf(text),
  count: (text: string) => {
    const value = /^-?\d{1,5}$/.test(text) ? Number(text) : undefined;
    return value !== undefined && value >= SMALLEST && value <= LARGEST ? value : undefined;
  },
  truth: (text: string) => TRUTHS.get(text.toLowerCase()),
  point: pointOf,
} satisfies Record<Exclude<PlacedColumn["kind"], "text">, (text: string, after: number | null) => unknown>;

const TRUTHS = new Map([
  ["true", true],
  ["false", false],
  ["1", true],
  ["0", false],
]);

const NUMBER = "(-?\\d{1,3}(?:\\.\\d+)?)";
/** `(37.745, -122.456)`, latitude first. */
const PAIR = new RegExp(`^\\(${NUMBER}, ?${NUMBER}\\)$`);
/** `POINT (-122.456 37.745)`, longitude first, as newer exports have it. */
const POINT = new RegExp(`^POINT ?\\(${NUMBER} ${NUMBER}\\)$`);

function pointOf(text: string): { longitude: number; latitude: number } | undefined {
  const pair = PAIR.exec(text);
  const [longitude, latitude] =
    pair === null ? (POINT.exec(text)?.slice(1) ?? []).map(Number) : [Number(pair[2]), Number(pair[1])];
  if (longitude === undefined || latitude === undefined) return undefined;
  // Zero has no sign in MySQL's text; MongoDB would keep it. The meridian of 180 degrees is written so, and not -180, in MySQL.
  const point = { longitude: longitude === -180 ? 180 : longitude + 0, latitude: latitude + 0 };
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? point : undefined;
}

const FORMS = {
  time: `a time such as ${TIME_FORM}, from 1900 to 9998 in UTC`,
  day: `a date such as ${TIME_FORM.slice(0, 10)}`,
  count: "a whole number",
  truth: "true or false",
  point: "a point such as (37.74, -122.45)",
} as const;

/** Characters that `reported_rejection.detail` holds. */
const LONGEST_DETAIL = 200;
/** A rejection tells so much of the value; its row is kept beside it. */
const SHOWN = 40;
/** A flag tells so much of it. All 34 columns of a row, each character of four bytes, have room in a TEXT of 65,535. */
const TOLD = 300;
/** A header as messages name it. No published one is longer; signs and blanks in it do not count, and so it could be. */
export const shownHeader = (header: string): string => beginning(header, 40);

/** A key that is too long is not told: its beginning names another call or row. */
const tooLong = ({ header, longest }: PlacedColumn, text: string): string =>
  `"${shownHeader(header)}" has ${charactersOf(text)} characters, and ${longest} are the most`;

/** What stands in a column, so many characters of it, and what should. */
const toldOf = ({ header, kind, longest }: PlacedColumn, text: string, characters: number): string =>
  `"${shownHeader(header)}" is "${beginning(text, characters)}" and should ${kind === "text" ? `have ${longest} characters at most` : `be ${FORMS[kind]}`}`;
