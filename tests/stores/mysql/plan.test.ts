import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schemaFiles } from "../../../lib/src/hospital/load.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { display } from "../../../lib/src/show/bundle.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import type { MysqlConnection } from "../../../lib/src/stores/mysql/light.js";
import { loadTable } from "../../../lib/src/stores/mysql/load.js";
import { plan, sideBySide } from "../../../lib/src/stores/mysql/plan/index.js";
import { readPlan } from "../../../lib/src/stores/mysql/plan/read.js";
import { runScript } from "../../../lib/src/stores/mysql/script.js";
import { ownDatabase } from "./database.js";
import { NUMBERS_DDL } from "./samples.js";

const database = ownDatabase("plan");
let connection: Connection;
let mysql: MysqlConnection;
const NEEDED = ["dispatch_priority", "clinical_problem", "person", "unit_status_event"];

beforeAll(async () => {
  connection = await connect(database.current.mysqlUrl);
  mysql = connection as unknown as MysqlConnection;
  for (const file of schemaFiles().tables) await runScript(connection, file);
  const hospital = simulate({ calls: 600 });
  for (const table of hospital.tables) if (NEEDED.includes(table.name)) await loadTable([connection], table);
  for (const file of schemaFiles().afterLoad) await runScript(connection, file);
  await connection.query(NUMBERS_DDL);
  await connection.query("ANALYZE TABLE number, person, unit_status_event, clinical_problem");
});
afterAll(() => connection.end());

describe("a plan says how a table was reached, and how many rows came", () => {
  it.each([
    [
      "from its first row on",
      "SELECT * FROM number WHERE n % 7 = 0",
      "Reads number from its first row on: 1,000 rows.",
    ],
    [
      "from its first row until enough came",
      "SELECT * FROM number WHERE n % 7 = 0 LIMIT 1",
      "Reads number from its first row on: 7 rows.",
    ],
    [
      "by a range of an index",
      "SELECT * FROM number WHERE n BETWEEN 10 AND 19",
      "Reads a range of index PRIMARY of number: 10 rows.",
    ],
    [
      "by one look into an index",
      "SELECT * FROM number WHERE tens = 5",
      "Looks up number in index tens_desc: 10 rows.",
    ],
    [
      "by an index that holds all that is needed",
      "SELECT COUNT(*) FROM number WHERE word = 'e'",
      "Looks up number in index word_n, and nothing but the index: 500 rows.",
    ],
    [
      "by an index from its first entry on",
      "SELECT word, n FROM number ORDER BY word, n LIMIT 3",
      "Reads index word_n of number from its first entry on, and nothing but the index: 3 rows.",
    ],
    [
      "backwards by a descending index",
      "SELECT n FROM number ORDER BY tens DESC LIMIT 2",
      "Reads index tens_desc of number from its first entry on, and nothing but the index: 2 rows.",
    ],
    [
      "backwards by an ascending index",
      "SELECT n FROM number ORDER BY n DESC LIMIT 2",
      "Reads index PRIMARY of number from its last entry back, and nothing but the index: 2 rows.",
    ],
    [
      "in a way that is chosen anew for each row",
      "SELECT STRAIGHT_JOIN a.n, b.word FROM number AS a JOIN number AS b ON b.n < a.tens - 98 AND b.n > a.tens - 101",
      /^Chooses anew for each row before how to read b, by a range of an index or from its first row on: 1,000 times, [\d,]+ rows? in all\.$/,
    ],
    [
      "once for each row of another",
      "SELECT STRAIGHT_JOIN b.n FROM number AS a JOIN number AS b ON b.n = a.tens WHERE a.n <= 20",
      "Looks up b in index PRIMARY, and nothing but the index: 20 times, 11 rows in all.",
    ],
  ])("%s", async (_, statement, words) => {
    const said = (await plan(mysql, statement)).words;
    expect(said).toContainEqual(typeof words === "string" ? words : expect.stringMatching(words));
    expect(said.join()).not.toContain("undefined");
  });

  it.each([
    ["a sort", "SELECT n FROM number ORDER BY word, n % 3, n", "Sorts 1,000 rows."],
    ["groups", "SELECT n % 3, COUNT(*) FROM number GROUP BY n % 3", "Groups in a temporary table: 3 groups."],
    [
      "a hash join",
      "SELECT COUNT(*) FROM number AS a JOIN number AS b ON a.n + 0 = b.n + 0",
      "Joins by a hash table: 1,000 rows.",
    ],
    [
      "what is kept aside",
      "WITH c AS (SELECT DISTINCT tens FROM number) SELECT * FROM c",
      /^Keeps 101 rows aside\.$/,
    ],
  ])("and %s", async (_, statement, words) => {
    expect((await plan(mysql, statement)).words).toContainEqual(
      typeof words === "string" ? words : expect.stringMatching(words),
    );
  });

  it("adds up what was read, subqueries of the SELECT list included", async () => {
    const made = await plan(
      mysql,
      "SELECT (SELECT COUNT(*) FROM number AS b WHERE b.word = a.word) FROM number AS a WHERE n <= 4",
    );
    expect(made.rowsRead).toBe(4 + 4 * 500);
    expect(made.rows).toBe(4);
    expect(made.words.at(-1)).toBe("2,004 rows read for 4 rows of the answer.");
    expect(made.indexes).toEqual(["PRIMARY", "word_n"]);
  });

  it("reads fewer rows of a partitioned table where the condition names the time", async () => {
    const all = await plan(
      mysql,
      "SELECT * FROM unit_status_event IGNORE INDEX (unit_status_event_unit) WHERE status = 'on_scene'",
    );
    const may = await plan(
      mysql,
      "SELECT * FROM unit_status_event IGNORE INDEX (unit_status_event_unit) WHERE status = 'on_scene' AND changed_at >= '2025-05-01' AND changed_at < '2025-06-01'",
    );
    expect(may.rowsRead).toBeLessThan(all.rowsRead / 2);
  });
});

