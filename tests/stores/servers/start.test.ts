import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { MongoClient } from "mongodb";
import { createConnection, type RowDataPacket } from "mysql2/promise";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ensureServers, serverStatus, stopServers } from "../../../lib/src/stores/servers/index.js";
import {
  hers,
  processesWith,
  programSources,
  removeCompiled,
  removeState,
  setEnvironment,
  trialState,
} from "./trial.js";

// Deeper than the 107 bytes that a socket's path may have, and with spaces.
const DEEP = `a folder with spaces/${"deep/".repeat(20)}state`;

describe("servers that run as programs", async () => {
  const sources = await programSources();
  const unable = typeof sources === "string";
  describe.skipIf(unable)(unable ? `(skipped: ${sources})` : "of this machine", { timeout: 120_000 }, () => {
    let state = "";
    let restore = (): void => {};

    beforeAll(async () => {
      if (typeof sources === "string") return;
      state = trialState(sources, DEEP);
    });
    beforeEach(() => {
      restore = setEnvironment({
        HERS_STATE: state,
        HERS_SERVERS: undefined,
        MYSQL_URL: undefined,
        MONGODB_URL: undefined,
      });
    });
    afterEach(() => restore());
    afterAll(async () => {
      const back = setEnvironment({ HERS_STATE: state });
      await stopServers({ purge: true });
      back();
      removeState(state);
      removeCompiled();
    });

    it("starts two programs only, when two processes start at once in a deep folder with spaces", async () => {
      const runs = await Promise.all([hers(["up", "--json"]).end, hers(["up", "--json"]).end]);
      expect(runs.map(({ code, err }) => (code === 0 ? "good" : err))).toEqual(["good", "good"]);
      expect(runs[0]?.out).toBe(runs[1]?.out);
      expect(processesWith(join(state, "servers"))).toHaveLength(2);
      const said = runs.map(({ err }) => err).join("");
      expect(said.match(/creating its data folder/g)).toHaveLength(2);
    });

    it("prints one JSON value on standard output, and its passwords nowhere else", async () => {
      const { out, err } = await hers(["up", "--json"]).end;
      const servers = JSON.parse(out);
      expect(Object.keys(servers)).toEqual(["mysql", "mongo"]);
      expect(Object.keys(servers.mysql)).toEqual(["url", "version", "source"]);
      const passwords = [servers.mysql.url, servers.mongo.url].map((url) => new URL(url).password);
      const others = await Promise.all([
        hers(["up"]).end,
        hers(["status"]).end,
        hers(["status", "--json"]).end,
      ]);
      expect(JSON.parse(others[2]?.out ?? "").mongo.url).toContain(":***@127.0.0.1");
      const texts = [err, ...others.flatMap((run) => [run.out, run.err])].join("\n");
      for (const password of passwords) {
        expect(password.length).toBeGreaterThan(15);
        expect(texts).not.toContain(password);
      }
    });

    it("finds running servers, and starts nothing", async () => {
      const before = processesWith(join(state, "servers"));
      const progress: string[] = [];
      await ensureServers({ onProgress: (line) => progress.push(line) });
      expect(progress).toEqual([]);
      expect(processesWith(join(state, "servers"))).toEqual(before);
    });

    it("starts again after a stop without a word of a download: the programs are there", async () => {
      await stopServers();
      const progress: string[] = [];
      await ensureServers({ onProgress: (line) => progress.push(line) });
      const started = progress.filter((line) =>
        /^(MySQL|MongoDB) \d\S+ from \w+ \(as last time\)$/.test(line),
      );
      expect(started).toHaveLength(2);
      expect(progress).toEqual(started);
    });

    it("gives a MySQL in UTC with a binary log, LOAD DATA LOCAL, stored functions and utf8mb4", async () => {
      const { mysql } = await ensureServers();
      const connection = await createConnection(mysql.url);
      const [rows] = await connection.query<RowDataPacket[]>(
        `SELECT @@time_zone zone, @@log_bin log, @@log_bin_trust_function_creators functions, @@local_infile load_local,
              @@character_set_server charset, VERSION() version, @@bind_address address`,
      );
      await connection.end();
      const shown = {
        zone: "+00:00",
        log: 1,
        functions: 1,
        load_local: 1,
        charset: "utf8mb4",
        address: "127.0.0.1",
      };
      expect(rows[0]).toMatchObject(shown);
      expect(rows[0]?.version).toContain(mysql.version);
    });

    it("gives a MongoDB that is a replica set and lets nobody in without a password", async () => {
      const { mongo } = await ensureServers();
      const client = new MongoClient(mongo.url);
      expect(await client.db("admin").command({ hello: 1 })).toMatchObject({
        setName: "hers",
        isWritablePrimary: true,
      });
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await client.db("hers_try").collection("t").insertOne({ a: 1 }, { session });
        }),
      );
      await client.db("hers_try").dropDatabase();
      await client.close();
      const stranger = new MongoClient(
        `mongodb://127.0.0.1:${new URL(mongo.url).port}/?directConnection=true`,
      );
      await expect(stranger.db("admin").collection("x").findOne()).rejects.toThrow(/authentication/);
      await stranger.close();
    });

    it("listens on the loopback interface only", async () => {
      const { mysql, mongo } = await ensureServers();
      const outside = Object.values(networkInterfaces())
        .flat()
        .filter((address) => address && !address.internal);
      for (const { url } of [mysql, mongo]) {
        for (const address of outside) {
          const code = await new Promise((resolve) => {
            const socket = connect({
              host: address?.address ?? "",
              port: Number(new URL(url).port),
              timeout: 2000,
            });
            socket.on("connect", () => resolve("connected"));
            socket.on("error", (error: NodeJS.ErrnoException) => resolve(error.code));
            socket.on("timeout", () => resolve("timeout"));
          });
          expect(code).not.toBe("connected");
        }
      }
    });

    it("keeps passwords in files that only this user can read", async () => {
      const folders = readdirSync(join(state, "servers"), { withFileTypes: true }).filter((entry) =>
        entry.isDirectory(),
      );
      for (const folder of folders) {
        const path = join(state, "servers", folder.name);
        expect(statSync(path).mode & 0o777).toBe(0o700);
        for (const name of readdirSync(path).filter((file) => /password|key|server\.json/.test(file)))
          expect(statSync(join(path, name)).mode & 0o777).toBe(0o600);
      }
    });

    it("starts a killed server again, with the data it had", async () => {
      const before = await ensureServers();
      const connection = await createConnection(before.mysql.url);
      await connection.query("CREATE DATABASE hers_kept");
      await connection.end();
      for (const pid of processesWith(join(state, "servers"))) process.kill(pid, "SIGKILL");
      while (processesWith(join(state, "servers")).length > 0) await pause(20);
      expect(await serverStatus()).toEqual({});
      const after = await ensureServers();
      const again = await createConnection(after.mysql.url);
      await again.query("DROP DATABASE hers_kept");
      await again.end();
      expect(processesWith(join(state, "servers"))).toHaveLength(2);
    });

    it("takes other ports when somebody has the ones of last time", async () => {
      const before = await ensureServers();
      await stopServers();
      const ports = [before.mysql.url, before.mongo.url].map((url) => Number(new URL(url).port));
      const squatters = await Promise.all(
        ports.map((port) => {
          const server = createServer();
          return new Promise<typeof server>((resolve) =>
            server.listen(port, "127.0.0.1", () => resolve(server)),
          );
        }),
      );
      try {
        const after = await ensureServers();
        const client = new MongoClient(after.mongo.url);
        await client.db("hers_try").collection<{ _id: number }>("moved").insertOne({ _id: 1 });
        await client.db("hers_try").dropDatabase();
        await client.close();
        for (const url of [after.mysql.url, after.mongo.url])
          expect(ports).not.toContain(Number(new URL(url).port));
      } finally {
        for (const server of squatters) server.close();
      }
    });

    it("starts well from a record that is garbage", async () => {
      await ensureServers();
      for (const kind of ["mysql", "mongo"])
        for (const folder of readdirSync(join(state, "servers")).filter((name) =>
          name.startsWith(`${kind}-`),
        ))
          writeFileSync(join(state, "servers", folder, "server.json"), '{"url": 3');
      await ensureServers();
      expect(processesWith(join(state, "servers"))).toHaveLength(2);
    });

    it("stops what it started, leaves no process, and says so", async () => {
      await ensureServers();
      const { code, out } = await hers(["down"]).end;
      expect([code, out]).toEqual([
        0,
        expect.stringMatching(/^Stopped MySQL \(\w+\) and MongoDB \(\w+\)\.\n$/),
      ]);
      expect(processesWith(state)).toEqual([]);
      const status = await hers(["status", "--json"]).end;
      expect([status.code, status.out]).toEqual([1, '{"mysql":null,"mongo":null}\n']);
      expect((await hers(["down"]).end).out).toBe("No server was running.\n");
    });

    it("is not left running when its state folder was deleted", async () => {
      await ensureServers();
      const before = processesWith(join(state, "servers"));
      for (const name of readdirSync(join(state, "servers")).filter((entry) => entry.includes("-")))
        rmWhileWritten(join(state, "servers", name));
      await ensureServers();
      const after = processesWith(join(state, "servers"));
      expect(after).toHaveLength(2);
      expect(after.filter((pid) => before.includes(pid))).toEqual([]);
    });

    it("starts well after a start that was killed while it created the data, and leaves no orphan", async () => {
      await stopServers({ purge: true });
      const { child, end } = hers(["up"]);
      while (processesWith(join(state, "servers")).length === 0) await pause(20);
      await pause(300);
      child.kill("SIGKILL");
      await end;
      const progress: string[] = [];
      await ensureServers({ onProgress: (line) => progress.push(line) });
      expect(processesWith(join(state, "servers"))).toHaveLength(2);
      expect(progress.join("\n")).not.toContain("fetching");
      await stopServers();
      expect(processesWith(state)).toEqual([]);
    });
  });
});

/** Deletes a folder that servers still write to: a file may be born in what was just emptied, so it is emptied again. */
function rmWhileWritten(folder: string): void {
  for (let left = 50; existsSync(folder) && left > 0; left--)
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOTEMPTY") throw error;
    }
}

describe("a state folder that cannot be used", () => {
  let restore = (): void => {};
  afterEach(() => restore());

  it("is refused in two lines that say what to do", async () => {
    restore = setEnvironment({ HERS_STATE: "/dev/null/state", MYSQL_URL: undefined, MONGODB_URL: undefined });
    await expect(ensureServers()).rejects.toMatchObject({
      code: "STATE_FOLDER",
      message:
        "/dev/null/state cannot be written (ENOTDIR), but the servers keep their data there.\nMake it writable, or set HERS_STATE to another folder.",
    });
  });

  it("is named by its variable when HERS_SERVERS is unknown", async () => {
    restore = setEnvironment({ HERS_SERVERS: "podman", MYSQL_URL: undefined, MONGODB_URL: undefined });
    await expect(ensureServers()).rejects.toMatchObject({
      code: "UNKNOWN_SOURCE",
      message:
        'HERS_SERVERS is "podman", which is no source of servers. Use one of containers, local, download, packages, or unset it.',
    });
  });
});
