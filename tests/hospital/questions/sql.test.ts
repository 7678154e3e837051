import { join } from "node:path";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMysql } from "../../../lib/src/hospital/load.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { mysqlClient } from "../../../lib/src/stores/servers/index.js";
import { questionFolder, readQuestions, runSql } from "../../../lib/src/workbook/question/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";
import { orderBroken, sortKeys } from "./order.js";
import { otherValues } from "./other-values.js";
import { askClient } from "./plain-client.js";

const questions = readQuestions();
const each = questions.map((question) => [question.id, question] as const);

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

  it("say the domain of every text that may be given, but for the beginning of a name", () => {
    const open = questions.flatMap(({ id, parameters }) =>
      parameters
        .filter(({ type, domain }) => type === "text" && domain === undefined)
        .map(({ name }) => `${id} ${name}`),
    );
    expect(open).toEqual(["patients-by-family-name beginning"]);
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
  it("codes that may be given are those that there are", async () => {
    const listed = (id: string) => {
      const [parameter] = questions.find((question) => question.id === id)!.parameters;
      return parameter!.domain?.kind === "one of" ? [...parameter!.domain.values] : [];
    };
    const [problems] = await connection.query<RowDataPacket[]>(
      "SELECT problem_code AS code FROM clinical_problem ORDER BY code",
    );
    expect(listed("problem-reported-or-assessed")).toEqual(problems.map(({ code }) => code));
    const [roles] = await connection.query<RowDataPacket[]>("SELECT DISTINCT role FROM staff ORDER BY role");
    expect(listed("staff-who-supervise-nobody")).toEqual(roles.map(({ role }) => role));
    const [priorities] = await connection.query(
      "SELECT MIN(priority) AS least, MAX(priority) AS most FROM dispatch_priority",
    );
    const ranked = questions.flatMap(({ parameters }) =>
      parameters.filter(({ name }) => name === "priority"),
    );
    for (const { range } of ranked) expect([range]).toEqual(priorities);
  });

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
