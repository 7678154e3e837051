import { inspect } from "node:util";
import { Decimal128, ObjectId } from "mongodb";
import pl from "nodejs-polars";
import { describe, expect, it } from "vitest";
import { display } from "../../lib/src/show/bundle.js";
import { table, tableBundle } from "../../lib/src/show/table.js";

const html = (rows: unknown, options?: Parameters<typeof tableBundle>[1]): string =>
  String(tableBundle(rows, options)["text/html"]);
const text = (rows: unknown, options?: Parameters<typeof tableBundle>[1]): string =>
  String(tableBundle(rows, options)["text/plain"]);

describe("a table", () => {
  it("shows hostile names as text, in cells, headings, titles and captions", () => {
    const hostile = "<script>alert(1)</script>";
    const robert = "Robert'); DROP TABLE patient;--";
    const shown = html([{ [hostile]: hostile, name: robert, long: `${hostile}${"x".repeat(80)}` }], {
      caption: hostile,
    });
    expect(shown).not.toContain("<script");
    expect(shown.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)?.length).toBeGreaterThanOrEqual(5);
    expect(shown).toContain("Robert&#39;); DROP TABLE patient;--");
    expect(text([{ name: robert }])).toContain(robert);
  });

  it("survives in an untrusted notebook: no style sheet, no script, no class", () => {
    expect(html([{ a: 1 }])).not.toMatch(/<style|<script|class=/);
  });

  it.each([
    [9, ""],
    [10, ""],
    [11, "1 more row"],
    [52, "42 more rows"],
  ])("of %i rows says what it leaves out: %j", (count, note) => {
    const shown = text(Array.from({ length: count }, (_, i) => ({ i })));
    expect(shown.split("\n").filter((line) => /^\s*\d+$/.test(line))).toHaveLength(Math.min(count, 10));
    expect(shown.includes("more row")).toBe(note !== "");
    expect(shown).toContain(note);
  });

  it("takes another limit", () => {
    expect(text([{ i: 1 }, { i: 2 }, { i: 3 }], { limit: 1 })).toBe("i\n-\n1\n2 more rows");
  });

  it.each([
    ["null", null, "NULL"],
    ["a missing field", undefined, "–"],
    ["an instant on the second", new Date("2025-03-01T07:30:00Z"), "2025-03-01T07:30:00Z"],
    ["an instant with milliseconds", new Date("2025-03-01T07:30:00.250Z"), "2025-03-01T07:30:00.250Z"],
    ["an invalid date", new Date("x"), "invalid date"],
    ["the noise of floating point", 0.1 + 0.2, "0.3"],
    ["a long fraction", 2 / 3, "0.666667"],
    ["a fraction above one", 1234.56789012, "1234.56789"],
    ["a tiny number", 1.23456789e-9, "1.23457e-9"],
    ["negative zero", -0, "0"],
    ["a big integer", 12345678901234567890n, "12345678901234567890"],
    ["a boolean", true, "true"],
    ["a Decimal128", Decimal128.fromString("12.50"), "12.50"],
    ["an ObjectId", new ObjectId("65f000000000000000000001"), "65f000000000000000000001"],
    ["an array", [1, "a", null], '[1,"a",null]'],
    ["a document", { at: new Date(0), n: 1n }, '{"at":"1970-01-01T00:00:00Z","n":1}'],
    ["bytes", Buffer.from([0, 255]), "0x00ff"],
    ["a line break", "a\nb", "a↵b"],
    ["an empty text", "", ""],
  ])("prints %s", (_, value, expected) => {
    expect(
      text([
        { a: "first", value },
        { value: "x", a: "" },
      ]).split("\n")[2],
    ).toBe(`first  ${expected}`.trimEnd());
  });

  it("keeps NULL, a missing field and an empty text apart", () => {
    const shown = html([{ a: null, b: "" }, { b: "x" }]);
    expect(shown).toContain('<span style="opacity:0.6">NULL</span>');
    expect(shown).toContain('<span style="opacity:0.6">–</span>');
  });

  it("cuts a long text and keeps the whole one for hovering", () => {
    const long = "y".repeat(80);
    expect(html([{ long }])).toContain(`title="${long}"`);
    expect(html([{ long }])).toContain(`>${"y".repeat(59)}…</td>`);
  });

  it("keeps the notebook small: 2,000 characters for hovering, and 40 columns", () => {
    expect(html([{ long: "y".repeat(1_000_000) }]).length).toBeLessThan(4000);
    const wide = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`c${i}`, i]));
    expect(text([wide])).toContain("c39");
    expect(text([wide])).not.toContain("c40");
    expect(text([wide])).toContain("260 more columns: name those you want in `columns` of table()");
    expect(text([wide], { columns: ["c299"] })).toBe("c299\n----\n 299");
  });

  it("puts numbers to the right, DECIMALs that come as text too, and other texts to the left", () => {
    expect(
      text([
        { n: 1, d: "1.50", t: "1" },
        { n: 100, d: null, t: "long" },
      ]),
    ).toBe(["  n     d  t", "---  ----  ----", "  1  1.50  1", "100  NULL  long"].join("\n"));
    expect(html([{ n: 1 }])).toContain("text-align:right");
  });

  it("has the columns of all shown documents, in order of appearance", () => {
    expect(text([{ a: 1 }, { b: 2, a: 3 }]).split("\n")[0]).toBe("a  b");
  });

  it("shows two columns of one name", () => {
    expect(text({ columns: ["id", "id"], rows: [[1, 2]] })).toBe("id  id\n--  --\n 1   2");
  });

  it("says that there are no rows, with the columns where they are known", () => {
    expect(text([])).toContain("no rows");
    const rows = Object.defineProperty([] as unknown[], "columns", {
      value: [
        { name: "id", type: "INT" },
        { name: "name", type: "VARCHAR(20)" },
      ],
    });
    expect(text(rows)).toBe("id  name\n--  ----\nno rows (2 columns)");
  });

  it("reads the types of an answer from MySQL: DATE without a time, DECIMAL to the right", () => {
    const rows = Object.defineProperty([{ day: new Date("2025-03-01"), sum: "7" }], "columns", {
      value: [
        { name: "day", type: "DATE" },
        { name: "sum", type: "DECIMAL(32,0)" },
      ],
    });
    expect(text(rows)).toBe("day         sum\n----------  ---\n2025-03-01    7");
  });

  it("shows a Polars frame, decimals and dates included", () => {
    const frame = pl
      .DataFrame({ station: ["S1", null], mean: [1.5, 2.25], at: [new Date(0), null] })
      .withColumns(
        pl.col("mean").cast(pl.Decimal(10, 2)).alias("dec"),
        pl.col("at").cast(pl.Date).alias("day"),
      );
    expect(text(frame)).toBe(
      [
        "station  mean  at                     dec  day",
        "-------  ----  --------------------  ----  ----------",
        "S1        1.5  1970-01-01T00:00:00Z  1.50  1970-01-01",
        "NULL     2.25  NULL                  2.25  NULL",
      ].join("\n"),
    );
  });

  it("shows of a large frame only what the limit says", () => {
    const frame = pl.DataFrame({ i: Array.from({ length: 1000 }, (_, i) => i) });
    expect(text(frame)).toContain("990 more rows");
  });

  it("shows chosen columns, and names near ones for a column that is not there", () => {
    expect(text([{ a: 1, b: 2 }], { columns: ["b"] })).toBe("b\n-\n2");
    expect(() => table([{ priority: 1 }], { columns: ["prioritee"] })).toThrow(
      'There is no column "prioritee" to show. Did you mean "priority"?',
    );
  });

  it.each([
    [undefined, "this is undefined"],
    [42, "this is a number"],
    [Promise.resolve([]), 'a promise (did you forget "await"?)'],
  ])("refuses %o, saying what it is", (value, reason) => {
    expect(() => table(value)).toThrow(reason);
  });

  it("prints its plain text on a kernel that knows no bundles", () => {
    expect(inspect(table([{ a: 1 }]))).toBe("a\n-\n1");
    expect(table([{ a: 1 }])[display]()["text/plain"]).toBe("a\n-\n1");
  });
});

it("breaks a sentence in a cell into lines, and no number or name", () => {
  const html = String(
    table([{ name: "a", says: "word ".repeat(30) }], { cellLength: 200 })[display]()["text/html"],
  );
  expect(html.match(/<td style="[^"]*white-space:normal/g)).toHaveLength(1);
  expect(html.match(/<td style="[^"]*white-space:nowrap/g)).toHaveLength(1);
});
