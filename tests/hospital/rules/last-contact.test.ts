import { afterAll, beforeAll, expect, it } from "vitest";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import { readRules } from "../../../lib/src/hospital/rules/index.js";
import { runRule } from "../../../lib/src/hospital/rules/run.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";

const rule = readRules().find(({ id }) => id === "decision-before-last-contact")!;
const database = ownDatabase("rules-last-contact");
let mysql: Awaited<ReturnType<typeof loadMysql>>;
let mongo: Awaited<ReturnType<typeof loadMongo>>;
beforeAll(async () => {
  const hospital = simulate({ calls: 20 });
  mysql = await loadMysql(database.current, hospital, () => {}, true);
  mongo = await loadMongo(database.current, hospital, () => {});
});
afterAll(async () => {
  await mysql.end();
  await mongo.client.close();
});

const STAGES = ["triaged_at", "bedded_at", "seen_at"] as const;
const minute = (after: number): Date => new Date(Date.UTC(2026, 0, 1, 10, after));

/** A reported visit in which some stages are known, one of them the last, and which is decided on after so many minutes. */
async function report(visit_no: string, known: readonly string[], last: string | undefined, decided: number) {
  const times: Record<string, Date | null> = Object.fromEntries(
    STAGES.map((stage, i) => [
      stage,
      known.includes(stage) ? minute(stage === last ? 40 : 10 * (i + 1)) : null,
    ]),
  );
  const visit = { registered_at: minute(0), ...times };
  const disposition = { decided_at: minute(decided) };
  await mysql.query("INSERT INTO reported_visit SET ?", [{ visit_no, ...visit }]);
  await mysql.query("INSERT INTO reported_disposition SET ?", [{ visit_no, ...disposition }]);
  await mongo.db.collection<{ _id: string }>("reported_visits").insertOne({
    _id: visit_no,
    visit: Object.fromEntries(Object.entries(visit).filter(([, at]) => at !== null)),
    disposition,
  } as never);
}

/** Each choice of known stages, with each of them as the last. */
const CASES = Array.from({ length: 2 ** STAGES.length }, (_, bits) =>
  STAGES.filter((_stage, i) => (bits & (2 ** i)) !== 0),
).flatMap((known) =>
  (known.length === 0 ? [undefined] : known).map((last) => ({ known, last: last as string | undefined })),
);

it("the last contact is the latest time that is known, whichever stage it was and whichever are missing", async () => {
  const expected = [];
  // Backwards, so that no store has them in the order of the answer.
  for (const [i, { known, last }] of [...CASES.entries()].reverse()) {
    const visit_no = `V-${String(i).padStart(2, "0")}`;
    await report(visit_no, known, last, 35);
    await report(`${visit_no}-later`, known, last, 45);
    if (last !== undefined)
      expected.unshift({
        side: "reported",
        visit_no,
        last_contact_at: minute(40).toISOString(),
        decided_at: minute(35).toISOString(),
      });
  }
  expect(expected).toHaveLength(12);
  expect((await runRule(rule, { mysql: [mysql] })).rows).toEqual(expected);
  expect((await runRule(rule, { mongo: mongo.db })).rows).toEqual(expected);
});
