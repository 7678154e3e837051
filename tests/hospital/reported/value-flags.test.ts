import { describe, expect, it } from "vitest";
import { besideRules, CONTRADICTS, UNREADABLE } from "../../../lib/src/hospital/reported/beside-rules.js";
import { EXPORT_COLUMNS } from "../../../lib/src/hospital/reported/import/columns.js";
import { reportedRules } from "../../../lib/src/hospital/reported/import/flags.js";
import { importExport } from "../../../lib/src/hospital/reported/import/index.js";
import { readRules } from "../../../lib/src/hospital/rules/index.js";
import { reportedStores } from "./reported-stores.js";

const reported = reportedStores("value-flags");

const TIME = "01/01/2017 12:00:00 PM";
/** ST_Longitude says -122.41497254207502. */
const POINT = "(37.8082633159603, -122.414972542075)";
/** Rows of an export that say nothing but this; the nth is row n of its call. */
const exported = (rows: readonly Readonly<Record<string, string>>[]): string =>
  [
    EXPORT_COLUMNS.map(({ headers }) => headers[0]),
    ...rows.map((row, i) =>
      EXPORT_COLUMNS.map(({ name }) => {
        const value = { row_id: `row ${i + 1}`, unit: "M01", on_scene_at: TIME, in_service_at: TIME, ...row };
        return `"${(value as Record<string, string>)[name] ?? ""}"`;
      }),
    ),
  ].join("\n");

/** What is known of the calls, and the details of the flags, which are the same in both stores and in batches of 1 and of 10,000 rows. */
async function imported(...given: readonly Readonly<Record<string, string>>[]) {
  const path = reported.file("unread.csv", exported(given));
  const told = await importExport(reported.stores, path);
  const before = await reported.state();
  expect(await importExport(reported.stores, path, { rowsAtOnce: 1 })).toEqual(told);
  expect(await reported.state()).toBe(before);
  const calls = await reported.rows("SELECT * FROM reported_call ORDER BY call_no");
  const flagged = async (rule: string) => {
    const flags = await reported.rows(
      `SELECT row_id, detail FROM reported_flag WHERE rule = '${rule}' ORDER BY row_id`,
    );
    const documents = await reported.documents("flags").find({ rules: rule }).sort({ _id: 1 }).toArray();
    expect(documents.map(({ _id, details }) => [_id, details[rule]])).toEqual(
      flags.map(({ row_id, detail }) => [row_id, detail]),
    );
    expect(told.byRule[rule]).toBe(flags.length);
    return flags.map(({ row_id, detail }) => [row_id, detail]);
  };
  return { told, calls, flags: await flagged(UNREADABLE), contradictions: await flagged(CONTRADICTS) };
}

describe("a value that cannot be read", () => {
  const many = '"Number of Alarms" is "many" and should be a whole number';
  const somewhere = '"Location" is "somewhere" and should be a point such as (37.74, -122.45)';

  it("is NULL in both stores, and its row is flagged with it", async () => {
    const row = { call_no: "1", als_unit: "perhaps", location: "somewhere" };
    const { told, calls, flags } = await imported(row, { call_no: "2", location: "(37.7, -122.4)" });
    expect([told.rejected, calls[0]!.location, calls[1]!.location]).toEqual([
      0,
      null,
      { x: -122.4, y: 37.7 },
    ]);
    expect(flags).toEqual([["row 1", `"ALS Unit" is "perhaps" and should be true or false; ${somewhere}`]]);
    const [response] = await reported.rows("SELECT als_unit FROM reported_response WHERE row_id = 'row 1'");
    expect(response!.als_unit).toBeNull();
  });

  it.each([
    ["first", ["many", "1"]],
    ["second", ["1", "many"]],
  ])(
    "of a call is that of another row which knows it, and no row is flagged (the %s cannot)",
    async (_, of) => {
      const { calls, flags } = await imported(...of.map((alarms) => ({ call_no: "1", alarms })));
      expect([calls[0]!.alarms, flags]).toEqual([1, []]);
    },
  );

  it("of a call flags each row that holds it, if no row knows it", async () => {
    const rows = ["many", "", "many"].map((alarms) => ({ call_no: "1", alarms }));
    const { calls, flags } = await imported(...rows, { call_no: "2", alarms: "1" });
    expect([calls[0]!.alarms, calls[1]!.alarms]).toEqual([null, 1]);
    expect(flags).toEqual([
      ["row 1", many],
      ["row 3", many],
    ]);
  });

  it("of a response is flagged whatever the call's other rows know", async () => {
    const rows = ["perhaps", "true"].map((als_unit) => ({ call_no: "1", als_unit }));
    expect((await imported(...rows)).flags).toEqual([
      ["row 1", '"ALS Unit" is "perhaps" and should be true or false'],
    ]);
  });
});

