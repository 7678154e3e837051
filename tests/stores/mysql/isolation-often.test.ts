import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { interleave } from "../../../lib/src/stores/mysql/interleave/index.js";
import type { MysqlConnection } from "../../../lib/src/stores/mysql/light.js";
import { ownDatabase } from "./database.js";

/** How often each demonstration is repeated; a hundred times with HERS_LONG=1. */
const ROUNDS = process.env.HERS_LONG ? 100 : 5;

const database = ownDatabase("isolation-often", { watch: true });
const opened: Connection[] = [];
const sessions: Record<string, MysqlConnection> = {};
let observer: MysqlConnection;

beforeAll(async () => {
  for (let number = 0; number < 3; number++) opened.push(await connect(database.current.mysqlUrl));
  const [a, b, looks] = opened as unknown as MysqlConnection[];
  Object.assign(sessions, { A: a!, B: b! });
  observer = looks!;
  await observer.query("CREATE TABLE supply (item VARCHAR(20) PRIMARY KEY, in_stock INT NOT NULL)");
  await observer.query(
    "CREATE TABLE waiting (call_no INT PRIMARY KEY, priority INT NOT NULL, KEY (priority))",
  );
  await observer.query("CREATE TABLE duty (physician VARCHAR(10) PRIMARY KEY, on_duty BOOLEAN NOT NULL)");
  await observer.query(
    "CREATE TABLE ready (ambulance_id INT PRIMARY KEY, free BOOLEAN NOT NULL, km INT NOT NULL)",
  );
});
afterAll(() => {
  for (const connection of opened) connection.destroy();
});

async function reset(level: string): Promise<void> {
  await observer.query("REPLACE INTO supply VALUES ('adrenaline', 10), ('oxygen', 10)");
  await observer.query("DELETE FROM waiting");
  await observer.query("INSERT INTO waiting VALUES (1, 2), (2, 1), (3, 1), (4, 3)");
  await observer.query("REPLACE INTO duty VALUES ('Ines', TRUE), ('Milo', TRUE)");
  await observer.query("REPLACE INTO ready VALUES (1, TRUE, 3), (2, TRUE, 1), (3, TRUE, 2)");
  for (const session of Object.values(sessions))
    await session.query(`SET SESSION TRANSACTION ISOLATION LEVEL ${level}`);
}

const begin = ["A: START TRANSACTION", "B: START TRANSACTION"];
const end = ["A: COMMIT", "B: COMMIT"];
const look = "SELECT priority FROM waiting WHERE call_no = 1";
const critical = "SELECT COUNT(*) FROM waiting WHERE priority = 1";
const take = (item: string) => `UPDATE supply SET in_stock = in_stock - 1 WHERE item = '${item}'`;
const nearest = "SELECT ambulance_id FROM ready WHERE free ORDER BY km LIMIT 1 FOR UPDATE";

