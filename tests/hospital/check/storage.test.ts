/** What a schema file says of storage, and of what has no place in it, is held against model and refinements: without a server. */

import { describe, expect, it } from "vitest";
import { checkHospital } from "../../../lib/src/hospital/check/index.js";
import { refinements } from "../../../lib/src/hospital/refinements/index.js";
import { changedSchema } from "./changed-schema.js";

const differencesAfter = changedSchema();

describe("a schema file", () => {
  it.each([
    [
      "does not count up",
      "dispatch_id   INT          NOT NULL AUTO_INCREMENT",
      "dispatch_id   INT          NOT NULL",
      ["column-auto-increment dispatch.dispatch_id"],
      /^The model says AUTO_INCREMENT, the file says no AUTO_INCREMENT\. .*auto increment of dispatch\.dispatch_id/,
    ],
    [
      "counts up where nobody asks for it",
      "visit_id             INT         NOT NULL",
      "visit_id             INT         NOT NULL AUTO_INCREMENT",
      ["column-auto-increment visit.visit_id"],
      /^The model says no AUTO_INCREMENT, /,
    ],
    [
      "has another collation for a column",
      "call_sign     VARCHAR(8)   NOT NULL",
      "call_sign     VARCHAR(8)   COLLATE utf8mb4_bin NOT NULL",
      ["column-collation ambulance.call_sign"],
      /^The model says the collation of the database, the file says the collation utf8mb4_bin\./,
    ],
    [
      "has another character set for a column",
      "plate         CHAR(7)      NOT NULL",
      "plate         CHAR(7)      CHARACTER SET latin1 NOT NULL",
      ["column-collation ambulance.plate"],
      /latin1/,
    ],
    [
      "has another collation for a table",
      "COMMENT = 'One row: a medical specialty a physician can hold'",
      "COMMENT = 'One row: a medical specialty a physician can hold' COLLATE = utf8mb4_bin",
      ["column-collation specialty.specialty_code", "column-collation specialty.name"],
      /utf8mb4_bin/,
    ],
    [
      "sets a column by itself when a row is updated",
      "received_at     DATETIME(3)  NOT NULL",
      "received_at     DATETIME(3)  NOT NULL ON UPDATE CURRENT_TIMESTAMP(3)",
      ["column-on-update emergency_call.received_at"],
      /^The model says no ON UPDATE, the file says ON UPDATE NOW\(3\)\./,
    ],
    [
      "hides a column",
      "hired_on      DATE         NOT NULL",
      "hired_on      DATE         NOT NULL INVISIBLE",
      ["column-visibility staff.hired_on"],
      /INVISIBLE/,
    ],
    [
      "lacks a secondary index",
      "CREATE INDEX visit_registered_at ON visit (registered_at);\n",
      "",
      ["missing-index visit.registered_at"],
      /^The model says BTREE \(registered_at\), the file says no such index\. Who waits now /,
    ],
    [
      "lacks a column of an index",
      "ON person (family_name, given_name)",
      "ON person (family_name)",
      ["missing-index person.family_name,given_name", "extra-index person.person_family_name"],
      /^The model says /,
    ],
    [
      "has an index in another order",
      "ON person (family_name, given_name)",
      "ON person (given_name, family_name)",
      ["missing-index person.family_name,given_name", "extra-index person.person_family_name"],
      /^The model says /,
    ],
    [
      "has an index upwards",
      "(ambulance_id, changed_at DESC, event_id DESC)",
      "(ambulance_id, changed_at, event_id DESC)",
      ["index-changed unit_status_event.unit_status_event_unit"],
      /changed_at DESC, event_id DESC\), the file says BTREE \(ambulance_id, changed_at, event_id DESC\)\. Where an ambulance/,
    ],
    [
      "indexes the beginning only",
      "ON person (family_name, given_name)",
      "ON person (family_name(3), given_name)",
      ["index-changed person.person_family_name"],
      /family_name\(3\)/,
    ],
    [
      "has a B-tree for words",
      "CREATE FULLTEXT INDEX emergency_call_complaint",
      "CREATE INDEX emergency_call_complaint",
      ["index-changed emergency_call.emergency_call_complaint"],
      /^The model says FULLTEXT \(chief_complaint\), the file says BTREE/,
    ],
    [
      "has a B-tree for places",
      "SPATIAL KEY station_location (location)",
      "KEY station_location (location)",
      ["index-changed station.station_location"],
      /^The model says SPATIAL/,
    ],
    [
      "lacks the spatial index",
      "  SPATIAL KEY station_location (location),\n",
      "",
      ["missing-index station.location"],
      /Stations are looked for near a place/,
    ],
    [
      "has an index that the optimizer does not use",
      "ON treatment (started_at);",
      "ON treatment (started_at) INVISIBLE;",
      ["index-changed treatment.treatment_started_at"],
      /INVISIBLE/,
    ],
    [
      "has a unique key that the optimizer does not use",
      "UNIQUE KEY patient_mrn (mrn)",
      "UNIQUE KEY patient_mrn (mrn) INVISIBLE",
      ["unique-key-changed patient.patient_mrn"],
      /^The model says mrn, the file says mrn INVISIBLE\./,
    ],
    [
      "has an index that nobody asks for",
      "CREATE INDEX dispatch_notified_at",
      "CREATE INDEX dispatch_outcome ON dispatch (outcome);\nCREATE INDEX dispatch_notified_at",
      ["extra-index dispatch.dispatch_outcome"],
      /^The model says no such index, the file says BTREE \(outcome\)\./,
    ],
    [
      "has another bound of a partition",
      "PARTITION q2 VALUES LESS THAN ('2025-07-01')",
      "PARTITION q2 VALUES LESS THAN ('2025-08-01')",
      ["partitions unit_status_event"],
      /q2 VALUES LESS THAN \('2025-07-01'\).*, the file says .*q2 VALUES LESS THAN \('2025-08-01'\)/,
    ],
    [
      "lacks a partition",
      "  PARTITION q3 VALUES LESS THAN ('2025-10-01'),\n",
      "",
      ["partitions unit_status_event"],
      /partitions of unit_status_event by changed_at/,
    ],
    [
      "lacks the last partition",
      /,\n {2}PARTITION later VALUES LESS THAN \(MAXVALUE\)/,
      "",
      ["partitions unit_status_event"],
      /later/,
    ],
    [
      "is not partitioned",
      /\nPARTITION BY RANGE COLUMNS[^;]*/,
      "",
      ["partitions unit_status_event"],
      /the file says not partitioned\./,
    ],
    [
      "partitions a table that is to be whole",
      "COMMENT = 'One row: a patient comes without an ambulance'",
      "COMMENT = 'One row: a patient comes without an ambulance' PARTITION BY HASH (walk_in_id) PARTITIONS 4",
      ["partitions walk_in"],
      /^The model says not partitioned, /,
    ],
  ] as const)("%s", async (_, from, to, expected, message) => {
    const { found } = await differencesAfter(from, to);
    expect(found.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(expected);
    for (const each of found) {
      expect(each.between).toBe("model-files");
      expect(each.place?.line).toBeGreaterThan(0);
    }
    expect(found[0]!.message).toMatch(message);
  });

  it("may write the index that a foreign key needs anyway", async () => {
    const { found } = await differencesAfter(
      "CREATE INDEX dispatch_notified_at",
      "CREATE INDEX visit_bed ON visit (bed_id);\nCREATE INDEX dispatch_notified_at",
    );
    expect(found).toEqual([]);
  });
});

