import { inspect } from "node:util";
import { Decimal128, ObjectId } from "mongodb";
import pl from "nodejs-polars";
import { describe, expect, it } from "vitest";
import { display } from "../../../lib/src/show/bundle.js";
import { createCheck, defineExercises, type Exercise } from "../../../lib/src/workbook/exercise/index.js";

const STATIONS = [
  { station_code: "S1", calls: 12, in_time: 9 },
  { station_code: "S2", calls: 3, in_time: 3 },
  { station_code: "S3", calls: 7, in_time: 0 },
  { station_code: "S4", calls: 5, in_time: 4 },
  { station_code: "S6", calls: 0, in_time: null },
];

const exercises = defineExercises<{ factor: number }>([
  {
    id: "stations-in-time",
    prompt: "How many calls had their first unit on scene in time, per station?",
    ordered: true,
    reference: () => STATIONS,
    hint: "Which join keeps a station that nothing joins to?",
  },
  {
    id: "stations-any-order",
    prompt: "The same in any order.",
    ordered: false,
    reference: async () => STATIONS,
    hint: (difference) => `(${difference.kind})`,
  },
  {
    id: "mean-wait",
    prompt: "The mean wait per priority, to one decimal.",
    ordered: false,
    digits: { wait: 1 },
    reference: () => [
      { priority: "Critical", wait: 4.25 },
      { priority: "Emergent", wait: 7 / 3 },
    ],
    hint: "Average over calls, not over dispatches.",
  },
  {
    id: "first-calls",
    prompt: "When did they call?",
    ordered: false,
    reference: () => [{ call_id: 1, at: new Date("2025-03-01T00:00:00Z"), urgent: true }],
    hint: "",
  },
  { id: "nobody", prompt: "Who?", ordered: false, reference: () => [], hint: "Is there anyone at all?" },
  {
    id: "how-many",
    prompt: "How many?",
    ordered: false,
    reference: ({ factor }) => 21 * factor,
    hint: "Count again.",
  },
]);
const check = createCheck(exercises, () => ({ factor: 2 }));
const message = async (id: string, value: unknown): Promise<string> => (await check(id, value)).message;
const HINT = "Which join keeps a station that nothing joins to?";

describe("a right answer", () => {
  it.each([
    ["row objects", STATIONS],
    [
      "rows with their columns in another order",
      STATIONS.map(({ in_time, ...row }) => ({ in_time, ...row })),
    ],
    [
      "columns beside rows",
      { columns: Object.keys(STATIONS[0]!), rows: STATIONS.map((row) => Object.values(row)) },
    ],
    ["mysql2's pair of rows and fields", [STATIONS, []]],
    ["a Polars frame", pl.DataFrame(STATIONS)],
    [
      "numbers as BigInt, Decimal128 and Decimal",
      [{ station_code: "S1", calls: 12n, in_time: Decimal128.fromString("9") }, ...STATIONS.slice(1)],
    ],
    ["a missing field where NULL is expected", [...STATIONS.slice(0, 4), { station_code: "S6", calls: 0 }]],
  ])("may be given as %s", async (_, value) => {
    const verdict = await check("stations-in-time", value);
    expect(verdict.message).toBe("stations-in-time: all 5 rows match.");
    expect(verdict.correct).toBe(true);
    expect(verdict.difference).toBeUndefined();
  });

  it("may have its numbers as text only if the server says that they are DECIMAL", async () => {
    const typed = Object.defineProperty(
      STATIONS.map((row) => ({ ...row, calls: String(row.calls) })),
      "columns",
      {
        value: [
          { name: "station_code", type: "VARCHAR(4)" },
          { name: "calls", type: "DECIMAL(32,0)" },
          { name: "in_time", type: "BIGINT" },
        ],
      },
    );
    expect(await message("stations-in-time", typed)).toBe("stations-in-time: all 5 rows match.");
  });

  it("may come in any order where order does not count", async () => {
    expect(await message("stations-any-order", [...STATIONS].reverse())).toBe(
      "stations-any-order: all 5 rows match.",
    );
  });

  it.each([
    ["exactly", 4.25, 7 / 3],
    ["rounded", 4.3, 2.3],
    ["with more digits than asked for", 4.25, 2.3333],
  ])("is compared to the declared decimals: %s", async (_, critical, emergent) => {
    const rows = [
      { priority: "Emergent", wait: emergent },
      { priority: "Critical", wait: critical },
    ];
    expect(await message("mean-wait", rows)).toBe("mean-wait: all 2 rows match.");
  });

  it.each([
    ["an instant", new Date("2025-03-01T00:00:00Z")],
    ["a text of the day", "2025-03-01"],
    ["MySQL's text of the instant", "2025-03-01 00:00:00"],
  ])("may give a time as %s, and true as 1", async (_, at) => {
    expect(await message("first-calls", [{ call_id: 1, at, urgent: 1 }])).toBe(
      "first-calls: the one row matches.",
    );
  });

  it("may be no rows", async () => {
    expect(await message("nobody", [])).toBe("nobody: right, there are no rows.");
  });

  it.each([
    ["a number", 42],
    ["a BigInt", 42n],
    ["one row of one column", [{ n: 42 }]],
  ])("may be one value, given as %s", async (_, value) => {
    expect(await message("how-many", value)).toBe("how-many: right.");
  });

  it("is computed from the context that is passed", async () => {
    expect((await check("how-many", 21, { factor: 1 })).correct).toBe(true);
  });
});

