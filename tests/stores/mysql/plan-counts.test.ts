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

  it("a row that is found at the end of an index before the plan begins", async () => {
    const made = await plan(mysql, "SELECT MAX(n) FROM number");
    expect(made.words).toEqual([
      "Reads at an end of an index before the plan begins, at most one row of each table.",
      "How many entries were read MySQL does not tell, for 1 row of the answer.",
    ]);
    expect(String(made[display]()["image/svg+xml"])).toContain("at least 0 rows read");
  });

  it("all that a subquery reads whose value the optimizer wants to know", async () => {
    const made = await plan(
      mysql,
      "SELECT n FROM number AS a WHERE tens = (SELECT MIN(tens) FROM number AS b WHERE b.word = 'e')",
    );
    expect(made.words[0]).toBe("Reads b before the plan begins: how many rows MySQL does not tell.");
    expect(made.words.at(-1)).toMatch(/^At least 9 rows read;/);
  });

  it.each([
    "SELECT word FROM number WHERE n = 5000",
    "SELECT a.word FROM number AS a JOIN number AS b ON b.n = 5000 WHERE a.n = 5",
  ])("a row that is known not to be there: %s", async (statement) => {
    const { words } = await plan(mysql, statement);
    expect(words.at(-1)).toBe("How many entries were read MySQL does not tell, for 0 rows of the answer.");
    expect(words[0]).toBe(
      "Knows before the plan begins that there is no row: no matching row in const table.",
    );
    expect((await plan(mysql, "SELECT n FROM number WHERE FALSE")).words.at(-1)).toBe(
      "0 rows read for 0 rows of the answer.",
    );
  });
});

describe("a row that is read by a whole key before the plan begins is counted once", () => {
  const LOOKED_UP = "by a whole key in index PRIMARY before the plan begins: 1 row.";
  it.each([
    ["alone", "SELECT word FROM number WHERE n = 5", [`Looks up number ${LOOKED_UP}`], 1],
    [
      "in a join, whose plan leaves it out",
      "SELECT b.word FROM number AS a JOIN number AS b ON b.tens = a.tens WHERE a.n = 15",
      [`Looks up a ${LOOKED_UP}`, "Looks up b in index tens_desc: 10 rows."],
      11,
    ],
    [
      "in one part of a UNION, under the name that the other part has too",
      "SELECT word FROM number WHERE n = 5 UNION ALL SELECT word FROM number WHERE n BETWEEN 10 AND 19",
      [`Looks up number ${LOOKED_UP}`, "Reads a range of index PRIMARY of number: 10 rows."],
      11,
    ],
    [
      "handed on ten times",
      "SELECT a.word, b.n FROM number AS a LEFT JOIN number AS b ON b.n = 5 WHERE a.n BETWEEN 10 AND 19",
      [
        "Reads a range of index PRIMARY of a: 10 rows.",
        "Looks up b by a whole key before the plan begins: 1 row.",
      ],
      11,
    ],
    [
      "in an outer join that finds none, and in one more whose key is NULL then",
      "SELECT a.word, c.n FROM number AS a LEFT JOIN number AS b ON b.n = 5000 LEFT JOIN number AS c ON c.n = b.tens WHERE a.n = 5",
      [
        `Looks up a ${LOOKED_UP}`,
        "Looks up b by a whole key in index PRIMARY before the plan begins: 0 rows.",
        "Looks up c before the plan begins: 0 rows.",
      ],
      1,
    ],
    [
      "and not there",
      "SELECT a.word, b.n FROM number AS a LEFT JOIN number AS b ON b.n = 5000 WHERE a.n BETWEEN 10 AND 19",
      [
        "Reads a range of index PRIMARY of a: 10 rows.",
        "Looks up b by a whole key before the plan begins: 0 rows.",
      ],
      10,
    ],
  ])("%s", async (_, statement, words, read) => {
    const made = await plan(mysql, statement);
    expect(made.words.slice(0, -1).filter((said) => !/^Keeps/.test(said))).toEqual(words);
    expect(made.rowsRead).toBe(read);
    expect(made.words.at(-1)).toMatch(new RegExp(`^${read} rows? read for `));
    // A constant row that the tree shows is among its bars.
    const leftOut = words.filter((said) => said.endsWith(LOOKED_UP)).length;
    const early = leftOut === 0 ? "" : `, ${leftOut} of them before the plan`;
    expect(String(made[display]()["image/svg+xml"])).toMatch(new RegExp(`>${read} rows? read${early}<`));
  });

  it("but not the rows that the statement makes itself", async () => {
    const recursive =
      "WITH RECURSIVE c AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM c WHERE i < 5) SELECT number.n FROM c JOIN number ON number.n = c.i JOIN JSON_TABLE('[1]', '$[*]' COLUMNS (j INT PATH '$')) AS t";
    expect((await plan(mysql, recursive)).rowsRead).toBe(5);
    expect((await plan(mysql, recursive)).words.at(-1)).toBe("5 rows read for 5 rows of the answer.");
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
