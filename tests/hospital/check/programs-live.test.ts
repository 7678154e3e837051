/** Programs, the tables that only they use, and the rows of code lists on a live server: what is changed there is told. */

import type { Connection } from "mysql2/promise";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { checkHospital } from "../../../lib/src/hospital/check/index.js";
import { schemaFiles } from "../../../lib/src/hospital/load.js";
import { makePrograms, programFiles } from "../../../lib/src/hospital/programs.js";
import type { Difference } from "../../../lib/src/model/drift/physical.js";
import { shownPath } from "../../../lib/src/project.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { runScript } from "../../../lib/src/stores/mysql/script.js";
import { ensureServers } from "../../../lib/src/stores/servers/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";
import { programmedHospital } from "../programs/programmed.js";

const made = ownDatabase("check_made");
const hospital = programmedHospital("check_programs", 50);
/** An administrator, who sees both databases. */
let connection: Connection;
const database = (): string => new URL(hospital.url).pathname.slice(1);

beforeAll(async () => {
  const own = await connect(made.current.mysqlUrl, { database: made.current.name });
  const { tables, afterLoad } = schemaFiles();
  for (const file of [...tables, ...afterLoad]) await runScript(own, file);
  await makePrograms(own, () => {});
  await own.end();
  connection = await connect((await ensureServers()).mysql.url, { database: database() });
});
afterAll(() => connection.end());

const differences = (say: (line: string) => void = () => {}) =>
  checkHospital({ mysql: { connection, database: database(), made: made.current.name }, say });
const found = async (): Promise<string[]> =>
  (await differences()).map(({ kind, subject }) => `${kind} ${subject}`);

it("untouched, there is no difference, whoever made the programs", async () => {
  const said: string[] = [];
  expect(await differences((line) => said.push(line))).toEqual([]);
  expect(said).toEqual([]);
});