describe("a wrong answer is told", () => {
  const without = (code: string) => STATIONS.filter((row) => row.station_code !== code);
  const changed = (code: string, change: object) =>
    STATIONS.map((row) => (row.station_code === code ? { ...row, ...change } : row));

  it.each<[string, unknown, string]>([
    ["a missing row", without("S6"), "4 of 5 rows match. Row `S6` is missing."],
    [
      "several missing rows",
      STATIONS.slice(0, 1),
      "1 of 5 rows match. Rows `S2`, `S3`, `S4` and 1 more are missing.",
    ],
    [
      "an extra row",
      [...STATIONS, { station_code: "S9", calls: 1, in_time: 1 }],
      "not yet, 1 row too many. Row `S9` does not belong in the answer.",
    ],
    [
      "the first differing column of a row",
      changed("S6", { in_time: 0 }),
      "4 of 5 rows match. Row 5 (S6), `in_time`: expected NULL, got 0.",
    ],
    [
      "how many rows differ",
      STATIONS.map((row) => ({ ...row, calls: row.calls + 1 })),
      "0 of 5 rows match. Row 1 (S1), `calls`: expected 12, got 13. 4 more rows differ.",
    ],
    [
      "a repeated row",
      [...STATIONS, STATIONS[0]],
      "not yet, 1 row too many. Row `S1` is there twice; once is right.",
    ],
    [
      "a wrong order",
      [...STATIONS].reverse(),
      "all 5 rows are right, but in another order. Row 1: expected `S1`, got `S6`.",
    ],
    [
      "a column by another name",
      STATIONS.map(({ in_time, ...row }) => ({ ...row, inTime: in_time })),
      "the columns differ. The column `in_time` is missing; is it your `inTime`?",
    ],
    [
      "a column too many",
      STATIONS.map((row) => ({ ...row, weather: "fine" })),
      "the columns differ. A column that nobody asked for: `weather`.",
    ],
    [
      "a column missing",
      STATIONS.map(({ calls: _, ...row }) => row),
      "the columns differ. The column `calls` is missing.",
    ],
    [
      "text in place of numbers",
      STATIONS.map((row) => ({ ...row, calls: String(row.calls) })),
      '0 of 5 rows match. `calls` should hold numbers such as 12, but holds text such as "12".',
    ],
    ["no rows", [], "the answer has no rows; 5 rows are expected."],
    [
      "one value in place of rows",
      5,
      "rows with the columns `station_code`, `calls`, `in_time` are expected, not one value.",
    ],
  ])("%s", async (_, value, expected) => {
    const verdict = await check("stations-in-time", value);
    expect(verdict.message).toBe(`stations-in-time: ${expected} ${HINT}`);
    expect(verdict.correct).toBe(false);
  });

  it.each<[string, unknown, string]>([
    ["undefined", undefined, "The value is undefined"],
    ["a promise", Promise.resolve(STATIONS), "Did you forget await?"],
    ["a function", () => STATIONS, "Call it"],
    ["a cursor", { toArray() {}, hasNext() {} }, "Add .toArray() and await it."],
    ["a lazy frame", pl.DataFrame(STATIONS).lazy(), "Add .collect() and await it."],
    ["a grouped frame", pl.DataFrame(STATIONS).groupBy("calls"), "Add .agg(…)."],
  ])("that it is not finished: %s", async (_, value, expected) => {
    expect(await message("stations-in-time", value)).toContain(expected);
  });

  it("a wrong value", async () => {
    expect(await message("how-many", 41)).toBe("how-many: expected 42, got 41. Count again.");
    expect(await message("how-many", "42")).toBe('how-many: expected 42, got "42". Count again.');
    expect(await message("how-many", STATIONS)).toContain("one value is expected, not rows.");
  });

  it("a mean that misses by more than the declared decimals", async () => {
    const rows = [
      { priority: "Critical", wait: 4.25 },
      { priority: "Emergent", wait: 2.4 },
    ];
    expect(await message("mean-wait", rows)).toContain(
      "Row 2 (Emergent), `wait`: expected 2.333333, got 2.4.",
    );
  });

  it("no rows where there is nothing to find, and what to run first", async () => {
    const needy = createCheck<null>(
      [
        {
          id: "waiting",
          prompt: "",
          ordered: false,
          reference: () => [],
          needs: "Run the cell above.",
          hint: "",
        },
      ],
      () => null,
    );
    for (const rows of [[], [{ visit_id: 3 }]]) {
      const verdict = await needy("waiting", rows);
      expect(verdict.correct).toBe(false);
      expect(verdict.message).toBe("waiting: there is nothing to find at the moment. Run the cell above.");
    }
  });

  it("rows where none are expected", async () => {
    expect(await message("nobody", [{ name: "x" }])).toContain("does not belong in the answer");
  });

  it("by a hint that looks at the rows that were handed in, decimals as numbers", async () => {
    const looking = createCheck<null>(
      [
        {
          id: "share",
          prompt: "",
          ordered: false,
          reference: () => STATIONS,
          hint: (_, rows) => `${rows.length} rows, ${typeof rows[0]?.calls}, ${rows[0]?.in_time}`,
        },
      ],
      () => null,
    );
    const rows = Object.assign([{ station_code: "S1", calls: "12", in_time: null }], {
      columns: [
        { name: "station_code", type: "CHAR" },
        { name: "calls", type: "DECIMAL" },
        { name: "in_time", type: "DECIMAL" },
      ],
    });
    expect((await looking("share", rows)).message).toContain("1 rows, number, null");
    expect((await looking("share", 3)).message).toContain("0 rows, undefined, undefined");
  });

  it("by a hint that looks at the difference", async () => {
    expect(await message("stations-any-order", [])).toContain("(empty)");
    expect(await message("stations-any-order", STATIONS.slice(1))).toContain("(rows)");
  });

  it("in an id's own text where a row's key is an identifier", async () => {
    const id = new ObjectId("65f000000000000000000001");
    const one = createCheck<null>(
      [{ id: "a", prompt: "", ordered: false, reference: () => [{ _id: id, n: 1 }], hint: "" }],
      () => null,
    );
    expect((await one("a", [{ _id: id, n: 2 }])).message).toBe(
      "a: 0 of 1 row matches. Row 1 (65f000000000000000000001), `n`: expected 1, got 2.",
    );
  });
});

