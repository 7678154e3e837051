import { describe, expect, it } from "vitest";
import { display } from "../../lib/src/show/bundle.js";
import { rowsThatDiffer } from "../../lib/src/show/rows-that-differ.js";

const text = (...args: Parameters<typeof rowsThatDiffer>): string =>
  String(rowsThatDiffer(...args)[display]()["text/plain"]);

describe("the rows in which two answers differ", () => {
  it("are those with another value, with both values and without the columns that are equal", () => {
    const wrong = [
      { mrn: "M1", kind: "observation", at: 1 },
      { mrn: "M2", kind: "procedure", at: 2 },
    ];
    const right = [
      { mrn: "M1", kind: "medication", at: 1 },
      { mrn: "M2", kind: "procedure", at: 2 },
    ];
    expect(text({ wrong, right }, ["mrn"])).toBe(
      [
        "wrong: 2 rows, right: 2 rows. 1 row differs.",
        "mrn  kind, wrong  kind, right",
        "---  -----------  -----------",
        "M1   observation  medication",
      ].join("\n"),
    );
  });

  it("are those of one answer alone, in the order of the right one", () => {
    const wrong = [
      { call: 2, priority: 1 },
      { call: 12, priority: 1 },
    ];
    const right = [
      { call: 1, priority: 3 },
      { call: 2, priority: 1 },
    ];
    expect(text({ wrong, right }, ["call"]).split("\n").slice(1)).toEqual([
      "call  priority  only in",
      "----  --------  -------",
      "   1         3  right",
      "  12         1  wrong",
    ]);
  });

  it("are of both kinds at once: then `no row` stands where there is none", () => {
    const wrong = [{ call: 2, priority: 1 }];
    const right = [
      { call: 1, priority: 3 },
      { call: 2, priority: 2 },
    ];
    expect(text({ wrong, right }, ["call"]).split("\n").slice(1)).toEqual([
      "call  priority, wrong  priority, right",
      "----  ---------------  ---------------",
      "   1  no row                         3",
      "   2  1                              2",
    ]);
  });

  it("are told by the key alone where there is nothing else, even against no rows at all", () => {
    const told = text({ "NOT IN": [], "NOT EXISTS": [{ mrn: "M1" }] }, ["mrn"]);
    expect(told).toContain("NOT IN: 0 rows, NOT EXISTS: 1 row. 1 row differs.");
    expect(told).toContain("M1   NOT EXISTS");
  });

  it("are the second of a pair that the other answer has once", () => {
    const told = rowsThatDiffer({ wrong: [{ id: 1 }, { id: 1 }], right: [{ id: 1 }] }, ["id"]);
    expect(told.differing).toBe(1);
  });

  it("are none where the answers are the same, and the order is told apart from that", () => {
    const rows = [{ id: 1 }, { id: 2 }];
    expect(text({ a: rows, b: rows }, ["id"])).toBe("a: 2 rows, b: 2 rows. No row differs.");
    expect(text({ a: rows, b: [...rows].reverse() }, ["id"])).toBe(
      "a: 2 rows, b: 2 rows. The same rows, in another order.",
    );
  });

  it("keep a day a day", () => {
    const dated = (day: string) =>
      Object.assign([{ id: 1, day: new Date(day) }], {
        columns: [
          { name: "id", type: "INT" },
          { name: "day", type: "DATE" },
        ],
      });
    expect(text({ a: dated("2025-03-01"), b: dated("2025-03-02") }, ["id"])).toContain(
      "1  2025-03-01  2025-03-02",
    );
  });

  it("cannot be told of one answer, of what has no rows, or by a column that is not there", () => {
    expect(() => rowsThatDiffer({ a: [] }, ["id"])).toThrow("compares two answers");
    expect(() => rowsThatDiffer({ a: Promise.resolve([]), b: [] }, ["id"])).toThrow("forget await");
    expect(() => rowsThatDiffer({ a: [{ mrn: 1 }], b: [{ mrn: 1 }] }, ["mrm"])).toThrow('"mrn"');
  });
});
