import { inspect } from "node:util";
import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { display } from "../../../lib/src/show/bundle.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { interleave } from "../../../lib/src/stores/mysql/interleave/index.js";
import type { MysqlConnection } from "../../../lib/src/stores/mysql/light.js";
import { ownDatabase } from "./database.js";

const seen = ownDatabase("interleave", { watch: true });
const unseen = ownDatabase("interleave-blind");
let opened: Connection[] = [];
let [A, B, observer]: MysqlConnection[] = [];

const open = async (url: string): Promise<MysqlConnection> => {
  const connection = await connect(url);
  opened.push(connection);
  return connection as unknown as MysqlConnection;
};

beforeAll(async () => {
  [A, B, observer] = [
    await open(seen.current.mysqlUrl),
    await open(seen.current.mysqlUrl),
    await open(seen.current.mysqlUrl),
  ];
  await observer!.query("CREATE TABLE supply (item CHAR(1) PRIMARY KEY, in_stock INT NOT NULL)");
});
afterAll(async () => {
  for (const connection of opened) connection.destroy();
  opened = [];
});
beforeEach(async () => {
  await observer!.query("REPLACE INTO supply VALUES ('x', 10), ('y', 10), ('z', 10)");
});

const play = (...steps: string[]) => interleave({ A: A!, B: B! }, steps, observer!);
const answers = async (...steps: string[]): Promise<string[]> =>
  (await play(...steps)).steps.map(({ answer }) => answer);

const take = (item: string) => `UPDATE supply SET in_stock = in_stock - 1 WHERE item = '${item}'`;

