import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { display } from "../../../lib/src/show/bundle.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import type { MysqlConnection } from "../../../lib/src/stores/mysql/light.js";
import { plan } from "../../../lib/src/stores/mysql/plan/index.js";
import { ownDatabase } from "./database.js";
import { NUMBERS_DDL } from "./samples.js";

const database = ownDatabase("plan-counts");
let connection: Connection;
let mysql: MysqlConnection;

beforeAll(async () => {
  connection = await connect(database.current.mysqlUrl);
  mysql = connection as unknown as MysqlConnection;
  await connection.query(NUMBERS_DDL);
  await connection.query("ANALYZE TABLE number");
});
afterAll(() => connection.end());

describe("what MySQL does not count", () => {
  it("the rows of a COUNT(*) over all is told as such, and not as one row read", async () => {
    const { words } = await plan(mysql, "SELECT COUNT(*) FROM number");
    expect(words).toEqual([
      "Counts number from end to end by an index.",
      "How many entries were read MySQL does not tell, for 1 row of the answer.",
    ]);
  });

  it.each([
    ["by its whole key", "SELECT word FROM number WHERE n = 5"],
    ["at the end of an index", "SELECT MAX(n) FROM number"],
  ])("a row that is found %s before the plan begins", async (_, statement) => {
    const made = await plan(mysql, statement);
    expect(made.words).toEqual([
      "Has its answer before the plan begins: at most one row of each table was read, by a whole key or at an end of an index.",
      "How many entries were read MySQL does not tell, for 1 row of the answer.",
    ]);
    expect(String(made[display]()["image/svg+xml"])).toContain("at least 0 rows read");
  });

  it("a row that is known not to be there", async () => {
    const { words } = await plan(mysql, "SELECT word FROM number WHERE n = 5000");
    expect(words[0]).toBe(
      "Knows before the plan begins that there is no row: no matching row in const table.",
    );
    expect((await plan(mysql, "SELECT n FROM number WHERE FALSE")).words.at(-1)).toBe(
      "0 rows read for 0 rows of the answer.",
    );
  });
});

describe("rows that go into a step and do not come out of it", () => {
  const LATERAL = `SELECT COUNT(*) FROM number AS a, LATERAL
    (SELECT b.n FROM number AS b WHERE b.tens = a.tens ORDER BY b.n % 3, b.n LIMIT 2) AS c WHERE a.n BETWEEN 10 AND 19`;

  it.each([
    [
      "a sort of all rows for the first five",
      "SELECT n FROM number ORDER BY n % 3, n LIMIT 5",
      "Sorts 1,000 rows, of which the first 5 are asked for.",
      "5 of 1,000 sorted",
    ],
    [
      "of those that a condition left",
      "SELECT n FROM number WHERE n % 7 = 0 ORDER BY n % 3, n LIMIT 5",
      "Sorts 142 rows, of which the first 5 are asked for.",
      "5 of 142 sorted",
    ],
    [
      "several times",
      LATERAL,
      "Sorts 100 rows in 10 times, of which the first 20 are asked for in all.",
      "20 of 100 sorted in 10 times",
    ],
  ])("%s", async (_, statement, words, note) => {
    const made = await plan(mysql, statement);
    expect(made.words).toContain(words);
    expect(String(made[display]()["image/svg+xml"])).toContain(`>${note}<`);
  });

  it.each([
    [
      "entries of an index that fail a condition inside it",
      "SELECT * FROM number FORCE INDEX (word_n) WHERE word = 'e' AND n % 10 = 4",
      "Looks up number in index word_n: 500 entries, of which 100 rows met the rest of the condition.",
      500,
      "500 read, 100 kept",
    ],
    [
      "until enough came",
      "SELECT * FROM number FORCE INDEX (word_n) WHERE word = 'e' AND n % 10 = 4 LIMIT 3",
      "Looks up number in index word_n: 12 entries, of which 3 rows met the rest of the condition.",
      12,
      "12 read, 3 kept",
    ],
    [
      "once for each row of another",
      "SELECT STRAIGHT_JOIN b.* FROM number AS a JOIN number AS b FORCE INDEX (word_n) ON b.word = a.word AND b.n % 10 = a.n % 10 WHERE a.n < 4",
      "Looks up b in index word_n: 3 times, 1,500 entries in all, of which 300 rows met the rest of the condition.",
      1503,
      "1,500 read, 300 kept in 3 times",
    ],
    [
      "none, where the condition is the range itself",
      "SELECT * FROM number FORCE INDEX (word_n) WHERE word = 'e' AND n BETWEEN 10 AND 19",
      "Reads a range of index word_n of number: 5 rows.",
      5,
      "5",
    ],
  ])("%s", async (_, statement, words, read, note) => {
    const made = await plan(mysql, statement);
    expect(made.words).toContain(words);
    expect(made.words.at(-1)).toMatch(new RegExp(`^${read.toLocaleString("en-US")} rows read for`));
    expect(made.rowsRead).toBe(read);
    expect(String(made[display]()["image/svg+xml"])).toContain(`>${note}<`);
  });

  it("is not told where the statement itself keeps the condition inside the index", async () => {
    const made = await plan(
      mysql,
      "SELECT /*+ SET_VAR(optimizer_switch = 'index_condition_pushdown=on') */ * FROM number FORCE INDEX (word_n) WHERE word = 'e' AND n % 10 = 4",
    );
    expect(made.words).toEqual([
      "Looks up number in index word_n: 100 rows; how many entries failed the rest of the condition MySQL does not tell.",
      "At least 100 rows read; how many MySQL does not tell, for 100 rows of the answer.",
    ]);
    const svg = String(made[display]()["image/svg+xml"]);
    expect(svg).toContain(">100, read: not told<");
    expect(svg).toContain("at least 100 rows read");
  });

  it("and the session's switches stay as they were", async () => {
    const switches = async () => (await connection.query("SELECT @@optimizer_switch AS is_set"))[0];
    const before = await switches();
    await plan(mysql, "SELECT * FROM number FORCE INDEX (word_n) WHERE word = 'e' AND n % 10 = 4");
    expect(await switches()).toEqual(before);
  });
});
