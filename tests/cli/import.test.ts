import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, expect, it } from "vitest";
import { simulatedExport } from "../../lib/src/hospital/reported/export/simulated.js";
import { readRules } from "../../lib/src/hospital/rules/index.js";
import { projectRoot, stateFolder } from "../../lib/src/project.js";
import { connect } from "../../lib/src/stores/mysql/connect.js";
import {
  createDatabase,
  ensureServers,
  keepDatabase,
  mysqlClient,
} from "../../lib/src/stores/servers/index.js";
import { ownState } from "./own-state.js";

const program = join(projectRoot(), "lib", "bin", "hers.js");
const hers = (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });

ownState();
const inState = (file: string): string => join(stateFolder(), file);
const wasImported = (): boolean => existsSync(inState("imported.json"));
const imported = (): { name: string; mysqlUrl: string } =>
  JSON.parse(readFileSync(inState("imported.json"), "utf8"));
/** What the reader has imported, on the same server. */
let readers: readonly string[] = [];
beforeAll(async () => {
  readers = await imports();
});
/** Databases of this test's imports, the current one and any that was left. */
const imports = async (): Promise<string[]> => {
  const { mysql } = await ensureServers();
  const connection = await connect(mysql.url);
  const [rows] = await connection.query("SHOW DATABASES LIKE 'hers\\_imported\\_%'");
  await connection.end();
  const names = (rows as Record<string, string>[]).flatMap((row) => Object.values(row));
  return names.filter((name) => !readers.includes(name));
};

it("hers import tells what it did, and does it again when it was killed in the middle", {
  timeout: 180_000,
}, async () => {
  const path = await simulatedExport({ calls: 300, seed: 4, faults: 1 });
  const first = await hers("import", path, "--json");
  expect(first.code).toBe(0);
  const told = JSON.parse(first.stdout);
  expect(Object.keys(told)).toEqual(["rows", "calls", "responses", "rejected", "flagged", "byRule"]);
  expect([told.rejected, told.responses + told.rejected]).toEqual([4, told.rows]);
  expect(first.stderr).toMatch(/^[\d,]+ rows: [\d,]+ calls, [\d,]+ responses, 4 rejected$/m);
  const before = imported().name;

  const killed = spawn(process.execPath, [program, "import", path]);
  await new Promise<void>((resolve) => {
    killed.stderr.on("data", (data) => String(data).includes(" rows: ") && killed.kill("SIGKILL"));
    killed.on("exit", () => resolve());
  });
  expect(imported().name).toBe(before);
  expect(await imports()).toContain(before);

  const again = await hers("import", path);
  expect(again.stdout).toMatch(new RegExp(`^rows +${told.rows}$`, "m"));
  expect(imported().name).not.toBe(before);
  expect(await imports()).toEqual([imported().name]);
  const rules = JSON.parse((await hers("rules", "--imported", "--json")).stdout) as {
    id: string;
    count: number;
  }[];
  const found = Object.fromEntries(rules.map(({ id, count }) => [id, count]));
  const [worst] = rules.filter(({ count }) => count > 0);
  const one = await hers("rules", worst!.id, "--imported");
  expect(one.code).toBe(1);
  expect(one.stdout).toMatch(/^side +\w+/m);
  expect(one.stdout.match(/^reported /gm)).toHaveLength(worst!.count);
  expect(one.stderr).toContain(`${worst!.count} offending row`);
  expect(told.byRule["unreadable-value"]).toBe(1);
  expect(found).toMatchObject(told.byRule);
  expect(again.stdout).toMatch(/^Rejected:\n(line \d+: .+: .+\n){4}$/m);
  const count = "SELECT COUNT(*) FROM reported_call";
  const counted = await hers("mysql", "--imported", "-N", "-e", count);
  if (mysqlClient() === undefined) expect(counted.stderr).toContain("There is no mysql client");
  else expect(counted.stdout).toBe(`${told.calls}\n`);
  const { stdout: listed, stderr: verdict } = await hers("rules", "--imported", "--in", "mongo");
  expect(listed).toMatch(/^unreadable-value +1 .*\n/m);
  const files = readRules();
  const broken = files.filter(({ id }) => found[id]! > 0).length;
  expect(listed).toMatch(
    new RegExp(`\\n${files.length - broken} other rules found nothing; \`--json\` names them\\.\\n$`),
  );
  expect(verdict).toContain(
    `${broken} of ${files.length} rules are broken; 1 flagged as unreadable-value. \`npx hers rules ${/^[a-z-]+/.exec(listed)} --imported\``,
  );
});

it.each(["SIGINT", "SIGTERM"] as const)(
  "hers import that is told to end by %s drops what it had made, at once",
  {
    timeout: 60_000,
  },
  async (signal) => {
    const before = await imports();
    const child = spawn(process.execPath, [program, "import", "-"], { stdio: ["pipe", "ignore", "pipe"] });
    const ended = new Promise((resolve) => child.on("exit", (_, by) => resolve(by)));
    child.stdin.write(readFileSync(await simulatedExport({ calls: 300, seed: 4, faults: 1 })));
    for (let waited = 0; (await imports()).length === before.length && waited < 200; waited++)
      await pause(100);
    expect((await imports()).length).toBe(before.length + 1);
    child.kill(signal);
    expect(await ended).toBe(signal);
    expect(await imports()).toEqual(before);
  },
);