describe("a plan shows itself", () => {
  it("as a picture with the words as its description, the same bytes on each run and in each database", async () => {
    const statement = "SELECT * FROM number WHERE tens = 5";
    const [one, two] = [await plan(mysql, statement), await plan(mysql, statement)];
    const svg = String(one[display]()["image/svg+xml"]);
    expect(String(two[display]()["image/svg+xml"])).toBe(svg);
    expect(svg).not.toContain(database.current.name);
    expect(svg).not.toMatch(/\d ms/);
    expect(one[display]()["text/plain"]).toBe(one.words.join("\n"));
    expect(svg).toContain("<desc");
  });

  it("with its times if asked", async () => {
    const made = await plan(mysql, "SELECT * FROM number", { times: true });
    expect(String(made[display]()["image/svg+xml"])).toMatch(/1,000, \d+\.\d ms/);
  });

  it("beside another, with one scale", async () => {
    const before = await plan(mysql, "SELECT * FROM number WHERE tens + 0 = 5");
    const after = await plan(mysql, "SELECT * FROM number WHERE tens = 5");
    const svg = String(sideBySide({ before, after })[display]()["image/svg+xml"]);
    const bars = [...svg.matchAll(/<rect x="[\d.]+" y="\d+" width="(\d+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(Math.max(...bars)).toBe(110);
    expect(Math.min(...bars)).toBe(1);
    expect(svg).toContain("before: 1,000 rows read");
    expect(svg).toContain("after: 10 rows read");
  });

  it("with hostile names as text", async () => {
    await connection.query('CREATE TABLE `<b>&"` (x INT)');
    const svg = String((await plan(mysql, 'SELECT * FROM `<b>&"`'))[display]()["image/svg+xml"]);
    expect(svg).not.toContain("<b>");
  });
});

describe("a plan is refused", () => {
  it.each([
    [
      "of a statement that the server does not take",
      "SELECT * FROM nowhere",
      /MySQL 1146 while explaining: Table '.*nowhere' doesn't exist\nin: SELECT/,
    ],
    ["of an UPDATE", "UPDATE number SET tens = 1", /MySQL runs and analyses a SELECT or TABLE, nothing else/],
  ])("%s", async (_, statement, message) => {
    await expect(plan(mysql, statement)).rejects.toMatchObject({
      code: "PLAN_REFUSED",
      message: expect.stringMatching(message),
    });
  });

  it("that is no plan", () => {
    expect(() => readPlan("-> Table scan")).toThrow("something else than a plan in JSON: -> Table scan");
    expect(() => readPlan("{}")).toThrow("something else than a plan");
  });

  it("and leaves the session's format of plans as it was", async () => {
    await connection.query("SET SESSION explain_json_format_version = 1");
    await plan(mysql, "SELECT 1").catch(() => {});
    const [rows] = await connection.query("SELECT @@explain_json_format_version AS version");
    expect(rows).toEqual([{ version: 1 }]);
  });
});
