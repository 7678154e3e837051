import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { charactersOf } from "../../../lib/src/hospital/reported/import/characters.js";
import { EXPORT_COLUMNS, placeColumns } from "../../../lib/src/hospital/reported/import/columns.js";
import { type ReportedRecord, rowReader } from "../../../lib/src/hospital/reported/import/row.js";
import { projectRoot } from "../../../lib/src/project.js";

const HEADERS = EXPORT_COLUMNS.map(({ headers }) => headers[0]);
const place = (header: string): number => HEADERS.indexOf(header);
const values = (changes: Readonly<Record<string, string>> = {}): string[] => {
  const row = HEADERS.map(() => "");
  const all = {
    "Call Number": "170010001",
    "Unit ID": "M01",
    RowID: "170010001-M01",
    "Received DtTm": "01/01/2017 12:00:00 PM",
    ...changes,
  };
  for (const [header, value] of Object.entries(all)) row[place(header)] = value;
  return row;
};
const read = (fields: readonly string[]) =>
  rowReader(placeColumns(HEADERS, "f.csv"), HEADERS.length)({ line: 7, fields, raw: fields.join(",") });

describe("a row of an export", () => {
  it("becomes a call and a response; what is empty is left out", () => {
    const row = read(
      values({
        "ALS Unit": "true",
        "Number of Alarms": "2",
        "Dispatch DtTm": "01/01/2017 12:01:00 PM",
        Location: "(37.7, -122.4)",
        "Call Date": "01/01/2017",
      }),
    );
    expect(row).toMatchObject({
      call: {
        call_no: "170010001",
        received_at: Date.UTC(2017, 0, 1, 20),
        call_date: 17_167,
        alarms: 2,
        location: { longitude: -122.4, latitude: 37.7 },
      },
      response: {
        row_id: "170010001-M01",
        call_no: "170010001",
        unit: "M01",
        als_unit: true,
        notified_at: Date.UTC(2017, 0, 1, 20, 1),
      },
    });
    expect(row).not.toHaveProperty("response.on_scene_at");
  });

  it("is read step by step through the hour that is there twice in November", () => {
    const row = read(
      values({ "Received DtTm": "11/05/2017 01:50:00 AM", "Dispatch DtTm": "11/05/2017 01:05:00 AM" }),
    );
    expect(row).toMatchObject({
      call: { received_at: Date.UTC(2017, 10, 5, 8, 50) },
      response: { notified_at: Date.UTC(2017, 10, 5, 9, 5) },
    });
  });

  it("has its point also as newer exports write it, longitude first", () => {
    expect(read(values({ Location: "POINT (-122.4 37.7)" }))).toMatchObject({
      call: { location: { longitude: -122.4, latitude: 37.7 } },
    });
  });

  it.each([
    [
      { "On Scene DtTm": "2017-01-01 12:00" },
      "time",
      '"On Scene DtTm" is "2017-01-01 12:00" and should be a time such as 12/31/2016 11:57:56 PM, from 1900 to 9998 in UTC',
    ],
    [{ "Available DtTm": "12/31/9999 11:59:59 PM" }, "time", '"Available DtTm" is "12/31/9999 11:59:59 PM"'],
    [{ "Call Number": " " }, "key", "no call number"],
    [{ "Unit ID": "" }, "key", "no unit"],
    [{ RowID: "" }, "key", "no row id"],
    [{ "Unit ID": "M".repeat(21) }, "key", '"Unit ID" has 21 characters, and 20 are the most'],
    [{ "Unit ID": "😀".repeat(21) }, "key", '"Unit ID" has 21 characters, and 20 are the most'],
    [{ "On Scene DtTm": `x${"😀".repeat(100)}` }, "time", `"x${"😀".repeat(39)}…" and should be a time`],
    [{ "On Scene DtTm": "x".repeat(500) }, "time", "and should be a time"],
  ])("with %j is rejected (%s)", (changes, reason, detail) => {
    const row = read(values(changes as Record<string, string>));
    expect(row).toMatchObject({ line_no: 7, reason, detail: expect.stringContaining(detail) });
    expect((row as { detail: string }).detail.length).toBeLessThanOrEqual(200);
  });

  it.each([
    [{ "Watch Date": "yesterday" }, '"Watch Date" is "yesterday" and should be a date such as 12/31/2016'],
    [
      { Address: "a".repeat(101) },
      `"Address" is "${"a".repeat(101)}" and should have 100 characters at most`,
    ],
    [
      { "Call Type": "a".repeat(61) },
      `"Call Type" is "${"a".repeat(61)}" and should have 60 characters at most`,
    ],
    [{ "Number of Alarms": "many" }, '"Number of Alarms" is "many" and should be a whole number'],
    [{ "Number of Alarms": "99999" }, '"Number of Alarms" is "99999" and should be a whole number'],
    [{ "ALS Unit": "perhaps" }, '"ALS Unit" is "perhaps" and should be true or false'],
    [
      { Location: "(137.7, -122.4)" },
      '"Location" is "(137.7, -122.4)" and should be a point such as (37.74, -122.45)',
    ],
  ])("with %j is loaded without the value, and tells of it", (changes, told) => {
    const all = read(values());
    const row = read(values(changes as unknown as Record<string, string>));
    expect(row).toMatchObject({ unreadable: [{ told }] });
    expect({ ...row, raw: "", unreadable: [] }).toEqual({ ...all, raw: "" });
  });

  it("counts an emoji as one character, as both stores do", () => {
    const address = "😀".repeat(100);
    expect(read(values({ Address: address }))).toMatchObject({ call: { address }, unreadable: [] });
  });

  it("tells no more of a value, or of a header, than the stores can hold", () => {
    const headers = HEADERS.map((header) => (header === "On Scene DtTm" ? header + "!".repeat(250) : header));
    const under = rowReader(placeColumns(headers, "f.csv"), headers.length);
    const row = under({ line: 7, fields: values({ "On Scene DtTm": "日".repeat(500) }), raw: "" });
    expect(row).toMatchObject({
      detail: expect.stringContaining('"On Scene DtTm!!!!!!!!!!!!!!!!!!!!!!!!!!!…"'),
    });
    expect(charactersOf((row as { detail: string }).detail)).toBeLessThanOrEqual(200);
    const all = values(
      Object.fromEntries(
        EXPORT_COLUMNS.filter(({ kind, required }) => kind !== "time" && required === undefined).map(
          ({ headers: [header] }) => [header, "😀".repeat(700)],
        ),
      ),
    );
    const { unreadable } = read(all) as ReportedRecord;
    expect(unreadable.length).toBeGreaterThan(15);
    expect(Buffer.byteLength(unreadable.map(({ told }) => told).join("; "))).toBeLessThan(65_536);
  });

  it("has no sign at zero degrees, and the meridian of 180 degrees as MySQL writes it", () => {
    const location = (text: string) =>
      (read(values({ Location: text })) as { call: { location: object } }).call.location;
    expect(location("(-0.0, -0)")).toEqual({ longitude: 0, latitude: 0 });
    expect(location("(0, -180)")).toEqual({ longitude: 180, latitude: 0 });
  });

  it("with another number of fields is rejected", () => {
    expect(read(values().slice(1))).toMatchObject({
      reason: "field count",
      detail: "33 fields instead of 34",
    });
    expect(read([...values(), ""])).toMatchObject({
      reason: "field count",
      detail: "35 fields instead of 34",
    });
  });
});

