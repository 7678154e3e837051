/** The benchmark as it is built, in a process of its own that finds no Python and no `mysql` program. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Report } from "../../../lib/src/hospital/bench/index.js";
import { projectRoot } from "../../../lib/src/project.js";
import { connectMongo } from "../../../lib/src/stores/mongo/connect.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { dropAbandoned, ensureServers, type Servers } from "../../../lib/src/stores/servers/index.js";

let servers: Servers;
let folder: string;
beforeAll(async () => {
  servers = await ensureServers();
  folder = mkdtempSync(join(tmpdir(), "hers-bench-test-"));
});
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function start(options: object): ChildProcess {
  const module = join(projectRoot(), "lib", "dist", "hospital", "bench", "index.js");
  const program = `require(${JSON.stringify(module)}).bench({ ...${JSON.stringify(options)}, say: console.error })
    .then((report) => process.stdout.write(JSON.stringify(report)), (error) => { console.error(error); process.exitCode = 1; });`;
  const child = spawn(process.execPath, ["-e", program], {
    env: {
      PATH: folder,
      HERS_STATE: folder,
      TMPDIR: folder,
      MYSQL_URL: servers.mysql.url,
      MONGODB_URL: servers.mongo.url,
    },
  });
  started.push(child);
  return child;
}

function collect(stream: NodeJS.ReadableStream | null): { text: string } {
  const kept = { text: "" };
  stream!.setEncoding("utf8").on("data", (chunk: string) => {
    kept.text += chunk;
  });
  return kept;
}

it("measures what can run, says why the rest cannot, and writes report, tables and chart", async () => {
  const out = join(folder, "out");
  const child = start({ tasks: ["mysql-load-narrow"], scale: 0.001, runs: 2, out });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const [code] = await once(child, "close");
  expect(code, stderr.text).toBe(0);

  const report = JSON.parse(stdout.text) as Report;
  expect(JSON.parse(readFileSync(join(out, "bench.json"), "utf8"))).toEqual(report);
  expect(Object.keys(report)).toEqual([
    "startedAt",
    "seconds",
    "scale",
    "runs",
    "machine",
    "versions",
    "tasks",
    "failed",
    "measurements",
    "targets",
  ]);
  expect(report.measurements.map((each) => [each.contender, each.seconds.length])).toEqual([
    ["hers", 2],
    ["hers:one-connection", 2],
  ]);
  expect(report.tasks[0]).toMatchObject({ id: "mysql-load-narrow", rows: 300 });
  expect(report.tasks[0]!.leftOut.map(({ name }) => name)).toEqual([
    "ref:mysql-client",
    "mysql.connector",
    "mysql.connector-pure",
  ]);
  expect(report.targets.map(({ reached }) => reached)).toEqual([null, null]);
  expect(report.versions.python).toBeNull();
  expect(report.versions.mysql).toContain(servers.mysql.version);

  const tables = readFileSync(join(out, "bench.txt"), "utf8");
  expect(tables).toMatch(/^mysql-load-narrow: 300 rows .* \(medians of 2 runs\)$/m);
  expect(tables).toMatch(/^ +hers +typed columns, LOAD DATA LOCAL, two connections$/m);
  expect(tables).toContain("mysql.connector left out: there is no Python 3");
  expect(stderr.text).toContain("Targets, set for 1000 times these rows: 0 of 2 reached; the others:");
  expect(readFileSync(join(out, "bench.svg"), "utf8")).toContain('aria-label="Bar chart of wall time');
});

it("keeps the report of the tasks before the one in which it is killed", async () => {
  const out = join(folder, "killed");
  const child = start({ tasks: ["mysql-load-narrow", "mysql-load-wide"], scale: 0.001, runs: 2, out });
  const stderr = collect(child.stderr);
  while (!stderr.text.includes("mysql-load-wide: preparing")) await once(child.stderr!, "data");
  child.kill("SIGKILL");
  await once(child, "close");
  const report = JSON.parse(readFileSync(join(out, "bench.json"), "utf8")) as Report;
  expect(report.tasks.map(({ id }) => id)).toEqual(["mysql-load-narrow"]);
  expect(report.measurements).toHaveLength(2);
  expect(readFileSync(join(out, "bench.txt"), "utf8")).toContain("mysql-load-narrow: 300 rows");
  await dropAbandoned(servers);
});

it("leaves no database and no file behind when it is told to end halfway", async () => {
  const child = start({ tasks: ["mysql-load-narrow"], scale: 0.01, runs: 500 });
  const stderr = collect(child.stderr);
  while (!stderr.text.includes("warm-up:")) await once(child.stderr!, "data");
  expect((await databases()).length).toBeGreaterThan(0);
  child.kill("SIGINT");
  const [code, signal] = await once(child, "close");
  expect([code, signal], stderr.text).toEqual([null, "SIGINT"]);
  expect(await databases()).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.startsWith("hers-bench-"))).toEqual([]);
});

/** Those of this task, in both stores; no other test runs it. */
async function databases(): Promise<string[]> {
  const mysql = await connect(servers.mysql.url);
  const [rows] = await mysql.query("SHOW DATABASES LIKE 'hers\\_bench\\_mysql\\_load%'");
  await mysql.end();
  const { client } = await connectMongo(servers.mongo.url, "admin");
  const { databases: there } = await client.db().admin().listDatabases();
  await client.close();
  return [
    ...(rows as object[]).map((row) => String(Object.values(row)[0])),
    ...there.map(({ name }) => name).filter((name) => name.startsWith("hers_bench_mysql_load")),
  ];
}