describe("a verdict", () => {
  it("shows itself, escaped, with a word beside its colour", async () => {
    const rows = [...STATIONS, { station_code: "<script>alert(1)</script>", calls: 1, in_time: 1 }];
    const verdict = await check("stations-in-time", rows);
    const html = String(verdict[display]()["text/html"]);
    expect(html).toContain("<strong>Not yet.</strong>");
    expect(html).toContain("<code>&lt;script&gt;alert(1)&lt;/script&gt;</code>");
    expect(html).not.toContain("<script");
    expect(inspect(verdict)).toBe(verdict.message);
    expect(String((await check("nobody", []))[display]()["text/html"])).toContain("<strong>Right.</strong>");
  });

  it("of a large and very wrong answer comes within seconds", async () => {
    const rows = Array.from({ length: 20_000 }, (_, id) => ({ id, n: id * 2 }));
    const large = createCheck<null>(
      [{ id: "large", prompt: "", ordered: false, reference: () => rows, hint: "" }],
      () => null,
    );
    const started = performance.now();
    const verdict = await large(
      "large",
      rows.map(({ id, n }) => ({ id, n: n + 1 })),
    );
    expect(verdict.message).toContain(
      "0 of 20000 rows match. Row 1 (0), `n`: expected 0, got 1. 19999 more rows differ.",
    );
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe("an exercise", () => {
  it("that does not exist is an error with near ids", async () => {
    await expect(check("station-in-time", [])).rejects.toMatchObject({
      code: "UNKNOWN_EXERCISE",
      message: 'There is no exercise "station-in-time". Did you mean "stations-in-time"?',
    });
  });

  it.each([
    ["twice the same id", ["a", "a"], 'Two exercises have the id "a".'],
    ["an id that is no word", ["A b"], 'Exercise id "A b" is not made of lower-case words with hyphens.'],
  ])("is refused when defined with %s", (_, ids, expected) => {
    const list = ids.map(
      (id): Exercise => ({ id, prompt: "", ordered: false, reference: () => 1, hint: "" }),
    );
    expect(() => defineExercises(list)).toThrow(expected);
  });

  it("whose reference is no answer is an error, not a wrong answer", async () => {
    const broken = createCheck<null>(
      [{ id: "a", prompt: "", ordered: false, reference: () => undefined, hint: "" }],
      () => null,
    );
    await expect(broken("a", [])).rejects.toMatchObject({ code: "EXERCISE_REFERENCE" });
  });
});
