import { join } from "node:path";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mysqlClient } from "../../../lib/src/hospital/bench/mysql-client.js";
import { loadMysql } from "../../../lib/src/hospital/load.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { questionFolder, readQuestions, runSql } from "../../../lib/src/workbook/question/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";
import { orderBroken, sortKeys } from "./order.js";
import { askClient } from "./plain-client.js";

const questions = readQuestions();
const each = questions.map((question) => [question.id, question] as const);

/** Other values for every parameter; the answer has rows then too, and other ones. `scale` is 1 at 300 calls. */
const otherValues = (scale: number): Readonly<Record<string, Readonly<Record<string, unknown>>>> => ({
  "ages-of-patients": { on_day: "2020-02-29" },
  "allergic-patients-of-high-acuity": { worst_esi: 3 },
  "busiest-ambulances-by-month": { places: 1 },
  "busy-spells-of-units": { rest_min: 600 },
  "calls-near-each-station": { km: 4 },
  "calls-per-day": { first_day: "2025-06-01", days: 400 },
  "calls-with-patient-and-ambulance": { priority: 3 },
  "crew-on-duty-at-dispatch": { priority: 2n },
  "critical-calls-of-a-month": { month_begins: "2025-07-01" },
  "days-in-a-row-with-critical-calls": { at_least_days: 1 },
  "handovers-between-two-people": { at_least: 1 },
  "moving-average-of-calls": { first_day: "2025-03-01", days: 7 },
  "nearest-station-of-critical-calls": { priority: 2 },
  "occupancy-of-the-emergency-department": { month_begins: "2025-11-01" },
  "patients-by-family-name": { beginning: "M" },
  "patients-in-shock": { shock_index: "1.05" },
  "physicians-who-gave-every-kind": { times: Math.floor(5 * scale) },
  "physicians-with-equally-many-patients": { apart: 3 },
  "problem-reported-or-assessed": { problem_code: "CHE" },
  "problems-often-critical": { at_least: Math.floor(8 * scale) },
  "problems-reported-and-found": { priority: 1 },
  "response-times-by-priority": { percentile: 50 },
  "returns-within-days": { days: 60 },
  "staff-who-supervise-nobody": { role: "paramedic" },
  "targets-from-json": { targets: '[{"priority": 1, "seconds": 1}]' },
  "turnouts-within-the-standard": { standard_s: 80 },
  "unit-status-at-an-instant": { seen_at: new Date("2025-02-03T04:05:06.789Z") },
});

describe("the questions", () => {
  it("are forty and more", () => expect(questions.length).toBeGreaterThanOrEqual(42));

  it("say the range of every number that may be given", () => {
    const open = questions.flatMap(({ id, parameters }) =>
      parameters
        .filter(({ type, range }) => /integer|decimal/.test(type) && range === undefined)
        .map(({ name }) => `${id} ${name}`),
    );
    expect(open).toEqual([]);
  });

  it("leave no parameter untried", () => {
    const named = questions.flatMap(({ id, parameters }) => parameters.map(({ name }) => `${id} ${name}`));
    const tried = Object.entries(otherValues(1)).flatMap(([id, values]) =>
      Object.keys(values).map((name) => `${id} ${name}`),
    );
    expect(tried.sort()).toEqual(named.sort());
  });
});

const client = mysqlClient();
const sizes = [300, 3650].flatMap((calls) => [1, 2, 3].map((seed) => ({ seed, calls })));

describe.each(sizes)("on $calls calls of seed $seed", ({ seed, calls }) => {
  const database = ownDatabase(`questions-${seed}-${calls}`);
  let connection: Connection;
  beforeAll(async () => {
    connection = await loadMysql(database.current, simulate({ seed, calls }), () => {});
  });
  afterAll(() => connection.end());

  it("the session is strict and wants full groups", async () => {
    const [[row]] = await connection.query<RowDataPacket[]>("SELECT @@sql_mode AS mode, @@time_zone AS zone");
    expect(row!.mode).toContain("ONLY_FULL_GROUP_BY");
    expect(row!.mode).toContain("STRICT_TRANS_TABLES");
    expect(row!.zone).toBe("+00:00");
  });

  it.each(each)("%s has rows of the declared columns, in a total order", async (_, question) => {
    const answer = await runSql(question, connection);
    const [warnings] = await connection.query("SHOW WARNINGS");
    expect(warnings).toEqual([]);
    expect(answer.rows.length).toBeGreaterThan(0);
    if (question.ordered) expect(orderBroken(answer, sortKeys(question))).toBeUndefined();
    else expect(new Set(answer.rows.map((row) => JSON.stringify(row))).size).toBe(answer.rows.length);
  });

  const parameterised = each.filter(([, { parameters }]) => parameters.length > 0);
  it.each(parameterised)("%s answers otherwise when asked otherwise", async (id, question) => {
    const usual = await runSql(question, connection);
    const other = await runSql(question, connection, otherValues(calls / 300)[id]!);
    expect(other.rows.length).toBeGreaterThan(0);
    expect(other.rows).not.toEqual(usual.rows);
    if (question.ordered) expect(orderBroken(other, sortKeys(question))).toBeUndefined();
  });

  // One seed is enough for what the files say by themselves.
  if (seed !== 1) return;
  const ends = parameterised.flatMap(([id, question]) =>
    question.parameters.flatMap(({ name, range }) =>
      range === undefined ? [] : [range.least, range.most].map((end) => [id, name, end, question] as const),
    ),
  );
  it.each(ends)("%s is answered at the end of a range: %s = %s", async (_, name, end, question) => {
    await expect(runSql(question, connection, { [name]: end })).resolves.toBeDefined();
  });

  describe.skipIf(client === undefined)(
    client === undefined ? "(there is no mysql client)" : "in the plain mysql client",
    () => {
      it.each(each)("%s gives the same rows", async (id, question) => {
        const printed = askClient(
          client!,
          database.current.mysqlUrl,
          join(questionFolder(), `${id}.sql`),
          question,
        );
        const { rows } = await runSql(question, connection);
        const comparable = (list: readonly object[]) => {
          const texts = list.map((row) => JSON.stringify(row));
          return question.ordered ? texts : texts.sort();
        };
        expect(comparable(printed)).toEqual(comparable(rows));
      });
    },
  );
});
