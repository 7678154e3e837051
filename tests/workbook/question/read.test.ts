import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HersError } from "../../../lib/src/errors.js";
import { parseQuestion, readQuestion, readQuestions } from "../../../lib/src/workbook/question/index.js";
import { LINES, withLines } from "./written.js";

const read = (text: string, id = "late-calls") => parseQuestion(text, id, `sql/questions/${id}.sql`);

/** Code and message of the error. */
function refusal(action: () => unknown): { code: string; message: string } {
  try {
    action();
  } catch (error) {
    if (error instanceof HersError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error("Nothing was refused.");
}

describe("a question is read", () => {
  it("with every field, parameter and line", () => {
    expect(read(LINES.join("\n"))).toEqual({
      id: "late-calls",
      question: "Which calls came late?",
      why: "Somebody waits.",
      concept: "WHERE",
      chapter: "05-questions",
      columns: [
        { name: "call_no", type: "text", nullable: false },
        { name: "wait_min", type: "decimal", scale: 1, nullable: true },
        { name: "late", type: "boolean", nullable: false },
      ],
      ordered: true,
      parameters: [
        { name: "least_s", type: "integer", default: 60, line: 7 },
        { name: "sign", type: "text", default: "A-11", line: 8 },
      ],
      sql: LINES.slice(10, 14).join("\n").replace(";", ""),
      file: "sql/questions/late-calls.sql",
      lines: { question: 1, why: 2, concept: 3, chapter: 4, columns: 5, ordered: 6, sql: 11 },
    });
  });

  it("with Windows' line ends and a byte order mark", () => {
    const { columns, parameters, lines } = read(`\uFEFF${LINES.join("\r\n")}`);
    expect([columns.length, parameters.length, lines.sql]).toEqual([3, 2, 11]);
  });

  it("with a field that goes on in further lines", () => {
    const { columns, lines } = read(
      withLines({ 5: "-- columns: call_no text,\n--   wait_min decimal(1)?,\n--   late boolean" }),
    );
    expect(columns.map(({ name }) => name)).toEqual(["call_no", "wait_min", "late"]);
    expect(lines.ordered).toBe(8);
  });

  it.each([
    ["5", "integer", 5],
    ["-5", "integer", -5],
    ["9223372036854775807", "integer", "9223372036854775807"],
    ["0.50", "decimal", "0.50"],
    ["-0.5", "decimal", "-0.5"],
    ["''", "text", ""],
    ["'it''s; -- 5'", "text", "it's; -- 5"],
    ['\'[{"a": 1},\n {"a": 2}]\'', "text", '[{"a": 1},\n {"a": 2}]'],
    ["DATE '2024-02-29'", "date", "2024-02-29"],
    ["date'2025-03-01'", "date", "2025-03-01"],
    ["TIMESTAMP '2025-03-01 08:00:00'", "instant", "2025-03-01T08:00:00.000Z"],
    ["TIMESTAMP '2025-03-01 08:00:00.5'", "instant", "2025-03-01T08:00:00.500Z"],
  ])("a default %s is %s", (literal, type, value) => {
    const [parameter] = read(withLines({ 7: `SET @least_s = ${literal};` })).parameters;
    expect(parameter).toEqual({ name: "least_s", type, default: value, line: 7 });
  });

  it("with ranges of its parameters", () => {
    const { parameters, lines } = read(withLines({ 6: "-- ordered: yes\n-- ranges: least_s 0 to 600" }));
    expect(parameters).toEqual([
      { name: "least_s", type: "integer", default: 60, line: 8, range: { least: 0, most: 600 } },
      { name: "sign", type: "text", default: "A-11", line: 9 },
    ]);
    expect(lines.ranges).toBe(7);
    const dates = {
      6: "-- ordered: yes\n-- ranges: least_s 2025-01-01 to 2025-12-31",
      7: "SET @least_s = DATE '2025-03-01';",
    };
    expect(read(withLines(dates)).parameters[0]!.range).toEqual({ least: "2025-01-01", most: "2025-12-31" });
  });

  it("what stands in strings, names and comments is no variable", () => {
    const statement =
      "SELECT call_no, wait_min, late -- @one\nFROM `@two` # @three\nWHERE a = '@four' /* @five */";
    const text = withLines({ 11: statement, 12: null });
    expect(read(text).parameters).toHaveLength(2);
  });

  it("a variable's name has no case", () => {
    const text = withLines({ 13: "WHERE wait_s >= @LEAST_S AND call_sign = @Sign" });
    expect(read(text).parameters).toHaveLength(2);
  });

  it("system variables are none of its parameters", () => {
    expect(read(withLines({ 12: "FROM waits JOIN (SELECT @@sql_mode) AS m" })).parameters).toHaveLength(2);
  });
});

describe("a wrong header is refused with its line", () => {
  it.each<[string, Record<number, string | null>, number, RegExp]>([
    ["no question", { 1: null }, 1, /no field "question"\. Add a line like/],
    ["no order", { 6: null }, 1, /no field "ordered"/],
    ["an empty field", { 3: "-- concept:" }, 3, /the field "concept" is empty/],
    ["a field twice", { 2: "-- concept: two" }, 3, /"concept" is there twice/],
    [
      "an unknown field",
      { 3: "-- concpet: WHERE" },
      3,
      /no header field "concpet"\. The fields are question, why/,
    ],
    ["a line that is no field", { 3: "-- concept WHERE" }, 3, /is no header field/],
    ["a first line that continues nothing", { 1: "--   more" }, 1, /is no header field/],
    [
      "a field called like a member of objects",
      { 3: "-- constructor: x" },
      3,
      /no header field "constructor"/,
    ],
    ["an order of maybe", { 6: "-- ordered: maybe" }, 6, /ordered is "maybe"\. Write yes or no/],
    ["a chapter without a number", { 4: "-- chapter: questions" }, 4, /"questions" is no chapter/],
    ["a column without a type", { 5: "-- columns: call_no" }, 5, /"call_no" declares no column/],
    ["a comma too many", { 5: "-- columns: call_no text," }, 5, /"" declares no column/],
    ["a comma too few", { 5: "-- columns: a text b text" }, 5, /"a text b text" declares no column/],
    [
      "an unknown type",
      { 5: "-- columns: a varchar" },
      5,
      /"a" has the type "varchar"\. The types are integer/,
    ],
    ["a decimal without a scale", { 5: "-- columns: a decimal" }, 5, /needs its digits behind the point/],
    ["a decimal of scale 0", { 5: "-- columns: a decimal(0)" }, 5, /or integer for none/],
    ["a decimal of scale 31", { 5: "-- columns: a decimal(31)" }, 5, /1 to 30/],
    ["a scale where there is none", { 5: "-- columns: a text(3)" }, 5, /"a text" has no scale/],
    ["a name in capitals", { 5: "-- columns: CallNo text" }, 5, /"CallNo" is no name for a column/],
    [
      "no range",
      { 6: "-- ordered: yes\n-- ranges: least_s" },
      7,
      /"least_s" is no range\. Write "name 1 to 100"/,
    ],
    ["an empty range", { 6: "-- ordered: yes\n-- ranges:" }, 7, /"" is no range/],
    ["a range of nothing", { 6: "-- ordered: yes\n-- ranges: x 1 to 2" }, 7, /no parameter "x"/],
    ["a range of a text", { 6: "-- ordered: yes\n-- ranges: sign A to B" }, 7, /only numbers and dates/],
    [
      "a range of another type",
      { 6: "-- ordered: yes\n-- ranges: least_s 0.5 to 90" },
      7,
      /its type, integer/,
    ],
    ["a range that ends first", { 6: "-- ordered: yes\n-- ranges: least_s 90 to 30" }, 7, /not within it/],
    [
      "a range without its default",
      { 6: "-- ordered: yes\n-- ranges: least_s 61 to 90" },
      7,
      /not within it/,
    ],
    ["two ranges", { 6: "-- ordered: yes\n-- ranges: least_s 0 to 90, least_s 1 to 90" }, 7, /two ranges/],
    ["a name twice", { 5: "-- columns: a text, b date, a text" }, 5, /"a" is declared twice/],
  ])("%s", (_, changes, line, message) => {
    const found = refusal(() => read(withLines(changes)));
    expect(found.code).toBe("HEADER_WRONG");
    expect(found.message).toMatch(message);
    expect(found.message).toMatch(new RegExp(`^sql/questions/late-calls\\.sql:${line}: `));
  });
});

describe("wrong parameters and statements are refused with their line", () => {
  it.each<[string, Record<number, string | null>, number, RegExp]>([
    [
      "an expression as a default",
      { 7: "SET @least_s = 30 + 30;" },
      7,
      /default of @least_s is 30 \+ 30\. Write a literal/,
    ],
    ["a backslash in a text", { 8: "SET @sign = 'A\\'11';" }, 8, /no backslash/],
    ["NULL as a default", { 7: "SET @least_s = NULL;" }, 7, /Write a literal/],
    ["a day that is not", { 7: "SET @least_s = DATE '2025-02-30';" }, 7, /Write a literal/],
    ["an hour that is not", { 7: "SET @least_s = TIMESTAMP '2025-02-01 24:00:00';" }, 7, /Write a literal/],
    ["a number beyond BIGINT", { 7: "SET @least_s = 9223372036854775808;" }, 7, /Write a literal/],
    ["a system setting", { 7: "SET sql_mode = '';" }, 7, /sets no parameter/],
    ["a name in capitals", { 7: "SET @Least = 5;" }, 7, /in lower case/],
    ["two in one SET", { 7: "SET @least_s = 5, @b = 6;" }, 7, /Write a literal/],
    [
      "a parameter twice",
      { 8: "SET @least_s = 5;", 13: "WHERE wait_s >= @least_s" },
      8,
      /@least_s is set twice/,
    ],
    ["one that is not read", { 13: "WHERE wait_s >= @least_s" }, 8, /does not read @sign/],
    ["one that is not set", { 8: null }, 12, /@sign is not set\. Add a line like SET @sign/],
    ["no statement", { 11: null, 12: null, 13: null, 14: null }, 8, /has no statement/],
    ["nothing at all", { 7: null, 8: null, 11: null, 12: null, 13: null, 14: null }, 1, /has no statement/],
    ["a second statement", { 14: "ORDER BY call_no;\nSELECT 2;" }, 15, /a second statement begins here/],
    ["SET behind the statement", { 14: "ORDER BY call_no;\nSET @late = 1;" }, 15, /Move it up/],
    ["a statement that changes rows", { 11: "DELETE", 12: "FROM waits" }, 11, /begins with DELETE/],
  ])("%s", (_, changes, line, message) => {
    const found = refusal(() => read(withLines(changes)));
    expect(found.code).toBe("QUESTION_WRONG");
    expect(found.message).toMatch(message);
    expect(found.message).toMatch(new RegExp(`^sql/questions/late-calls\\.sql:${line}: `));
  });

  it("a string that never ends", () => {
    const found = refusal(() => read(withLines({ 13: "WHERE wait_s >= @least_s AND call_sign = '@sign" })));
    expect(found).toMatchObject({ code: "SCRIPT_MALFORMED" });
    expect(found.message).toMatch(/late-calls\.sql:13: a string begins here/);
  });

  it("a file that is named otherwise", () => {
    const found = refusal(() => read(LINES.join("\n"), "Late_Calls"));
    expect(found.code).toBe("QUESTION_WRONG");
    expect(found.message).toMatch(/"Late_Calls" is no id/);
  });
});

describe("from files", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hers-questions-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("reads a folder by name and passes over other files", () => {
    for (const name of ["b.sql", "a.sql", "notes.md"]) writeFileSync(join(folder, name), LINES.join("\n"));
    expect(readQuestions(folder).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("says which file is not there", () => {
    const found = refusal(() => readQuestion(join(folder, "nowhere.sql")));
    expect(found.code).toBe("QUESTION_MISSING");
    expect(found.message).toMatch(/nowhere\.sql: the question cannot be read \(ENOENT\)/);
  });
});
