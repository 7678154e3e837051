/** Rows that nobody would think of: none of them may cost more than itself, and both stores hold the same of them. */

import fc from "fast-check";
import type { Document } from "mongodb";
import { expect, it } from "vitest";
import { EXPORT_COLUMNS } from "../../../lib/src/hospital/reported/import/columns.js";
import { importExport } from "../../../lib/src/hospital/reported/import/index.js";
import { reportedStores } from "./reported-stores.js";

const reported = reportedStores("hostile");

const HEADER = EXPORT_COLUMNS.map(({ headers }) => headers[0]).join(",");
const written = (values: readonly string[]): string =>
  values.map((value) => `"${value.replaceAll('"', '""')}"`).join(",");

const TIMES = [
  ...["12/31/9999 11:59:59 PM", "12/31/9999 03:59:59 PM", "01/01/0001 12:00:00 AM", "01/01/1900 12:00:00 AM"],
  ...["12/31/1899 11:59:59 PM", "03/12/2017 02:30:00 AM", "11/05/2017 01:30:00 AM", "02/30/2017 01:00:00 AM"],
  ...["01/01/2017 12:00:00 PM", "01/01/2017 12:00:01 PM", "01/01/2017 00:00:00 AM", "0000-00-00 00:00:00"],
];
const DAYS = [
  "12/31/9999",
  "01/01/0001",
  "01/01/1900",
  "12/31/1899",
  "02/29/2016",
  "02/29/2017",
  "00/00/0000",
];
const COUNTS = ["0", "-0", "1", "-32768", "32767", "32768", "1e400", "NaN", "1.5", "9".repeat(300), "٣"];
const POINTS = [
  ...["(37.7, -122.4)", "(0, -180)", "(0, 180)", "(-0, -0)", "(90, 0)", "(-90, 0)", "(91, 0)"],
  ...["(1e400, 0)", "(0.1, 0.2)", "POINT (-0.0 -0.0)", "POINT (-180 0)", `(0.${"3".repeat(300)}, 1)`],
];
const SENTINELS = [
  "\\N",
  "NULL",
  "null",
  "nan",
  "\\",
  "\\0",
  "'",
  '"',
  "''",
  "0",
  "-1",
  "N/A",
  "$where",
  "a.b",
];
const SIGNS = [
  "a",
  "é",
  "日",
  "😀",
  "\0",
  "\u0001",
  "\n",
  "\r\n",
  "\t",
  ",",
  '"',
  "'",
  "\\",
  "\ufeff",
  "\ufffd",
];
/** Half of an emoji, which UTF-8 cannot say: a program that writes it puts U+FFFD there. */
const HALVES = ["\ud83d", "\ude00"];
const text = fc.oneof(
  fc.constantFrom(...SENTINELS, "", " ", "\ufeff"),
  fc.string({ unit: fc.constantFrom(...SIGNS, ...HALVES), maxLength: 25 }),
  fc
    .tuple(
      fc.constantFrom("a", "日", "😀", "\0"),
      fc.constantFrom(9, 10, 11, 20, 21, 40, 41, 60, 61, 100, 300),
    )
    .map(([sign, times]) => sign.repeat(times)),
);
const VALUES = {
  text,
  time: fc.oneof(fc.constantFrom(...TIMES), fc.constant("")),
  day: fc.oneof(fc.constantFrom(...DAYS), text),
  count: fc.oneof(fc.constantFrom(...COUNTS), text),
  truth: fc.oneof(fc.constantFrom("true", "FALSE", "1", "0", "2", "perhaps"), text),
  point: fc.oneof(fc.constantFrom(...POINTS), text),
} as const;

/** Most rows break one to four values, so that most can be read; some are all broken, too long, or too short. */
const GOOD: Readonly<Record<string, string>> = {
  received_at: "01/01/2017 12:00:00 PM",
  unit: "M01",
  row_id: "170010001-M01",
};
const broken = (places: readonly number[]) =>
  fc
    .tuple(...places.map((place) => VALUES[EXPORT_COLUMNS[place]!.kind]))
    .map((values) => new Map(places.map((place, i) => [place, values[i]!])));
