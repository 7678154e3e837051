/** A small hospital in both stores for one test file, and processes that write to it. */

import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import type { Db, MongoClient } from "mongodb";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, expect } from "vitest";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import {
  type Medication,
  PROCESSED,
  type Relayed,
  type RelayOptions,
  relay,
  treatmentDifferences,
} from "../../../lib/src/hospital/outbox/index.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { projectRoot } from "../../../lib/src/project.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import type { HersDatabase } from "../../../lib/src/stores/servers/index.js";

export type Told = Record<string, unknown>;

/** A process that was started, and what it has said so far. */
export interface Child {
  readonly told: readonly Told[];
  /** Waits for a line; fails if the process ends without it. */
  says(field: string): Promise<void>;
  /** Sends SIGKILL and waits for its end. */
  kill(): Promise<void>;
  /** Waits until it ends by itself, well. */
  ends(): Promise<void>;
}

export function twoStores(database: { readonly current: HersDatabase }) {
  let mysql: Connection;
  let client: MongoClient;
  let db: Db;
  let visits: number[];
  let physicianId: number;
  const opened: Connection[] = [];
  beforeAll(async () => {
    const hospital = simulate({ calls: 150 });
    mysql = await loadMysql(database.current, hospital, () => {}, true);
    ({ client, db } = await loadMongo(database.current, hospital, () => {}));
    const [rows] = await mysql.query<RowDataPacket[]>("SELECT visit_id FROM visit ORDER BY visit_id LIMIT 8");
    visits = rows.map((row) => row.visit_id);
    const [[first]] = await mysql.query<RowDataPacket[]>("SELECT MIN(staff_id) AS id FROM physician");
    physicianId = first!.id;
  });
  afterAll(async () => {
    await Promise.allSettled([mysql, ...opened].map((connection) => connection?.end()));
    await client?.close();
  });
  const count = async (sql: string): Promise<number> => {
    const [[row]] = await mysql.query<RowDataPacket[]>(sql);
    return Number(Object.values(row!)[0]);
  };
  const unsent = () => count("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL");
  const medication = (visit = 0): Medication => ({
    visitId: visits[visit]!,
    physicianId,
    drug: "Morphine",
    dose: 2.5,
    unit: "mg",
    route: "intravenous",
    at: new Date("2026-02-01T10:00:00.250Z"),
  });
  return {
    get mysql() {
      return mysql;
    },
    get db() {
      return db;
    },
    get visits() {
      return visits;
    },
    count,
    unsent,
    medication,
    async session(): Promise<Connection> {
      const connection = await connect(database.current.mysqlUrl, { database: database.current.name });
      opened.push(connection);
      return connection;
    },
    /** Runs the relay until nothing is left: the server may need a moment to see that a killed client's locks are free. */
    async relayAll(options: RelayOptions = {}): Promise<Relayed> {
      let [sent, repeated] = [0, 0];
      for (const deadline = Date.now() + 15_000; Date.now() < deadline; await pause(20)) {
        const done = await relay(mysql, db, options);
        expect(done.stuck).toEqual([]);
        sent += done.sent;
        repeated += done.repeated;
        if ((await unsent()) === 0) return { sent, repeated, stuck: [] };
      }
      throw new Error(`${await unsent()} events were not sent.`);
    },
    /** Both stores tell the same, and MongoDB has applied each event of the outbox. */
    async agree(): Promise<void> {
      expect(await treatmentDifferences(mysql, db)).toEqual([]);
      expect(await unsent()).toBe(0);
      expect(await db.collection(PROCESSED).countDocuments()).toBe(
        await count("SELECT COUNT(*) FROM outbox"),
      );
    },
    start(role: string, stopAt = "", more: object = {}): Child {
      return startChild([role, stopAt], {
        CHILD_MYSQL: database.current.mysqlUrl,
        CHILD_MONGO: database.current.mongoUrl,
        CHILD_DATABASE: database.current.name,
        CHILD_MEDICATION: JSON.stringify({ ...medication(), ...more }),
      });
    },
  };
}

function startChild(args: readonly string[], env: Record<string, string>): Child {
  const child = spawn(process.execPath, [join(__dirname, "child.js"), ...args], {
    env: { ...process.env, CHILD_LIBRARY: join(projectRoot(), "lib", "dist"), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const told: Told[] = [];
  let errors = "";
  let heard = (): void => {};
  createInterface(child.stdout).on("line", (line) => {
    told.push(JSON.parse(line));
    heard();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const end = new Promise<number | null>((resolve) => child.on("close", resolve));
  return {
    told,
    async says(field) {
      const line = new Promise<void>((resolve) => {
        heard = () => {
          if (told.some((each) => field in each)) resolve();
        };
        heard();
      });
      const first = await Promise.race([line, end.then(() => "ended" as const)]);
      if (first === "ended" && !told.some((each) => field in each))
        throw new Error(`The process ended without saying "${field}". ${errors}`);
    },
    async kill() {
      if (child.exitCode !== null) throw new Error(`The process had ended by itself. ${errors}`);
      process.kill(child.pid!, "SIGKILL");
      await end;
    },
    async ends() {
      const code = await end;
      if (code !== 0) throw new Error(`The process ended with code ${code}. ${errors}`);
    },
  };
}