describe("a program", () => {
  /** The files whose programs were told last. */
  let told: ReadonlySet<string> = new Set();
  afterEach(async () => {
    for (const file of programFiles()) if (told.has(shownPath(file))) await runScript(hospital.mysql, file);
    expect(await found()).toEqual([]);
  });
  const toldOf = async (): Promise<Difference[]> => {
    const all = await differences();
    told = new Set(all.flatMap(({ place }) => place?.file ?? []));
    return all;
  };
  const toldPrograms = async (): Promise<string[]> =>
    (await toldOf()).map(({ kind, subject }) => `${kind} ${subject}`);

  it.each([
    ["a view is gone", "DROP VIEW patient_journey", "missing-program patient_journey"],
    ["a procedure is gone", "DROP PROCEDURE hire", "missing-program hire"],
    ["a function is gone", "DROP FUNCTION minutes_between", "missing-program minutes_between"],
    ["a trigger is gone", "DROP TRIGGER unit_status_event_stays", "missing-program unit_status_event_stays"],
    ["an event is gone", "DROP EVENT forget_old_audits", "missing-program forget_old_audits"],
    [
      "a view shows something else",
      "CREATE OR REPLACE VIEW patient_journey AS SELECT visit_id FROM visit",
      "program-changed patient_journey",
    ],
    [
      "a view has the rights of whoever asks",
      "ALTER SQL SECURITY INVOKER VIEW current_unit_status AS SELECT 1 AS one",
      "program-changed current_unit_status",
    ],
    [
      "a function computes something else",
      "DROP FUNCTION is_suitable; CREATE FUNCTION is_suitable(level VARCHAR(20), priority TINYINT) RETURNS TINYINT DETERMINISTIC NO SQL COMMENT '1 if an ambulance of this level of care may go to a call of this priority' RETURN priority > 2 OR level <> 'basic'",
      "program-changed is_suitable",
    ],
    [
      "a function returns another type",
      "DROP FUNCTION is_suitable; CREATE FUNCTION is_suitable(level VARCHAR(20), priority TINYINT) RETURNS INT DETERMINISTIC NO SQL COMMENT '1 if an ambulance of this level of care may go to a call of this priority' RETURN priority > 1 OR level <> 'basic'",
      "program-changed is_suitable",
    ],
    ["a procedure has another right", "ALTER PROCEDURE admit SQL SECURITY INVOKER", "program-changed admit"],
    [
      "a procedure has another comment",
      "ALTER PROCEDURE discharge COMMENT 'Ends a visit'",
      "program-changed discharge",
    ],
    [
      "a trigger fires on something else",
      "DROP TRIGGER disposition_removed; CREATE TRIGGER disposition_removed BEFORE DELETE ON disposition FOR EACH ROW INSERT INTO disposition_audit (visit_id, changed_by, was) VALUES (OLD.visit_id, USER(), JSON_OBJECT('decision', OLD.decision, 'decided_at', OLD.decided_at, 'physician_id', OLD.physician_id, 'ward', OLD.ward))",
      "program-changed disposition_removed",
    ],
    ["an event runs", "ALTER EVENT forget_old_audits ENABLE", "program-changed forget_old_audits"],
    [
      "an event runs more often",
      "ALTER EVENT forget_old_audits ON SCHEDULE EVERY 2 DAY",
      "program-changed forget_old_audits",
    ],
  ] as const)("%s", async (_, mutation, expected) => {
    for (const statement of mutation.split("; ")) await hospital.mysql.query(statement);
    expect(await toldPrograms()).toEqual([expected]);
  });

  it("is told with the line that makes it, and with the words that differ", async () => {
    await hospital.mysql.query("ALTER EVENT forget_old_audits ENABLE");
    const [difference] = await toldOf();
    expect(difference?.place).toEqual({ file: "sql/programs/07-events.sql", line: 6 });
    expect(difference?.message).toMatch(
      /^The event forget_old_audits is another on the server: the file says "DISABLE COMMENT .*", the server says "ENABLE COMMENT .*"\. Run the file again, or mend it\.$/,
    );
  });

  it("runs in another SQL mode", async () => {
    const session = await hospital.session();
    await session.query("SET sql_mode = ''");
    await runScript(session, programFiles().find((file) => file.endsWith("05-visits.sql"))!);
    const made = ["admit", "depart", "discharge", "hospital_now", "lock_visit_to_decide"];
    expect((await toldPrograms()).sort()).toEqual(made.map((name) => `program-changed ${name}`));
  });

  it.each([
    ["VIEW", "CREATE VIEW beds AS SELECT bed_id FROM bed", "beds"],
    ["PROCEDURE", "CREATE PROCEDURE nothing() SELECT 1", "nothing"],
    ["FUNCTION", "CREATE FUNCTION one() RETURNS INT DETERMINISTIC RETURN 1", "one"],
    [
      "TRIGGER",
      "CREATE TRIGGER bed_noted AFTER INSERT ON bed FOR EACH ROW SET @bed = NEW.bed_id",
      "bed_noted",
    ],
    ["EVENT", "CREATE EVENT soon ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1", "soon"],
  ])("is there that no file makes: %s", async (kind, statement, name) => {
    await hospital.mysql.query(statement);
    try {
      expect(await found()).toEqual([`extra-program ${name}`]);
    } finally {
      await hospital.mysql.query(`DROP ${kind} ${name}`);
    }
  });

  it("is the same with other white space, comments and case of letters", async () => {
    await hospital.mysql.query("DROP FUNCTION is_suitable");
    await hospital.mysql.query(
      "create function IS_SUITABLE(LEVEL varchar(20), priority tinyint) returns tinyint deterministic no sql comment '1 if an ambulance of this level of care may go to a call of this priority' return /* for all but the worst */ PRIORITY>1 or level<>'basic'",
    );
    expect(await found()).toEqual([]);
  });
});

