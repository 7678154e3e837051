import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import { answerIn } from "../../../lib/src/hospital/questions/in-language.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { readQuestions } from "../../../lib/src/workbook/question/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";

/** Counts made here by hand, beside those of all three languages. */

const database = ownDatabase("counts");
const languages = ["sql", "mongo", "frame"] as const;
const questions = new Map(readQuestions().map((question) => [question.id, question]));
let mysql: Connection;
let mongo: Awaited<ReturnType<typeof loadMongo>>;
beforeAll(async () => {
  const hospital = simulate({ calls: 400 });
  mysql = await loadMysql(database.current, hospital, () => {});
  mongo = await loadMongo(database.current, hospital, () => {});
});
afterAll(async () => {
  await mysql.end();
  await mongo.client.close();
});
const rowsOf = async (sql: string): Promise<RowDataPacket[]> => (await mysql.query<RowDataPacket[]>(sql))[0];
const answer = async (language: (typeof languages)[number], id: string, parameters = {}) =>
  (await answerIn(language, questions.get(id)!, { mysql, mongo: mongo.db }, parameters)).rows;

describe("problems-reported-and-found counts calls on both sides", () => {
  it.each(languages)("in %s", async (language) => {
    const found = await rowsOf(
      "SELECT d.call_id, s.problem_code FROM assessment AS s JOIN dispatch AS d USING (dispatch_id) JOIN emergency_call AS c USING (call_id) WHERE c.priority = 1 AND s.assessment_no = 1",
    );
    const calls = new Set(found.map((row) => `${row.call_id} ${row.problem_code}`));
    expect(found.length).toBeGreaterThan(calls.size); // somewhere two crews found the same
    const rows = await answer(language, "problems-reported-and-found", { priority: 1 });
    expect(rows.reduce((sum, row) => sum + Number(row.found), 0)).toBe(calls.size);
    for (const { problem_code, found: count } of rows)
      expect(count).toBe([...calls].filter((each) => each.endsWith(` ${problem_code}`)).length);
  });
});

describe("peak-occupancy-by-month counts who stays over the turn of a month", () => {
  /** Two visits and no other. The second one's bed is taken over at the very instant at which the first leaves. */
  const stays = [
    [1, "2025-01-30T10:00:00.000Z", "2025-04-02T08:00:00.000Z"],
    [2, "2025-04-02T08:00:00.000Z", "2025-06-01T00:00:00.000Z"],
  ] as const;
  const expected = [
    { month: "2025-01", peak: 1, first_at: "2025-01-30T10:00:00.000Z" },
    { month: "2025-02", peak: 1, first_at: "2025-02-01T00:00:00.000Z" },
    { month: "2025-03", peak: 1, first_at: "2025-03-01T00:00:00.000Z" },
    { month: "2025-04", peak: 1, first_at: "2025-04-01T00:00:00.000Z" },
    { month: "2025-05", peak: 1, first_at: "2025-05-01T00:00:00.000Z" },
    { month: "2025-06", peak: 0, first_at: "2025-06-01T00:00:00.000Z" },
  ];

  it.each(languages)("in %s", async (language) => {
    await mysql.query("SET foreign_key_checks = 0");
    await mysql.query("START TRANSACTION");
    await mysql.query("DELETE FROM visit WHERE visit_id > 2");
    const encounters = mongo.db.collection("encounters");
    const bypassDocumentValidation = true;
    await encounters.updateMany(
      { "visit.visit_id": { $gt: 2 } },
      { $unset: { visit: 1 } },
      { bypassDocumentValidation },
    );
    for (const [visit, from, to] of stays) {
      await mysql.query(
        `UPDATE visit SET registered_at = ?, departed_at = ?, triaged_at = NULL, triage_nurse_id = NULL, esi = NULL,
           bed_id = NULL, bedded_at = NULL, physician_id = NULL, seen_at = NULL WHERE visit_id = ?`,
        [new Date(from), new Date(to), visit],
      );
      await encounters.updateOne(
        { "visit.visit_id": visit },
        { $set: { "visit.registered_at": new Date(from), "visit.departed_at": new Date(to) } },
        { bypassDocumentValidation },
      );
    }
    try {
      expect(await answer(language, "peak-occupancy-by-month")).toEqual(expected);
    } finally {
      await mysql.query("ROLLBACK");
      await mysql.query("SET foreign_key_checks = 1");
    }
  });
});
