import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keptCopy, openKeptCopy } from "../../lib/src/hospital/kept-copy.js";
import { projectRoot, stateFolder } from "../../lib/src/project.js";
import { connectMongo } from "../../lib/src/stores/mongo/connect.js";
import { connect } from "../../lib/src/stores/mysql/connect.js";
import { dropDatabase, ensureServers, mysqlClient } from "../../lib/src/stores/servers/index.js";
import { readQuestions } from "../../lib/src/workbook/question/index.js";
import { ownState } from "./own-state.js";

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const hers = (args: readonly string[], env = process.env): Promise<Ended> =>
  new Promise((resolve) => {
    const program = join(projectRoot(), "lib", "bin", "hers.js");
    execFile(process.execPath, [program, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
const ask = (...args: string[]): Promise<Ended> => hers(["ask", ...args]);

ownState();
const record = (): string => join(stateFolder(), "kept-copy.json");
const kept = (): { name: string; fingerprint: string; mysqlUrl: string; mongoUrl: string } =>
  JSON.parse(readFileSync(record(), "utf8"));

describe("hers ask", () => {
  it("answers in one line of JSON, with the columns' types and the rows in their order", async () => {
    const { code, stdout } = await ask("response-times-by-priority", "--json");
    expect(code).toBe(0);
    expect(stdout.trim().split("\n")).toHaveLength(1);
    const { id, columns, rows } = JSON.parse(stdout);
    expect(id).toBe("response-times-by-priority");
    expect(columns[0]).toEqual({ name: "priority", type: "integer", nullable: false });
    expect(rows.map(({ priority }: { priority: number }) => priority)).toEqual([1, 2, 3, 4]);
    expect(Object.keys(rows[0])).toEqual(columns.map(({ name }: { name: string }) => name));
  });

  it("finds the copy that it has loaded before, and takes parameters", async () => {
    const before = kept().name;
    const [nine, five] = [
      await ask("response-times-by-priority", "--json"),
      await ask("response-times-by-priority", "--json", "--param", "percentile=50"),
    ];
    expect(kept().name).toBe(before);
    expect(nine.stderr + five.stderr).not.toContain("Loading");
    const [row] = JSON.parse(five.stdout).rows;
    expect(row.percentile_s).toBe(row.median_s);
    expect(JSON.parse(nine.stdout).rows[0].percentile_s).toBeGreaterThan(row.median_s);
  });

  it("answers in each language in the same bytes, and says in which it cannot", async () => {
    const said: Ended[] = [];
    for (const language of ["sql", "mongo", "frame"])
      said.push(await ask("drugs-and-their-doses", "--json", "--in", language));
    expect(said.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(said[1]!.stdout).toBe(said[0]!.stdout);
    expect(said[2]!.stdout).toBe(said[0]!.stdout);
    const wrong = await ask("drugs-and-their-doses", "--in", "prolog");
    expect(wrong.code).not.toBe(0);
    expect(wrong.stderr).toContain("Allowed choices are sql, mongo, frame");
  });

  it("answers as a table for a reader", async () => {
    const { stdout } = await ask("ambulances-per-station");
    expect(stdout).toMatch(/^How many ambulances does each station have/);
    expect(stdout).toMatch(/station_code +/);
  });

  it("makes the copy again when what it is made of has changed, and drops the old one", async () => {
    const old = kept();
    writeFileSync(record(), JSON.stringify({ ...old, fingerprint: "another" }));
    const { code, stderr } = await ask("ambulances-per-station");
    expect([code, stderr.includes("simulator are others now. Loading a copy")]).toEqual([0, true]);
    expect(kept().name).not.toBe(old.name);
    await expect(dropDatabase(await ensureServers(), old.name)).rejects.toMatchObject({ code: "NOT_OURS" });
  });

  it.each(["null", "{", '{"name":7}'])("makes the copy again where its file holds %s", async (content) => {
    const old = kept();
    writeFileSync(record(), content);
    const { code, stderr } = await ask("ambulances-per-station");
    expect([code, stderr.includes("Loading a copy")]).toEqual([0, true]);
    await dropDatabase(await ensureServers(), old.name); // nobody knows of it any more
  });

  const inMysql = async (statement: string): Promise<void> => {
    const mysql = await connect(kept().mysqlUrl, { database: kept().name });
    await mysql.query(statement);
    await mysql.end();
  };
  it.each<[string, () => Promise<void>]>([
    ["a row", () => inMysql("UPDATE ambulance SET plate = 'ZZ-0001' WHERE ambulance_id = 1")],
    ["a view", () => inMysql("DROP VIEW current_unit_status")],
    [
      "a document",
      async () => {
        const mongo = await connectMongo(kept().mongoUrl, kept().name);
        await mongo.db.collection("stations").updateOne({}, { $set: { name: "Elsewhere" } });
        await mongo.client.close();
      },
    ],
  ])(
    "makes the copy again when somebody has changed %s of it, and says that the change is gone",
    async (_, change) => {
      const said = async (): Promise<string> => (await ask("ambulances-per-station")).stderr;
      expect(await said()).not.toContain("Loading a copy");
      await change();
      expect(await said()).toMatch(/changed by hand: those changes are dropped\. Loading a copy anew/);
    },
  );

  it("loads one copy when two ask at once, and one says that it waits", async () => {
    await dropDatabase(await ensureServers(), kept().name);
    rmSync(record());
    const both = await Promise.all([ask("ambulances-per-station"), ask("stations-and-where-they-are")]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ stderr }) => stderr.includes("Loading a copy"))).toHaveLength(1);
    const waits = /Waiting for process \d+, which is loading the kept copy/;
    expect(both.filter(({ stderr }) => waits.test(stderr))).toHaveLength(1);
  });

  it("opens the new copy where another process made one after the old was found", async () => {
    const found: string[] = [];
    const opened = await openKeptCopy(
      () => {},
      async (say) => {
        const copy = await keptCopy(say);
        found.push(copy.name);
        if (found.length > 1) return copy;
        writeFileSync(record(), JSON.stringify({ ...kept(), fingerprint: "another" }));
        await keptCopy(say);
        return copy;
      },
    );
    expect(opened.copy.name).toBe(kept().name);
    expect(found).toEqual([expect.not.stringMatching(kept().name), kept().name]);
    expect(await opened.mongo.collection("staff").countDocuments()).toBeGreaterThan(0);
    await opened.close();
  });

  it("lists all questions without an id", async () => {
    const { stdout } = await ask("--json");
    expect(JSON.parse(stdout).map(({ id }: { id: string }) => id)).toEqual(
      readQuestions().map(({ id }) => id),
    );
  });

  it.each([
    [
      ["response-time-by-priority"],
      'There is no question "response-time-by-priority". Did you mean "response-times-by-priority"?',
    ],
    [
      ["response-times-by-priority", "--param", "percentile=x"],
      'the parameter percentile is "x", but must be an integer such as 5.',
    ],
    [
      ["response-times-by-priority", "--param", "perc=9"],
      'has no parameter "perc". It has percentile (integer).',
    ],
    [
      ["response-times-by-priority", "--param", "percentile=50", "--param", "percentile=90"],
      "--param percentile is given twice. Keep one.",
    ],
    [
      ["response-times-by-priority", "--param", "percentile=0"],
      'the parameter percentile is "0", but must be from 1 to 100.',
    ],
    [
      ["response-times-by-priority", "--param", "percentile=150"],
      'the parameter percentile is "150", but must be from 1 to 100.',
    ],
    [
      ["staff-who-supervise-nobody", "--in", "mongo", "--param", "role=cook"],
      'the parameter role is "cook", but must be one of paramedic, nurse, physician, dispatcher.',
    ],
    [
      ["targets-from-json", "--in", "frame", "--param", 'targets=[{"priority":1,"seconds":1.5}]'],
      'entry 1 needs "seconds", a whole number from 0 to 86400.',
    ],
    [["response-times-by-priority", "--param", "percentile"], "--param percentile: write it as name=value"],
  ])("refuses %j with what to do, and no stack", async (args, message) => {
    const { code, stdout, stderr } = await ask(...args);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

/** They work on the copy that `hers ask` keeps, so they stand in its file. */
describe("the stores' own clients", () => {
  it.skipIf(mysqlClient() === undefined)("hers mysql runs what it is given in the mysql client", async () => {
    const { code, stdout } = await hers(["mysql", "-N", "-e", "SELECT COUNT(*), DATABASE() FROM patient"]);
    expect(code).toBe(0);
    expect(stdout).toBe(`2514\t${kept().name}\n`);
    const wrong = await hers(["mysql", "-e", "SELECT 1 FROM nowhere"]);
    expect([wrong.code, wrong.stderr.includes("1146")]).toEqual([1, true]);
  });

  it.skipIf(process.platform === "win32")(
    "hers mongosh connects, and shows nobody the password",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "hers-mongosh-"));
      const script = '#!/bin/sh\nprintf "%s\\n" "$@" >&2\nprintf "%s" "$HERS_MONGODB"\n';
      writeFileSync(join(folder, "mongosh"), script, { mode: 0o755 });
      const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
      const { code, stdout, stderr } = await hers(["mongosh", "--eval", "db.staff.countDocuments()"], env);
      rmSync(folder, { recursive: true });
      expect(code).toBe(0);
      expect(stderr).toContain(
        "--eval\ndb = connect(process.env.HERS_MONGODB)\n--eval\ndb.staff.countDocuments()\n",
      );
      const { password, pathname } = new URL(stdout);
      expect(pathname).toBe(`/${kept().name}`);
      expect(password).not.toBe("");
      expect(stderr).not.toContain(password);
      const client = await connectMongo(stdout, kept().name);
      expect(await client.db.collection("staff").countDocuments()).toBeGreaterThan(0);
      await client.client.close();
    },
  );
});