const row = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 40 }),
    fc
      .subarray(
        EXPORT_COLUMNS.map((_, place) => place),
        { minLength: 0, maxLength: 4 },
      )
      .chain(broken),
  )
  .map(([callNo, rowId, values]) =>
    EXPORT_COLUMNS.map(
      ({ name }, place) =>
        values.get(place) ??
        (name === "call_no" ? `${callNo}` : name === "row_id" ? `row ${rowId}` : (GOOD[name] ?? "")),
    ),
  );
const line = fc.oneof(
  { weight: 12, arbitrary: row.map(written) },
  { weight: 1, arbitrary: fc.tuple(...EXPORT_COLUMNS.map(({ kind }) => VALUES[kind])).map(written) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 995, max: 1001 }), fc.constantFrom(17_000, 60_000))
      .map(([before, emojis]) => `${"x".repeat(before)}${"😀".repeat(emojis)}`),
  },
  { weight: 1, arbitrary: text.map((value) => written([`x${value}`])) },
);

const FIRST = written(EXPORT_COLUMNS.map(({ name }) => (name === "call_no" ? "good" : (GOOD[name] ?? ""))));

/** What MySQL holds of a table, in the form of MongoDB's documents. */
async function asDocuments(table: string, key: string): Promise<Document[]> {
  const found = await reported.rows(`SELECT * FROM reported_${table}`);
  return found
    .map(({ [key]: _id, ...others }) => {
      const document: Document = { _id };
      for (const [name, value] of Object.entries(others)) {
        if (value === null) continue;
        document[name] = inDocuments(name, value);
      }
      return document;
    })
    .sort(byId);
}
function inDocuments(name: string, value: unknown): unknown {
  if (name === "als_unit") return value === 1;
  if (name.endsWith("_date")) return new Date(String(value));
  if (name !== "location") return value;
  const { x, y } = value as { x: number; y: number };
  return { type: "Point", coordinates: [x, y] };
}
const byId = (a: Document, b: Document): number => (a._id < b._id ? -1 : 1);

async function agree(): Promise<void> {
  const found = async (name: string) => (await reported.documents(name).find().toArray()).sort(byId);
  const calls = await found("calls");
  expect(calls).toEqual(await asDocuments("call", "call_no"));
  const receivedAt = new Map(calls.map(({ _id, received_at }) => [_id, received_at]));
  const responses = await asDocuments("response", "row_id");
  for (const response of responses) {
    const copy = receivedAt.get(response.call_no);
    if (copy !== undefined) response.received_at = copy;
  }
  expect(await found("responses")).toEqual(responses);
  expect(await found("rejections")).toEqual(await asDocuments("rejection", "line_no"));
  const flags = new Map<string, Document>();
  for (const { row_id, rule, detail } of await reported.rows("SELECT * FROM reported_flag ORDER BY rule")) {
    const flag = flags.get(row_id) ?? { _id: row_id, rules: [] };
    flag.rules.push(rule);
    if (detail !== null) flag.details = { ...flag.details, [rule]: detail };
    flags.set(row_id, flag);
  }
  const inMongo = (await found("flags")).map((each) => ({ ...each, rules: [...each.rules].sort() }));
  expect(inMongo).toEqual([...flags.values()].sort(byId));
}

const [FILES, LINES] = process.env.HERS_LONG ? [300, 60] : [8, 60];

it(`${FILES} files of hostile rows: each row is a response or rejected, in any batches, and both stores agree`, {
  timeout: 1_200_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: LINES / 2, maxLength: LINES }),
      fc.constantFrom("", "\ufeff"),
      async (lines, mark) => {
        const path = reported.file("hostile.csv", `${mark}${[HEADER, FIRST, ...lines].join("\n")}\n`);
        const inOne = await importExport(reported.stores, path, { anyway: true });
        const told = await importExport(reported.stores, path, { rowsAtOnce: 17, anyway: true });
        expect(told).toEqual(inOne);
        const { rows, responses, rejected } = told;
        expect([rows, responses + rejected]).toEqual([lines.length + 1, rows]);
        expect((await reported.stored()).response).toEqual([responses, responses]);
        expect((await reported.stored()).rejection).toEqual([rejected, rejected]);
        await agree();
      },
    ),
    { numRuns: FILES, endOnFailure: true },
  );
});