describe("what has no place in a schema file", () => {
  const before = "CREATE INDEX dispatch_notified_at";
  it.each([
    [
      "a trigger",
      "DELIMITER //\nCREATE TRIGGER bed_stays BEFORE DELETE ON bed FOR EACH ROW\nBEGIN\n  SET @gone = OLD.bed_id;\nEND\n//\nDELIMITER ;",
      1,
      "misplaced-program bed_stays",
      /^The trigger belongs in sql\/programs, /,
    ],
    [
      "a trigger with a definer",
      "CREATE DEFINER = 'a'@'%' TRIGGER IF NOT EXISTS `bed stays` BEFORE DELETE ON bed FOR EACH ROW SET @gone = 1;",
      0,
      "misplaced-program bed stays",
      /^The trigger /,
    ],
    [
      "a view",
      "CREATE OR REPLACE VIEW beds AS SELECT * FROM bed;",
      0,
      "misplaced-program beds",
      /^The view /,
    ],
    [
      "a view with an algorithm",
      "CREATE ALGORITHM = MERGE SQL SECURITY INVOKER VIEW beds AS SELECT 1 AS `procedure`;",
      0,
      "misplaced-program beds",
      /^The view /,
    ],
    ["a procedure", "CREATE PROCEDURE p() SELECT 1;", 0, "misplaced-program p", /^The procedure /],
    [
      "a function",
      "CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1;",
      0,
      "misplaced-program f",
      /^The function /,
    ],
    [
      "an event",
      "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1;",
      0,
      "misplaced-program e",
      /^The event /,
    ],
    ["that a trigger goes", "DROP TRIGGER IF EXISTS t;", 0, "misplaced-program t", /^The trigger /],
    [
      "rows",
      "INSERT INTO specialty VALUES ('DER', 'Dermatology');",
      0,
      "misplaced-statement INSERT",
      /rows come from lib\/src\/hospital\/simulate/,
    ],
    [
      "a right",
      "GRANT SELECT ON bed TO hers_clerk;",
      0,
      "misplaced-statement GRANT",
      /rights from sql\/programs/,
    ],
    [
      "a table for one session",
      "CREATE TEMPORARY TABLE t (event INT);",
      0,
      "misplaced-statement CREATE",
      /Take/,
    ],
    [
      "a setting",
      "SET foreign_key_checks = 0;",
      0,
      "misplaced-statement SET",
      /tables and their indexes only/,
    ],
  ] as const)("%s", async (_, statement, below, expected, message) => {
    const { found, line } = await differencesAfter(before, `${statement}\n${before}`);
    expect(found.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([expected]);
    expect(found[0]!.message).toMatch(message);
    expect(found[0]!.place?.line).toBe(line + below);
  });
});

describe("a refinement of storage that finds nothing to change", () => {
  it.each([
    [{ kind: "auto increment", column: "dispatch.dispatch_id", why: "" }, "counts up already"],
    [{ kind: "auto increment", column: "dispatch.number", why: "" }, "there is no column dispatch.number"],
    [
      { kind: "index", relation: "visit", columns: ["registered_at"], why: "" },
      "visit(registered_at) has that index already",
    ],
    [
      { kind: "index", relation: "visit", columns: ["came_at DESC"], why: "" },
      "there is no column visit.came_at",
    ],
    [
      { kind: "partitions", relation: "unit_status_event", column: "changed_at", ranges: [], why: "" },
      "unit_status_event is partitioned already",
    ],
  ] as const)("%o", async (refinement, reason) => {
    const found = await checkHospital({ refinements: [...refinements, refinement] });
    expect(found).toEqual([
      expect.objectContaining({ kind: "unused-refinement", message: expect.stringContaining(reason) }),
    ]);
  });

  it("a collation is wanted of the file, and not twice", async () => {
    const collation = {
      kind: "collation",
      column: "bed.bed_code",
      collation: "utf8mb4_bin",
      why: "",
    } as const;
    const found = await checkHospital({ refinements: [...refinements, collation, collation] });
    expect(found.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      "unused-refinement collation utf8mb4_bin of bed.bed_code",
      "column-collation bed.bed_code",
    ]);
  });
});