describe("interleave", () => {
  it("lets a statement wait for another session's lock, and says until when", async () => {
    const told = answers(
      "A: START TRANSACTION",
      `A: ${take("x")}`,
      `B: ${take("x")}`,
      "A: SELECT 1",
      "A: COMMIT",
    );
    await expect(told).resolves.toEqual(["ok", "1 row", "waits until 5: 1 row", "1", "ok"]);
  });

  it("gives the same answers however often: two sessions in a deadlock, the lighter one is the victim", async () => {
    for (let round = 0; round < 20; round++) {
      const told = answers(
        "A: START TRANSACTION",
        `A: ${take("x")}`,
        `A: ${take("z")}`,
        "B: START TRANSACTION",
        `B: ${take("y")}`,
        `A: ${take("y")}`,
        `B: ${take("x")}`,
        "A: ROLLBACK",
      );
      await expect(told).resolves.toEqual([
        "ok",
        "1 row",
        "1 row",
        "ok",
        "1 row",
        "waits until 7: 1 row",
        "refused, 1213 ER_LOCK_DEADLOCK",
        "ok",
      ]);
    }
  });

  it("waits for a session that is only slow", async () => {
    await expect(answers("A: DO SLEEP(0.6)", "B: SELECT 2")).resolves.toEqual(["ok", "2"]);
  });

  it("says that the server gave up on a lock", async () => {
    const told = answers(
      "B: SET SESSION innodb_lock_wait_timeout = 1",
      "A: START TRANSACTION",
      `A: ${take("x")}`,
      `B: ${take("x")}`,
    );
    await expect(told).resolves.toEqual(["ok", "ok", "1 row", "waits: refused, 1205 ER_LOCK_WAIT_TIMEOUT"]);
  });

  describe("says at once who waits in vain for whom", () => {
    const within = async (seconds: number, told: Promise<string[]>): Promise<string[]> => {
      const started = performance.now();
      const answers = await told;
      expect(performance.now() - started).toBeLessThan(seconds * 1000);
      return answers;
    };
    const held = ["A: START TRANSACTION", `A: ${take("x")}`];
    const usual = "B: SET SESSION innodb_lock_wait_timeout = 50";

    it("for one that has no step left", async () => {
      const told = within(2, answers(usual, ...held, `B: ${take("x")}`));
      await expect(told).resolves.toEqual(["ok", "ok", "1 row", "waits for A, which has no step left"]);
      await expect(answers(`A: ${take("x")}`, "B: SELECT 1")).resolves.toEqual(["1 row", "1"]);
    });

    it("for one that waits itself, for somebody who takes no part", async () => {
      const C = await open(seen.current.mysqlUrl);
      await C.query("START TRANSACTION");
      await C.query(take("y"));
      const told = within(5, answers(usual, ...held, `A: ${take("y")}`, `B: ${take("x")}`));
      await expect(told).resolves.toEqual([
        "ok",
        "ok",
        "1 row",
        "waits for a session that takes no part",
        "waits for A",
      ]);
      await C.query("ROLLBACK");
    });

    it("for a table, not a row: ALTER TABLE behind an open transaction", async () => {
      const told = within(
        2,
        answers(
          "A: START TRANSACTION",
          "A: SELECT in_stock FROM supply WHERE item = 'z'",
          "B: ALTER TABLE supply COMMENT = 'soon'",
        ),
      );
      await expect(told).resolves.toEqual(["ok", "10", "waits for A, which has no step left"]);
    });

    it("and lets a table's lock go like a row's", async () => {
      const told = answers(
        "A: START TRANSACTION",
        "A: SELECT in_stock FROM supply WHERE item = 'z'",
        "B: ALTER TABLE supply COMMENT = 'now'",
        "A: COMMIT",
      );
      await expect(told).resolves.toEqual(["ok", "10", "waits until 4: ok", "ok"]);
    });

    it("for each other in a circle that the server does not see", async () => {
      const told = within(
        9,
        answers(
          "A: DO GET_LOCK('one', 0)",
          usual,
          "B: START TRANSACTION",
          `B: ${take("x")}`,
          `A: ${take("x")}`,
          "B: DO GET_LOCK('one', 60)",
        ),
      );
      await expect(told).resolves.toEqual(["ok", "ok", "ok", "1 row", "waits for B", "waits for A"]);
      await A!.query("DO RELEASE_ALL_LOCKS()");
    });

    it("where locks cannot be seen, without names", async () => {
      const url = unseen.current.mysqlUrl;
      const [C, D, blind] = [await open(url), await open(url), await open(url)];
      await blind.query("CREATE TABLE stock (item CHAR(1) PRIMARY KEY, in_stock INT NOT NULL)");
      await blind.query("INSERT INTO stock VALUES ('x', 10)");
      const grab = "UPDATE stock SET in_stock = 9";
      const run = interleave({ C, D }, ["C: START TRANSACTION", `C: ${grab}`, `D: ${grab}`], blind);
      const told = within(
        4,
        run.then(({ steps }) => steps.map(({ answer }) => answer)),
      );
      await expect(told).resolves.toEqual(["ok", "1 row", "waits for a lock that nobody lets go"]);
    });
  });

  it("leaves no transaction open", async () => {
    await play("A: START TRANSACTION", `A: ${take("x")}`, "B: SET SESSION innodb_lock_wait_timeout = 50");
    await expect(
      answers(`B: ${take("x")}`, "B: SELECT in_stock FROM supply WHERE item = 'x'"),
    ).resolves.toEqual(["1 row", "9"]);
  });

  it("shortens answers: one row, one column, none, many", async () => {
    const told = answers(
      "A: SELECT item, in_stock FROM supply WHERE item = 'x'",
      "A: SELECT item FROM supply ORDER BY item",
      "A: SELECT item FROM supply WHERE item = 'q'",
      "A: SELECT item, in_stock FROM supply",
      "A: SELEC",
    );
    await expect(told).resolves.toEqual([
      "item x, in_stock 10",
      "x, y, z",
      "no row",
      "3 rows",
      "refused, 1064 ER_PARSE_ERROR",
    ]);
  });

  it("shows itself as a table", async () => {
    const told = await play("A: SELECT 1");
    expect(told[display]()["text/plain"]).toMatch(/step +session +statement +answer/);
    expect(inspect(told)).toBe(told[display]()["text/plain"]);
    expect(told.last("A")).toBe("1");
  });

  it.each([
    ["no session", "C: SELECT 1", 'Step 1 is "C: SELECT 1". Write "name: statement" with one of A, B.'],
    ["no name", "SELECT 1", 'Step 1 is "SELECT 1".'],
  ])("refuses a step of %s", async (_, step, message) => {
    await expect(play(step)).rejects.toMatchObject({
      code: "STEP_WRONG",
      message: expect.stringContaining(message),
    });
  });

  it("refuses a step of a session that still waits, and lets go of everything", async () => {
    const wrong = play("A: START TRANSACTION", `A: ${take("x")}`, `B: ${take("x")}`, "B: SELECT 1");
    await expect(wrong).rejects.toMatchObject({
      code: "STEP_WRONG",
      message:
        "Step 4: session B still waits for the answer to step 3. Let another session commit or roll back first.",
    });
    await expect(answers("B: SELECT 1")).resolves.toEqual(["1"]);
  });

  it("takes what goes on for 0.4 s as waiting where locks cannot be seen", async () => {
    const url = unseen.current.mysqlUrl;
    const [C, D, blind] = [await open(url), await open(url), await open(url)];
    await blind.query("CREATE TABLE supply (item CHAR(1) PRIMARY KEY, in_stock INT NOT NULL)");
    await blind.query("INSERT INTO supply VALUES ('x', 10)");
    const { steps } = await interleave(
      { C, D },
      ["C: START TRANSACTION", `C: ${take("x")}`, `D: ${take("x")}`, "C: COMMIT"],
      blind,
    );
    expect(steps.map(({ answer }) => answer)).toEqual(["ok", "1 row", "waits until 4: 1 row", "ok"]);
  });
});
