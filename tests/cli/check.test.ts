/** `hers check` as a process, in a copy of the tree whose files are changed one by one. */

import { describe, expect, it } from "vitest";
import { connect } from "../../lib/src/stores/mysql/connect.js";
import { createDatabase, dropDatabase, ensureServers } from "../../lib/src/stores/servers/index.js";
import { copiedTree } from "./copied-tree.js";

const { hers, change } = copiedTree();
const check = (...args: string[]) => hers("check", ...args);

const SQL = "sql/schema/03-fleet.sql";
const VALIDATOR = "mongo/collections/patients.json";
const widenSql = (): number => change(SQL, "monitor_model VARCHAR(20)", "monitor_model VARCHAR(200)");
const loosenValidator = (): number => change(VALIDATOR, '"unknown"]', '"unknown", "none"]');

describe("hers check", () => {
  it("of the untouched tree prints nothing and exits with 0", async () => {
    const [plain, json] = await Promise.all([check(), check("--json")]);
    expect([plain.code, plain.stdout]).toEqual([0, ""]);
    expect(plain.stderr).toMatch(
      /^Model, files, servers and validators agree: 30 entity types, 29 relationship types, \d+ refinements, 13 collections\.\n$/,
    );
    expect([json.code, json.stdout]).toEqual([0, "[]\n"]);
  });

  it("prints file, line, subject, reason and kind of a difference in an SQL file, and exits with 1", async () => {
    const line = widenSql();
    const { code, stdout, stderr } = await check();
    expect(stdout).toMatch(
      new RegExp(
        `^${SQL}:${line}: advanced_ambulance\\.monitor_model: The model says varchar\\(20\\), the file says varchar\\(200\\)\\. ` +
          "It stems from AdvancedAmbulance\\.monitor_model \\(lib/src/hospital/model/fleet\\.ts:\\d+\\) by step .* \\[column-type\\]\\n$",
      ),
    );
    expect([code, stderr]).toEqual([1, "1 difference.\n"]);
  });

  it("... and in the file of a validator", async () => {
    const line = loosenValidator();
    const { code, stdout } = await check();
    expect(stdout).toMatch(
      new RegExp(
        `^${VALIDATOR}:${line}: patients\\.sex: The field has "enum": .* Person\\.sex .*people\\.ts:\\d+\\) asks for .* or change the model\\. \\[validator-enum\\]\\n$`,
      ),
    );
    expect(code).toBe(1);
  });

  it("prints two lines for two changes, and with --json one array", async () => {
    const places = [widenSql(), loosenValidator()];
    const [plain, json] = await Promise.all([check(), check("--json")]);
    expect([plain.code, plain.stderr]).toEqual([1, "2 differences.\n"]);
    expect([json.code, json.stderr]).toEqual([1, "2 differences.\n"]);
    expect(plain.stdout.match(/^\S+:\d+: /gm)).toEqual([
      `${SQL}:${places[0]}: `,
      `${VALIDATOR}:${places[1]}: `,
    ]);
    expect(json.stdout.trim().split("\n")).toHaveLength(1);
    expect(JSON.parse(json.stdout)).toEqual([
      {
        kind: "column-type",
        between: "model-files",
        subject: "advanced_ambulance.monitor_model",
        message: expect.stringContaining("varchar(200)"),
        place: { file: SQL, line: places[0] },
      },
      {
        kind: "validator-enum",
        between: "model-validators",
        subject: "patients.sex",
        message: expect.stringContaining('"none"'),
        place: { file: VALIDATOR, line: places[1] },
      },
    ]);
  });
});

describe("hers check --database", () => {
  it("looks at a database that is there, and names the file that says how it should be", async () => {
    const servers = await ensureServers();
    const made = await createDatabase(servers, "check_cli");
    try {
      const connection = await connect(made.mysqlUrl, { database: made.name });
      await connection.query("CREATE TABLE station (station_id INT PRIMARY KEY)");
      await connection.end();
      const { code, stdout } = await check("--database", made.name);
      expect(code).toBe(1);
      const lines = stdout.trim().split("\n");
      for (const each of lines) expect(each).toMatch(/^(\S+:\d+: )?[\w.,[\]$]+: .+\. \[[a-z-]+\]$/);
      expect(stdout).toMatch(
        /^sql\/schema\/03-fleet\.sql:\d+: station\.name: The file says varchar\(40\), the server says no such column\. \[missing-column\]$/m,
      );
      expect(stdout).toMatch(/^mongo\/collections\/nurses\.json:1: nurses: .* \[collection-missing\]$/m);
      expect(stdout).not.toContain("[extra-");
    } finally {
      await dropDatabase(servers, made.name);
    }
  });

  it.each([
    [
      "nonsense",
      /^--database nonsense: a database of hers has a name like hers_04_ddl_1f2e3d4c\. Give such a one, or none to check a fresh one\.\n$/,
    ],
    [
      "hers_nonsense",
      /^--database hers_nonsense: MySQL at \S+:\d+ has no such database\. It has .*; give the name of one that is there, or none to check a fresh one\.\n$/,
    ],
  ])("%s is refused in one line: what, where and what to do", async (name, message) => {
    const { code, stdout, stderr } = await check("--database", name);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([1, ""]);
  });
});