describe("a table that only programs use", () => {
  it.each([
    [
      "has a column less",
      "ALTER TABLE disposition_audit DROP COLUMN changed_by",
      "ALTER TABLE disposition_audit ADD COLUMN changed_by VARCHAR(100) NOT NULL COMMENT 'User and host of the session' AFTER changed_at",
      "missing-column disposition_audit.changed_by",
    ],
    [
      "has another type",
      "ALTER TABLE disposition_audit MODIFY visit_id BIGINT NOT NULL COMMENT 'No foreign key: the audit outlives what it tells of'",
      "ALTER TABLE disposition_audit MODIFY visit_id INT NOT NULL COMMENT 'No foreign key: the audit outlives what it tells of'",
      "column-type disposition_audit.visit_id",
    ],
    [
      "has no index",
      "DROP INDEX disposition_audit_visit ON disposition_audit",
      "CREATE INDEX disposition_audit_visit ON disposition_audit (visit_id)",
      "missing-index disposition_audit.disposition_audit_visit",
    ],
    [
      "is gone",
      "RENAME TABLE disposition_audit TO audit",
      "RENAME TABLE audit TO disposition_audit",
      "missing-table disposition_audit",
    ],
  ])("%s", async (_, mutation, undo, expected) => {
    await hospital.mysql.query(mutation);
    try {
      expect(await found()).toContain(expected);
    } finally {
      await hospital.mysql.query(undo);
    }
    expect(await found()).toEqual([]);
  });
});

describe("a row of a code list", () => {
  it.each([
    [
      "says something else",
      "UPDATE dispatch_priority SET target_s = 481 WHERE priority = 1",
      "UPDATE dispatch_priority SET target_s = 480 WHERE priority = 1",
      "row-changed dispatch_priority.1",
      /^The simulator writes \[1,"Critical",480\], the server has \[1,"Critical",481\]\.$/,
    ],
    [
      "is another in the case of a letter",
      "UPDATE triage_level SET name = 'emergent' WHERE esi = 2",
      "UPDATE triage_level SET name = 'Emergent' WHERE esi = 2",
      "row-changed triage_level.2",
      /"Emergent"/,
    ],
    [
      "is gone",
      "DELETE FROM specialty WHERE specialty_code = 'ANE'",
      "INSERT INTO specialty VALUES ('ANE', 'Anaesthesiology')",
      "missing-row specialty.ANE",
      /the server has no such row\.$/,
    ],
    [
      "is new",
      "INSERT INTO clinical_problem VALUES ('ZZZ', 'Sleep', 'none')",
      "DELETE FROM clinical_problem WHERE problem_code = 'ZZZ'",
      "extra-row clinical_problem.ZZZ",
      /the simulator writes no such row\.$/,
    ],
  ])("%s", async (_, mutation, undo, expected, message) => {
    await hospital.mysql.query(mutation);
    try {
      const [difference, ...others] = await differences();
      expect(others).toEqual([]);
      expect(`${difference?.kind} ${difference?.subject}`).toBe(expected);
      expect(difference?.message).toMatch(message);
      expect(difference?.place?.file).toMatch(/^lib\/src\/hospital\/simulate\/(code-lists|problems)\.ts$/);
      expect(difference?.place?.line).toBeGreaterThan(1);
    } finally {
      await hospital.mysql.query(undo);
    }
  });
});

describe("a copy without programs and rows", () => {
  const bare = ownDatabase("check_bare");

  it("is not asked for them, and that is said", async () => {
    const { name, mysqlUrl } = bare.current;
    const own = await connect(mysqlUrl, { database: name });
    const { tables, afterLoad } = schemaFiles();
    for (const file of [...tables, ...afterLoad]) await runScript(own, file);
    await own.end();
    const said: string[] = [];
    const mysql = { connection, database: name, made: made.current.name };
    expect(await checkHospital({ mysql, say: (line) => said.push(line) })).toEqual([]);
    expect(said).toEqual([
      `${name} has no programs, so they are not compared.`,
      `${name} has no rows of code lists, so they are not compared.`,
    ]);
  });
});