describe("a value of a call that is another than an earlier row has", () => {
  const [noon, one] = [TIME, "01/01/2017 01:00:00 PM"];

  it("flags its row with the column and both values, and the first one stays", async () => {
    const first = { call_no: "1", received_at: noon, final_priority: "3", call_type: "Alarms" };
    const other = { received_at: one, final_priority: "2", call_type: "Medical Incident" };
    const { told, calls, contradictions, flags } = await imported(first, { ...first, ...other }, first);
    expect([told.rejected, calls.length, flags]).toEqual([0, 1, []]);
    expect(calls[0]).toMatchObject({ final_priority: "3", call_type: "Alarms" });
    expect(contradictions).toEqual([
      [
        "row 2",
        `"Call Type" is "Medical Incident", and an earlier row of the call has "Alarms"; "Received DtTm" is "${one}", and an earlier row of the call has "${noon}"; "Final Priority" is "2", and an earlier row of the call has "3"`,
      ],
    ]);
  });

  it.each([
    ["a day", "call_date", "12/31/2016", "01/01/2017"],
    ["a number", "alarms", "1", "2"],
    ["a point", "location", "(37.7, -122.4)", "(37.7, -122.5)"],
    ["a text in other letters", "city", "SF", "sf"],
  ])("may be %s", async (_, name, before, said) => {
    const rows = ["", before, "", said, before].map((value) => ({ call_no: "1", [name]: value }));
    const header = EXPORT_COLUMNS.find((column) => column.name === name)!.headers[0];
    expect((await imported(...rows)).contradictions).toEqual([
      ["row 4", `"${header}" is "${said}", and an earlier row of the call has "${before}"`],
    ]);
  });

  it.each([
    ["it is written otherwise", "location", ["(37.70, -122.4)", "POINT (-122.4 37.7)"]],
    ["MySQL's ST_Longitude gives another last digit", "location", [POINT, POINT]],
    ["it is no more than left out", "city", ["SF", ""]],
    ["it cannot be read", "alarms", ["1", "many"]],
  ])("is none where %s", async (_, name, values) => {
    const rows = values.map((value) => ({ call_no: "1", [name]: value }));
    expect((await imported(...rows)).contradictions).toEqual([]);
  });

  it("is none where one hour of November is meant twice", async () => {
    const entry_at = "11/05/2017 01:05:00 AM";
    const rows = ["", "11/05/2017 01:50:00 AM"].map((received_at) => ({
      call_no: "1",
      entry_at,
      received_at,
    }));
    expect((await imported(...rows)).contradictions).toEqual([]);
  });

  it("is told apart from a value of the row that cannot be read", async () => {
    const first = { call_no: "1", city: "SF" };
    const { flags, contradictions } = await imported(first, { ...first, city: "LA", als_unit: "?" });
    expect([flags, contradictions]).toEqual([
      [["row 2", '"ALS Unit" is "?" and should be true or false']],
      [["row 2", '"City" is "LA", and an earlier row of the call has "SF"']],
    ]);
  });
});

it("each value of a call is that of the first row which knows it, and the responses before have its time too", async () => {
  const { calls, told } = await imported(
    { call_no: "1", city: "SF" },
    { call_no: "1", city: "Oakland", received_at: TIME, call_date: "01/01/2017", location: POINT },
    { call_no: "1", received_at: "01/01/2017 01:00:00 PM", postcode: "94103" },
  );
  expect([told.calls, told.responses]).toEqual([1, 3]);
  const received_at = new Date(Date.UTC(2017, 0, 1, 20));
  expect(calls).toEqual([
    expect.objectContaining({
      city: "SF",
      postcode: "94103",
      received_at,
      call_date: "2017-01-01",
      location: { x: -122.414972542075, y: 37.8082633159603 },
    }),
  ]);
  expect(await reported.documents("responses").countDocuments({ received_at })).toBe(3);
});

it("both kinds of flag stand beside the rules, of which none has their name", async () => {
  const { told } = await imported({ call_no: "1" });
  const beside = Object.keys(besideRules);
  expect(Object.keys(told.byRule)).toEqual([...reportedRules().map(({ id }) => id), ...beside]);
  expect(readRules().filter(({ id }) => beside.includes(id))).toEqual([]);
});
