/** `hers check` as a process, in a copy of the tree whose files are changed one by one. */

import { describe, expect, it } from "vitest";
import { loadMysql } from "../../lib/src/hospital/load.js";
import { simulate } from "../../lib/src/hospital/simulate/index.js";
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

describe("hers check of what no attribute of the model says", () => {
  it("names file and line of an index, a comment, a trigger and an index of documents", async () => {
    const index = change("sql/schema/90-indexes.sql", "CREATE FULLTEXT INDEX", "CREATE INDEX");
    const comment = change("sql/schema/04-calls.sql", " COMMENT 'At the patient (eTimes.07)'", "");
    const trigger = change(
      "sql/schema/06-unit-status.sql",
      "CREATE TABLE unit_status_event (",
      "CREATE TRIGGER bed_stays BEFORE DELETE ON bed FOR EACH ROW SET @gone = 1;\nCREATE TABLE unit_status_event (",
    );
    const words = change(
      "mongo/collections/units.json",
      '"key": { "station": 1 }',
      '"key": { "station": -1 }',
    );
    const { code, stdout, stderr } = await check();
    expect([code, stderr]).toEqual([1, "5 differences.\n"]);
    expect(stdout.match(/^\S+:\d+: [\w.]+|\[[\w-]+\]$/gm)).toEqual([
      `sql/schema/06-unit-status.sql:${trigger}: bed_stays`,
      "[misplaced-program]",
      `sql/schema/90-indexes.sql:${index}: emergency_call.emergency_call_complaint`,
      "[index-changed]",
      ...Array(2)
        .fill([`sql/schema/04-calls.sql:${comment}: dispatch.at_patient_at`, "[column-comment]"])
        .flat(),
      `mongo/collections/units.json:${words}: units.station`,
      "[index-option]",
    ]);
  });
});

it("files that the server refuses are compared with the model all the same", async () => {
  const line = change(
    "sql/schema/01-code-lists.sql",
    "CREATE TABLE dispatch_priority (",
    "CREATE VIEW beds AS SELECT * FROM bed;\nCREATE TABLE dispatch_priority (",
  );
  const { code, stdout, stderr } = await check();
  expect([code, stdout.match(/^\S+: \w+/)?.[0]]).toEqual([1, `sql/schema/01-code-lists.sql:${line}: beds`]);
  expect(stderr).toMatch(
    new RegExp(
      `^The files do not run, so no server is compared\\.\n.*sql:${line}: Table '.*\\.bed' doesn't exist`,
      "m",
    ),
  );
});

it("a program that the server refuses is told with its line where all else agrees", async () => {
  const line = change(
    "sql/programs/07-events.sql",
    "DELETE FROM disposition_audit",
    "DELETE FORM disposition_audit",
  );
  const { code, stdout, stderr } = await check();
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(new RegExp(`^sql/programs/07-events\\.sql:${line}: .*\\(MySQL 1064\\)`, "m"));
});

describe("hers check --database", () => {
  it("compares the programs of a database that is there", async () => {
    const servers = await ensureServers();
    const made = await createDatabase(servers, "check_cli");
    try {
      const opened = await loadMysql(made, simulate({ calls: 20 }), () => {}, true);
      await opened.query("DROP PROCEDURE admit");
      await opened.end();
      const { code, stdout } = await check("--database", made.name);
      expect(code).toBe(1);
      const lines = stdout
        .split("\n")
        .filter((line) => !/\[(collection|view)-missing\]$/.test(line) && line !== "");
      expect(lines).toEqual([
        expect.stringMatching(
          /^sql\/programs\/05-visits\.sql:\d+: admit: The file has the procedure admit, the server does not: run the file again\. \[missing-program\]$/,
        ),
      ]);
    } finally {
      await dropDatabase(servers, made.name);
    }
  });

  it("looks at a database that is there, and names the file that says how it should be", async () => {
    const servers = await ensureServers();
    const made = await createDatabase(servers, "check_cli");
    try {
      const connection = await connect(made.mysqlUrl, { database: made.name });
      await connection.query("CREATE TABLE station (station_id INT PRIMARY KEY)");
      await connection.end();
      const { code, stdout, stderr } = await check("--database", made.name);
      expect(code).toBe(1);
      const lines = stdout.trim().split("\n");
      for (const each of lines) expect(each).toMatch(/^(\S+:\d+: )?[\w.,[\]$]+: .+\. \[[a-z-]+\]$/);
      expect(stdout).toMatch(
        /^sql\/schema\/03-fleet\.sql:\d+: station\.name: The file says varchar\(40\), the server says no such column\. \[missing-column\]$/m,
      );
      expect(stdout).toMatch(/^mongo\/collections\/nurses\.json:1: nurses: .* \[collection-missing\]$/m);
      expect(stdout).not.toContain("[extra-");
      expect(stderr).toContain(`${made.name} has no programs, so they are not compared.\n`);
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
