import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chapter, hospital } from "../../../lib/src/hospital/chapter.js";
import { exercises } from "../../../lib/src/hospital/exercises/06-transactions.js";
import { plan } from "../../../lib/src/stores/mysql/plan/index.js";
import { createCheck } from "../../../lib/src/workbook/exercise/index.js";

let chapter: Chapter;
beforeAll(async () => {
  chapter = await hospital("test-exercises-06");
  // As the chapter does: two calls of that night stand at the edge of the evening.
  for (const edge of ["2025-03-03 23:59:59.500", "2025-03-04"])
    await chapter.mysql.query(`UPDATE emergency_call SET received_at = '${edge}'
      WHERE received_at >= '2025-03-04' AND received_at <> '2025-03-04' ORDER BY received_at LIMIT 1`);
  await chapter.mysql.query("ANALYZE TABLE emergency_call");
});
afterAll(() => chapter.close());

const check = createCheck(exercises, () => chapter);

/** What a learner hands in for a statement. */
async function handIn(condition: string): Promise<unknown> {
  const statement = `SELECT call_no, received_at FROM emergency_call ${condition}`;
  const { rowsRead: read } = await plan(chapter.mysql, statement);
  const [calls] = await chapter.mysql.query(statement);
  return calls.map(({ call_no }) => ({ call_no, read }));
}

describe("read-less", () => {
  it.each([
    "WHERE received_at >= '2025-03-03 18:00' AND received_at < '2025-03-04'",
    "WHERE received_at BETWEEN '2025-03-03 18:00' AND '2025-03-03 23:59:59.999' ORDER BY received_at DESC",
  ])("takes a range: %s", async (condition) => {
    expect((await check("read-less", await handIn(condition))).message).toContain("all 9 rows match");
  });

  it.each([
    ["WHERE DATE(received_at) = '2025-03-03' AND HOUR(received_at) >= 18", "Which range of `received_at`"],
    ["WHERE received_at >= '2025-03-03' AND received_at < '2025-03-04'", "begins at 18:00 sharp"],
    [
      "WHERE received_at BETWEEN '2025-03-03 18:00' AND '2025-03-04'",
      "a call at midnight sharp belongs to the next day",
    ],
    ["WHERE received_at BETWEEN '2025-03-03 18:00' AND '2025-03-03 23:59'", "The evening is longer"],
    ["WHERE received_at BETWEEN '2025-03-03 18:00' AND '2025-03-03 23:59:59'", "The evening is longer"],
    ["LIMIT 9", "Not all of them are of that evening"],
  ])("does not take %s", async (condition, hint) => {
    const verdict = await check("read-less", await handIn(condition));
    expect(verdict.correct).toBe(false);
    expect(verdict.message).toContain(hint);
  });

  it("does not take the number of rows alone", async () => {
    expect((await check("read-less", [{ rows: 9, read: 9 }])).message).toContain("`call_no` is missing");
  });
});

describe("how-much-isolation", () => {
  const levels = {
    a: "READ COMMITTED",
    b: "REPEATABLE READ",
    c: "SERIALIZABLE",
    d: "READ UNCOMMITTED",
  };
  const rows = (changed: object) =>
    Object.entries({ ...levels, ...changed }).map(([statement, level]) => ({ statement, level }));

  it("takes the weakest level of each", async () => {
    expect((await check("how-much-isolation", rows({}))).correct).toBe(true);
  });

  it.each([
    [{ a: "READ UNCOMMITTED" }, "rolled back a second later"],
    [{ b: "READ COMMITTED" }, "What does each see"],
    [{ c: "REPEATABLE READ" }, "hide from him"],
    [{ d: "READ COMMITTED" }, "at one level only"],
  ])("leads on from %o", async (changed, hint) => {
    expect((await check("how-much-isolation", rows(changed))).message).toContain(hint);
  });
});