describe("the header of an export", () => {
  const placed = (headers: readonly string[]) =>
    new Map(placeColumns(headers, "f.csv").map((each) => [each.name, each.place]));
  const with_ = (header: string, other: string) => HEADERS.map((each) => (each === header ? other : each));

  it.each([
    "Neighborhood  District",
    "Neighborhooods - Analysis Boundaries",
    "neighborhoods_analysis_boundaries",
  ])("may spell the neighbourhood %s", (spelling) => {
    const known = HEADERS.find((header) => header.startsWith("Neighborhooods"))!;
    expect(placed(with_(known, spelling)).get("neighbourhood")).toBe(place(known));
  });

  it("may have columns in another order, more of them, and lack some that are not needed", () => {
    const headers = ["data_as_of", ...HEADERS.filter((header) => header !== "Box")].reverse();
    expect(placed(headers).get("row_id")).toBe(headers.indexOf("RowID"));
    expect(placed(headers).has("box")).toBe(false);
  });

  it.each([
    ["Hospital DtTm", "Hospitl DtTm", 'there is no column "Hospital DtTm". Did you mean "Hospitl DtTm"?'],
    ["RowID", "Extra", 'there is no column "RowID".'],
  ])("without %s is refused, with what comes near", (header, other, message) => {
    expect(() => placed(with_(header, other))).toThrow(message);
  });

  it("with a column twice is refused", () => {
    expect(() => placed([...HEADERS, "unit id"])).toThrow('the column "unit id" is there twice');
  });

  it("leads to columns of sql/schema, as long as they are there", () => {
    const schema = readFileSync(join(projectRoot(), "sql", "schema", "07-reported.sql"), "utf8");
    for (const { name, of, longest } of EXPORT_COLUMNS) {
      const table = schema.slice(schema.indexOf(`CREATE TABLE reported_${of} (`));
      const type = new RegExp(`^  ${name} +(\\w+)(?:\\((\\d+)\\))?`, "m").exec(table)!;
      expect([name, type[1] === "VARCHAR" ? Number(type[2]) : undefined]).toEqual([name, longest]);
    }
  });
});
