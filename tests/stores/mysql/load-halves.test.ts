import { Readable } from "node:stream";
import type { Connection, QueryOptions, RowDataPacket } from "mysql2/promise";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LoadError } from "../../../lib/src/errors.js";
import type { ColumnTable } from "../../../lib/src/stores/columns.js";
import { type LoadProgress, loadTable } from "../../../lib/src/stores/mysql/load.js";
import { twoConnections } from "./two-connections.js";

const { another, count, opened, rowsOf } = twoConnections("test-load-halves");
let connection: Connection;
let second: Connection;
beforeAll(() => {
  [connection, second] = opened();
});
const failure = (promise: Promise<unknown>): Promise<LoadError> =>
  promise.then(
    () => Promise.reject(new Error("It was loaded.")),
    (error: LoadError) => error,
  );

/** Whether a session waits for a lock as long as any other. */
async function waitsAsBefore(session: Connection): Promise<boolean> {
  const [[row]] = await session.query<RowDataPacket[]>(
    "SELECT @@SESSION.innodb_lock_wait_timeout = @@GLOBAL.innodb_lock_wait_timeout AS same",
  );
  return row!.same === 1;
}

describe("two connections", () => {
  const rows = 20_000;
  const many = (change: (values: Int32Array) => void = () => {}): ColumnTable => {
    const values = Int32Array.from({ length: rows }, (_, row) => row);
    change(values);
    return { name: "many", rows, columns: { id: { kind: "int", values } } };
  };
  beforeEach(async () => {
    await connection.query("DROP TABLE IF EXISTS many");
    await connection.query("CREATE TABLE many (id INT PRIMARY KEY, CONSTRAINT below CHECK (id < 1000000))");
  });

  it("load a half each, and report all rows", async () => {
    const told: LoadProgress[] = [];
    const loaded = await loadTable([connection, second], many(), {
      onProgress: (progress) => told.push(progress),
    });
    expect(loaded).toEqual({ rows, way: "LOAD DATA LOCAL" });
    expect(told.at(-1)?.rows).toBe(rows);
    expect(await rowsOf("SELECT COUNT(*) AS n, SUM(id) AS sum FROM many")).toEqual([
      { n: rows, sum: String((rows * (rows - 1)) / 2) },
    ]);
  });

  it.each([
    ["first", 5],
    ["second", 17_500],
  ])("leave nothing when a row of the %s half is refused", async (_, row) => {
    const error = await failure(
      loadTable(
        [connection, second],
        many((values) => {
          values[row] = 2_000_000;
        }),
      ),
    );
    expect(error.message).toContain(`row ${row + 1} (id 2000000): Check constraint 'below' is violated`);
    expect(await count("many")).toBe(0);
    expect(await loadTable([connection, second], many())).toEqual({ rows, way: "LOAD DATA LOCAL" });
  });

  it("name one row, counted from the first, also where MySQL counts within the second half", async () => {
    await connection.query("ALTER TABLE many ADD size TINYINT");
    const size = {
      kind: "int",
      values: Int32Array.from({ length: rows }, (_, i) => +(i === 17_500) * 300),
    } as const;
    const table = many();
    const error = await failure(
      loadTable([connection, second], { ...table, columns: { ...table.columns, size } }),
    );
    expect(error.message).toBe(
      "Table many, row 17501 (id 17500), column size (300): Out of range value for column 'size' (MySQL 1264). Nothing was loaded.",
    );
  });

  it.each([
    ["in both halves", 5, 17_500],
    ["in both, each way", 17_500, 5],
  ])("name the second row of one key %s, and wait for each other no longer than 1 s", async (_, id, row) => {
    const begun = performance.now();
    const error = await failure(
      loadTable(
        [connection, second],
        many((values) => {
          values[row] = id;
        }),
      ),
    );
    expect(error.message).toContain(`row 17501 (id ${id}): Duplicate entry '${id}' for key 'many.PRIMARY'`);
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(await count("many")).toBe(0);
    for (const each of [connection, second]) expect(await waitsAsBefore(each)).toBe(true);
  });

  it.each(["SELECT @@SESSION", "SET SESSION"])(
    "leave the one that is not lost with its own wait for a lock, where the other is lost at %s",
    async (at) => {
      const lost = await another();
      const dying = Object.assign(Object.create(lost) as Connection, {
        async query(asked: string) {
          if (asked.startsWith(at) && asked.includes("lock_wait"))
            await connection.query(`KILL ${lost.threadId}`);
          return lost.query(asked);
        },
      });
      await failure(loadTable([second, dying], many()));
      expect(await waitsAsBefore(second)).toBe(true);
      expect(await count("many")).toBe(0);
      lost.destroy();
    },
  );

  /** A connection that the server ends at one statement of the load, just before it runs or while its rows are on the way. */
  const dyingAt = async (at: "COMMIT" | "LOAD DATA"): Promise<{ lost: Connection; dying: Connection }> => {
    const lost = await another();
    const end = (): Promise<unknown> => connection.query(`KILL ${lost.threadId}`);
    const dying = Object.assign(Object.create(lost) as Connection, {
      async query(asked: string | QueryOptions) {
        if (asked === "COMMIT" && at === "COMMIT") await end();
        if (typeof asked === "string" || at === "COMMIT") return lost.query(asked as string);
        const { infileStreamFactory, ...rest } = asked;
        return lost.query({
          ...rest,
          infileStreamFactory: (path) => Readable.from(endedBehindAChunk(infileStreamFactory!(path), end)),
        });
      },
    });
    return { lost, dying };
  };
  async function* endedBehindAChunk(rows: Readable, end: () => Promise<unknown>) {
    let first = true;
    for await (const chunk of rows) {
      yield chunk;
      if (first) await end();
      first = false;
    }
  }

  it.each([
    ["first", "LOAD DATA"],
    ["second", "LOAD DATA"],
    ["first", "COMMIT"],
    ["second", "COMMIT"],
  ] as const)("leave nothing, and no transaction open, when the %s is lost at its %s", async (which, at) => {
    const { lost, dying } = await dyingAt(at);
    const pair = which === "first" ? [dying, second] : [second, dying];
    const error = await failure(loadTable(pair, many()));
    expect(error.code).toBe("LOAD_FAILED");
    expect(error.message).toContain("Nothing was loaded.");
    expect(await count("many")).toBe(0);
    expect(await loadTable(second, many())).toEqual({ rows, way: "LOAD DATA LOCAL" });
    expect(await count("many")).toBe(rows);
    lost.destroy();
  });

  /** A connection on which something happens at its COMMIT, which may then be lost. */
  const atCommit = (happens: (commit: () => Promise<unknown>) => Promise<unknown>): Connection =>
    Object.assign(Object.create(second) as Connection, {
      query: (asked: string) =>
        asked === "COMMIT" ? happens(() => second.query("COMMIT")) : second.query(asked),
    });
  const lost = (): never => {
    throw new Error("Connection lost");
  };

  it("tell of the first COMMIT that is lost, and not that its connection cannot roll back any more", async () => {
    const dying = Object.assign(Object.create(connection) as Connection, {
      query: (asked: string, values?: unknown[]) => {
        if (asked === "COMMIT") return Promise.reject(new Error("Connection lost"));
        return asked === "ROLLBACK" ? Promise.reject(new Error("Closed")) : connection.query(asked, values);
      },
    });
    const error = await failure(loadTable([dying, second], many()));
    expect(error).toMatchObject({ code: "LOAD_FAILED", message: expect.stringContaining("Connection lost") });
    await connection.query("ROLLBACK"); // as the server does when a connection is lost
    expect(await count("many")).toBe(0);
  });

  it.each([
    ["before the server has it", async () => lost()],
    ["when the server has it", (commit: () => Promise<unknown>) => commit().then(lost)],
  ])("leave others' rows when the second COMMIT is lost %s", async (_, commit) => {
    const dying = atCommit(async (ask) => {
      await connection.query("INSERT INTO many VALUES (999999), (-7)");
      return commit(ask);
    });
    const error = await failure(loadTable([connection, dying], many()));
    expect(error).toMatchObject({ code: "LOAD_FAILED", message: expect.stringContaining("Connection lost") });
    expect(await rowsOf("SELECT id FROM many ORDER BY id")).toEqual([{ id: -7 }, { id: 999_999 }]);
  });

  it("say that a half stays when it cannot be taken back", async () => {
    const keeping = Object.assign(Object.create(connection) as Connection, {
      query: (asked: string, values: unknown[]) =>
        /^DELETE/.test(asked) ? Promise.reject(new Error("No")) : connection.query(asked, values),
    });
    const error = await failure(loadTable([keeping, atCommit(async () => lost())], many()));
    expect(error).toMatchObject({
      code: "LOAD_HALF",
      message:
        "Table many: Connection lost. The first 10000 rows stay in it: delete them before you load it again.",
    });
    expect(await count("many")).toBe(rows / 2);
  });

  it("take back rows by a key of several columns", async () => {
    await connection.query("DROP TABLE many");
    await connection.query(
      "CREATE TABLE many (id INT, at DATETIME(3), name VARCHAR(20), PRIMARY KEY (name, at, id))",
    );
    const values = { kind: "int", values: Int32Array.from({ length: rows }, (_, row) => row) } as const;
    const table: ColumnTable = {
      name: "many",
      rows,
      columns: {
        id: values,
        at: { kind: "instant", values: Float64Array.from(values.values, (row) => 1e12 + row) },
        name: { kind: "text", values: Array.from(values.values, (row) => `O'Neill \\ ${row % 7}`) },
      },
    };
    const dying = atCommit(async () => {
      await connection.query("INSERT INTO many VALUES (0, '2020-01-01', 'other')");
      return lost();
    });
    await failure(loadTable([connection, dying], table));
    expect(await rowsOf("SELECT name FROM many")).toEqual([{ name: "other" }]);
  });
});