it("hers import sweeps what one that was killed had kept already, before it was the current one", {
  timeout: 60_000,
}, async () => {
  const servers = await ensureServers();
  const left = await createDatabase(servers, "imported");
  await keepDatabase(servers, left.name);
  writeFileSync(inState("imported-pending.json"), JSON.stringify([left.name]));
  expect(await imports()).toContain(left.name);
  expect((await hers("import", await simulatedExport({ calls: 60, seed: 8 }))).code).toBe(0);
  expect(await imports()).toEqual([imported().name]);
  expect(existsSync(inState("imported-pending.json"))).toBe(false);
});

it("hers import reports at once while somebody reads the old import, and the next one drops that", {
  timeout: 120_000,
}, async () => {
  const path = await simulatedExport({ calls: 60, seed: 8 });
  if (!wasImported()) await hers("import", path);
  const old = imported();
  const reader = await connect(old.mysqlUrl, { database: old.name });
  await reader.query("START TRANSACTION");
  await reader.query("SELECT COUNT(*) FROM reported_call");
  const second = await hers("import", path, "--json");
  expect(second.code).toBe(0);
  expect(JSON.parse(second.stdout).rows).toBeGreaterThan(60);
  const [reported, left] = [/^Imported into/m, /^An earlier import, \S+, was not dropped/m].map((line) =>
    second.stderr.search(line),
  );
  expect(reported).toBeGreaterThan(-1);
  expect(left).toBeGreaterThan(reported!);
  expect(second.stderr).toContain(
    `An earlier import, ${old.name}, was not dropped: somebody still reads it. The next import drops it.`,
  );
  expect(JSON.parse(readFileSync(inState("imported-pending.json"), "utf8"))).toEqual([old.name]);
  // An import that fails forgets it no more than one that goes well.
  expect((await hers("import", join(tmpdir(), "none.csv"))).code).toBe(1);
  expect(JSON.parse(readFileSync(inState("imported-pending.json"), "utf8"))).toEqual([old.name]);
  expect(await imports()).toEqual([old.name, imported().name].sort());
  await reader.end();
  expect((await hers("import", path)).stderr).not.toContain("not dropped");
  expect(await imports()).toEqual([imported().name]);
  expect(existsSync(inState("imported-pending.json"))).toBe(false);
});

it("hers import warns of a file that ends in the middle of a row, and rejects that row", {
  timeout: 60_000,
}, async () => {
  const path = join(tmpdir(), "hers-cut.csv");
  const whole = readFileSync(await simulatedExport({ calls: 60, seed: 8 }), "utf8").trimEnd();
  writeFileSync(path, whole.slice(0, whole.lastIndexOf(",")));
  const { code, stdout, stderr } = await hers("import", path, "--json");
  rmSync(path);
  expect([code, JSON.parse(stdout).rejected]).toEqual([0, 1]);
  expect(stderr).toMatch(/^hers-cut\.csv, line \d+: .* after 33 of 34 fields: it may be cut off/m);
});

it("hers import says what is wrong with a file, and keeps what was imported before", {
  timeout: 60_000,
}, async () => {
  const before = wasImported() ? imported().name : undefined;
  const path = join(tmpdir(), "hers-no-export.csv");
  writeFileSync(path, "a,b\n1,2\n");
  const { code, stdout, stderr } = await hers("import", path);
  rmSync(path);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain('hers-no-export.csv, line 1: there is no column "Call Number".');
  expect(stderr).not.toMatch(/^ +at /m);
  expect(wasImported() ? imported().name : undefined).toBe(before);
});

it("hers import refuses a file of which most rows are rejected, and keeps the last import, unless --anyway is given", {
  timeout: 60_000,
}, async () => {
  const path = join(tmpdir(), "hers-misread.csv");
  const [header, ...lines] = readFileSync(await simulatedExport({ calls: 60, seed: 8 }), "utf8")
    .trimEnd()
    .split("\n");
  const iso = lines.slice(5).map((line) => line.replace(/(\d\d)\/(\d\d)\/(\d{4})/g, "$3-$1-$2"));
  writeFileSync(path, [header, ...lines.slice(0, 5), ...iso].join("\n"));
  if (!wasImported()) await hers("import", await simulatedExport({ calls: 60, seed: 8 }));
  const before = imported().name;
  const refused = await hers("import", path);
  expect([refused.code, refused.stdout, imported().name]).toEqual([1, "", before]);
  const rejected = `${iso.length} of ${lines.length} rows`;
  const commonest = `${iso.length} "time" (the first on line 7: "Received DtTm" is "2025-`;
  expect(refused.stderr).toContain(`hers-misread.csv: ${rejected} are rejected: ${commonest}`);
  expect(refused.stderr).toContain("npx hers import FILE --anyway");

  const taken = await hers("import", path, "--anyway", "--json");
  rmSync(path);
  expect(JSON.parse(taken.stdout)).toMatchObject({ responses: 5, rejected: iso.length });
  expect(taken.stderr).toContain(`ATTENTION: ${rejected} (`);
  expect(taken.stderr).toContain(commonest);
  expect(imported().name).not.toBe(before);
});