const demonstrations: readonly (readonly [what: string, level: string, steps: string[], answers: string])[] =
  [
    [
      "a dirty read",
      "READ UNCOMMITTED",
      [
        "A: START TRANSACTION",
        "A: UPDATE waiting SET priority = 4 WHERE call_no = 1",
        `B: ${look}`,
        "A: ROLLBACK",
        `B: ${look}`,
      ],
      "ok | 1 row | 4 | ok | 2",
    ],
    [
      "a read that repeats",
      "REPEATABLE READ",
      [
        "B: START TRANSACTION",
        `B: ${look}`,
        "A: UPDATE waiting SET priority = 1 WHERE call_no = 1",
        `B: ${look}`,
        "B: COMMIT",
      ],
      "ok | 2 | 1 row | 2 | ok",
    ],
    [
      "one that does not",
      "READ COMMITTED",
      [
        "B: START TRANSACTION",
        `B: ${look}`,
        "A: UPDATE waiting SET priority = 1 WHERE call_no = 1",
        `B: ${look}`,
        "B: COMMIT",
      ],
      "ok | 2 | 1 row | 1 | ok",
    ],
    [
      "a phantom that an UPDATE meets",
      "REPEATABLE READ",
      [
        "B: START TRANSACTION",
        `B: ${critical}`,
        "A: INSERT INTO waiting VALUES (5, 1)",
        `B: ${critical}`,
        "B: UPDATE waiting SET priority = 2 WHERE priority = 1",
        "B: ROLLBACK",
      ],
      "ok | 2 | 1 row | 2 | 3 rows | ok",
    ],
    [
      "a gap that is locked",
      "REPEATABLE READ",
      [
        "B: START TRANSACTION",
        `B: ${critical} FOR UPDATE`,
        "A: INSERT INTO waiting VALUES (5, 1)",
        "B: COMMIT",
      ],
      "ok | 2 | waits until 4: 1 row | ok",
    ],
    [
      "a lost update",
      "REPEATABLE READ",
      [
        ...begin,
        "A: UPDATE supply SET in_stock = 9 WHERE item = 'oxygen'",
        "B: UPDATE supply SET in_stock = 9 WHERE item = 'oxygen'",
        ...end,
      ],
      "ok | ok | 1 row | waits until 5: 1 row | ok | ok",
    ],
    [
      "a write skew",
      "REPEATABLE READ",
      [
        ...begin,
        "A: SELECT COUNT(*) FROM duty WHERE on_duty",
        "B: SELECT COUNT(*) FROM duty WHERE on_duty",
        "A: UPDATE duty SET on_duty = FALSE WHERE physician = 'Ines'",
        "B: UPDATE duty SET on_duty = FALSE WHERE physician = 'Milo'",
        ...end,
      ],
      "ok | ok | 2 | 2 | 1 row | 1 row | ok | ok",
    ],
    [
      "a write skew refused",
      "SERIALIZABLE",
      [
        ...begin,
        "A: SELECT COUNT(*) FROM duty WHERE on_duty",
        "B: SELECT COUNT(*) FROM duty WHERE on_duty",
        "A: UPDATE duty SET on_duty = FALSE WHERE physician = 'Ines'",
        "B: UPDATE duty SET on_duty = FALSE WHERE physician = 'Milo'",
        ...end,
      ],
      "ok | ok | 2 | 2 | waits until 6: 1 row | refused, 1213 ER_LOCK_DEADLOCK | ok | ok",
    ],
    [
      "a deadlock",
      "REPEATABLE READ",
      [
        ...begin,
        "A: INSERT INTO waiting VALUES (6, 1)",
        `A: ${take("adrenaline")}`,
        `B: ${take("oxygen")}`,
        `A: ${take("oxygen")}`,
        `B: ${take("adrenaline")}`,
        "A: COMMIT",
      ],
      "ok | ok | 1 row | 1 row | 1 row | waits until 7: 1 row | refused, 1213 ER_LOCK_DEADLOCK | ok",
    ],
    [
      "two dispatchers, one after the other",
      "REPEATABLE READ",
      [
        ...begin,
        `A: ${nearest}`,
        `B: ${nearest}`,
        "A: UPDATE ready SET free = FALSE WHERE ambulance_id = 2",
        ...end,
      ],
      "ok | ok | 2 | waits until 6: 3 | 1 row | ok | ok",
    ],
    [
      "two dispatchers, and one gets none",
      "REPEATABLE READ",
      [...begin, `A: ${nearest} SKIP LOCKED`, `B: ${nearest} SKIP LOCKED`, ...end],
      "ok | ok | 2 | no row | ok | ok",
    ],
  ];

describe(`${ROUNDS} times in a row`, () => {
  it.each(demonstrations)(
    "%s is told alike",
    async (_, level, steps, expected) => {
      for (let round = 1; round <= ROUNDS; round++) {
        await reset(level);
        const told = await interleave(sessions, steps, observer);
        expect(told.steps.map(({ answer }) => answer).join(" | "), `round ${round}`).toBe(expected);
      }
    },
    300_000,
  );
});
