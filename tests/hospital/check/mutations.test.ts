import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CheckOptions, checkHospital } from "../../../lib/src/hospital/check/index.js";
import { schemaFiles } from "../../../lib/src/hospital/load.js";
import { hospitalModel } from "../../../lib/src/hospital/model/index.js";
import { refinements } from "../../../lib/src/hospital/refinements/index.js";
import type { EerModel, EntityType } from "../../../lib/src/model/eer/index.js";
import { projectRoot } from "../../../lib/src/project.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { runScript } from "../../../lib/src/stores/mysql/script.js";
import { ownDatabase } from "../../stores/mysql/database.js";

/** What a check finds, a line each: kind and subject. */
const found = async (options: CheckOptions): Promise<string[]> =>
  (await checkHospital(options)).map(({ kind, subject }) => `${kind} ${subject}`);

describe("in the model", () => {
  const entity = (name: string, change: (entity: EntityType) => Partial<EntityType>): EerModel => ({
    ...hospitalModel,
    entities: hospitalModel.entities.map((each) =>
      each.name === name ? ({ ...each, ...change(each) } as typeof each) : each,
    ),
  });
  const attribute = (owner: string, name: string, change: object): EerModel =>
    entity(owner, ({ attributes }) => ({
      attributes: attributes.map((each) => (each.name === name ? { ...each, ...change } : each)),
    }));
  const end = (relationship: string, at: string, change: object): EerModel => ({
    ...hospitalModel,
    relationships: hospitalModel.relationships.map((each) =>
      each.name === relationship
        ? { ...each, ends: each.ends.map((one) => (one.entity === at ? { ...one, ...change } : one)) }
        : each,
    ),
  });

  it.each([
    [
      "an attribute is renamed",
      attribute("Dispatch", "outcome", { name: "result" }),
      "missing-column dispatch.result",
    ],
    [
      "an attribute becomes optional",
      attribute("Visit", "registered_at", { optional: true }),
      "column-nullability visit.registered_at",
    ],
    [
      "a bound moves",
      attribute("Dispatcher", "console_no", { domain: { kind: "whole", min: 1, max: 20 } }),
      "check-changed dispatcher.dispatcher_console",
    ],
    [
      "a number gets a largest value",
      attribute("Medication", "dose", {
        domain: { kind: "decimal", digits: 7, places: 2, above: 0, max: 500 },
      }),
      "missing-check medication.dose",
    ],
    [
      "a number gets a largest value, in documents",
      attribute("Medication", "dose", {
        domain: { kind: "decimal", digits: 7, places: 2, above: 0, max: 500 },
      }),
      "validator-bound treatments[medication].details.dose",
    ],
    [
      "a number gets a smallest value above its lower bound, in documents",
      attribute("Medication", "dose", {
        domain: { kind: "decimal", digits: 7, places: 2, above: 0, min: 1 },
      }),
      "validator-bound treatments[medication].details.dose",
    ],
    [
      "a type widens",
      attribute("Station", "name", { domain: { kind: "text", max: 80 } }),
      "column-type station.name",
    ],
    [
      "an enumeration grows",
      attribute("Bed", "area", {
        domain: { kind: "oneOf", values: ["resuscitation", "acute", "fast_track", "isolation"] },
      }),
      "column-type bed.area",
    ],
    [
      "a key is no key",
      attribute("Ambulance", "plate", { key: undefined }),
      "extra-unique-key ambulance.ambulance_plate",
    ],
    [
      "a rule is dropped",
      entity("CrewShift", () => ({ rules: [] })),
      "extra-check crew_shift.crew_shift_order",
    ],
    [
      "participation becomes optional",
      end("administers", "Treatment", { min: 0 }),
      "column-nullability treatment.physician_id",
    ],
    [
      "participation becomes total",
      end("generates", "EmergencyCall", { min: 1 }),
      "unguarded-constraint generates.EmergencyCall.min",
    ],
    [
      "a maximum that no key holds",
      end("includes", "Dispatch", { max: 3 }),
      "unguarded-constraint includes.Dispatch.max",
    ],
    [
      "a constraint goes that a rule guards",
      end("measures", "Assessment", { min: 0 }),
      "stale-guard measures.Assessment.min",
    ],
  ])("%s", async (_, model, expected) => {
    expect(await found({ model })).toContain(expected);
  });

  it("a model with a mistake is not mapped, but told", async () => {
    const model = attribute("Station", "station_code", { key: undefined });
    expect(await found({ model })).toEqual(["model-mistake Station"]);
  });

  it("a refinement that changes nothing", async () => {
    const unused = { kind: "type", column: "bed.colour", type: "int", why: "no reason" } as const;
    expect(await found({ refinements: [...refinements, unused] })).toEqual([
      "unused-refinement type int of bed.colour",
    ]);
  });

  it.each(refinements.map((refinement, i) => [`${refinement.kind} ${i}`, i] as const))(
    "a refinement is missing: %s",
    async (_, i) => {
      expect((await found({ refinements: refinements.filter((_, at) => at !== i) })).length).toBeGreaterThan(
        0,
      );
    },
  );
});

describe("in a schema file", () => {
  const folder = mkdtempSync(join(tmpdir(), "hers-schema-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    [
      "a CHECK is dropped",
      ",\n  CONSTRAINT crew_shift_order CHECK (ends_at > starts_at)",
      "",
      ["missing-check crew_shift.starts_at,ends_at"],
    ],
    [
      "a CHECK is loosened",
      "CHECK (spo2 BETWEEN 0 AND 100)",
      "CHECK (spo2 BETWEEN 0 AND 110)",
      ["check-changed vital_sign.vital_sign_spo2"],
    ],
    [
      "a CHECK is not enforced",
      "CHECK (gcs_eye BETWEEN 1 AND 4)",
      "CHECK (gcs_eye BETWEEN 1 AND 4) NOT ENFORCED",
      ["check-changed vital_sign.vital_sign_gcs_eye"],
    ],
    [
      "a type is widened",
      "monitor_model VARCHAR(20)",
      "monitor_model VARCHAR(200)",
      ["column-type advanced_ambulance.monitor_model"],
    ],
    [
      "a column becomes nullable",
      "notified_at   DATETIME(3)  NOT NULL",
      "notified_at   DATETIME(3)  NULL",
      ["column-nullability dispatch.notified_at"],
    ],
    [
      "a foreign key is removed",
      "  CONSTRAINT assist_nurse FOREIGN KEY (nurse_id) REFERENCES nurse (staff_id)\n",
      "  KEY assist_nurse (nurse_id)\n",
      ["missing-foreign-key assist.nurse_id"],
    ],
    [
      "a foreign key refers elsewhere",
      "CONSTRAINT assist_nurse FOREIGN KEY (nurse_id) REFERENCES nurse (staff_id)",
      "CONSTRAINT assist_nurse FOREIGN KEY (nurse_id) REFERENCES staff (staff_id)",
      ["missing-foreign-key assist.nurse_id", "extra-foreign-key assist.nurse_id"],
    ],
    [
      "CASCADE is RESTRICT",
      "REFERENCES dispatch (dispatch_id) ON DELETE CASCADE",
      "REFERENCES dispatch (dispatch_id) ON DELETE RESTRICT",
      ["foreign-key-action assessment.dispatch_id"],
    ],
    [
      "NO ACTION is CASCADE",
      "REFERENCES bed (bed_id)",
      "REFERENCES bed (bed_id) ON DELETE CASCADE",
      ["foreign-key-action visit.bed_id"],
    ],
    [
      "an update cascades",
      "REFERENCES bed (bed_id)",
      "REFERENCES bed (bed_id) ON UPDATE CASCADE",
      ["foreign-key-action visit.bed_id"],
    ],
    [
      "an enumeration is loosened",
      "came_by       ENUM('foot','car','taxi','bus')",
      "came_by       ENUM('foot','car','taxi','bus','tram')",
      ["column-type walk_in.came_by"],
    ],
    [
      "a unique key is dropped",
      "  UNIQUE KEY visit_arrival_once (arrival_id),\n",
      "",
      ["missing-unique-key visit.arrival_id"],
    ],
    [
      "a primary key grows",
      "PRIMARY KEY (treatment_id, nurse_id)",
      "PRIMARY KEY (treatment_id, nurse_id, task)",
      ["primary-key assist"],
    ],
    [
      "a column is added",
      "  console_no    TINYINT      NOT NULL",
      "  shift_no TINYINT NULL,\n  console_no    TINYINT      NOT NULL",
      ["extra-column dispatcher.shift_no"],
    ],
    [
      "a generated column counts from elsewhere",
      "TIMESTAMPDIFF(SECOND, notified_at, on_scene_at)",
      "TIMESTAMPDIFF(SECOND, en_route_at, on_scene_at)",
      ["column-generated dispatch.response_s"],
    ],
    [
      "another SRID",
      "location      POINT        NOT NULL SRID 4326",
      "location      POINT        NOT NULL SRID 3857",
      ["column-srid station.location"],
    ],
    ["another default", "DEFAULT 'nurse'", "DEFAULT 'physician'", ["column-default nurse.role"]],
    ["a table is dropped", /CREATE TABLE assist \([^;]*;/, "", ["missing-table assist"]],
    [
      "a table is added",
      "CREATE TABLE assist (",
      "CREATE TABLE helper (id INT PRIMARY KEY);\nCREATE TABLE assist (",
      ["extra-table helper"],
    ],
  ] as const)("%s", async (_, from, to, expected) => {
    cpSync(join(projectRoot(), "sql", "schema"), folder, { recursive: true });
    const paths = readdirSync(folder)
      .sort()
      .map((name) => join(folder, name));
    const changed = paths.filter((path) => {
      const text = readFileSync(path, "utf8");
      const mutated = text.replace(from, to);
      if (mutated !== text) writeFileSync(path, mutated);
      return mutated !== text;
    });
    expect(changed).toHaveLength(1);
    const differences = await checkHospital({ schema: paths });
    expect(differences.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(expected);
    for (const { place } of differences) expect(place?.line).toBeGreaterThan(0);
  });
});

describe("on the live server", () => {
  const database = ownDatabase("check_mutations");
  let connection: Connection;
  const live = () => ({ connection, database: database.current.name });

  beforeAll(async () => {
    connection = await connect(database.current.mysqlUrl, { database: database.current.name });
    const { tables, afterLoad } = schemaFiles();
    for (const file of [...tables, ...afterLoad]) await runScript(connection, file);
  });
  afterAll(() => connection.end());

  it("untouched, there is no difference", async () => {
    expect(await found({ mysql: live() })).toEqual([]);
  });

  it.each([
    [
      "a CHECK is dropped",
      "ALTER TABLE crew_shift DROP CHECK crew_shift_order",
      "ALTER TABLE crew_shift ADD CONSTRAINT crew_shift_order CHECK (ends_at > starts_at)",
      "missing-check crew_shift.crew_shift_order",
    ],
    [
      "a CHECK is off",
      "ALTER TABLE crew_shift ALTER CHECK crew_shift_order NOT ENFORCED",
      "ALTER TABLE crew_shift ALTER CHECK crew_shift_order ENFORCED",
      "check-changed crew_shift.crew_shift_order",
    ],
    [
      "a type is widened",
      "ALTER TABLE bed MODIFY bed_code VARCHAR(40) NOT NULL COMMENT 'Such as R1, A3, F2'",
      "ALTER TABLE bed MODIFY bed_code VARCHAR(4) NOT NULL COMMENT 'Such as R1, A3, F2'",
      "column-type bed.bed_code",
    ],
    [
      "a column is nullable",
      "ALTER TABLE treatment MODIFY started_at DATETIME(3) NULL",
      "ALTER TABLE treatment MODIFY started_at DATETIME(3) NOT NULL",
      "column-nullability treatment.started_at",
    ],
    [
      "a foreign key is dropped",
      "ALTER TABLE visit DROP FOREIGN KEY visit_bed",
      "ALTER TABLE visit ADD CONSTRAINT visit_bed FOREIGN KEY (bed_id) REFERENCES bed (bed_id)",
      "missing-foreign-key visit.bed_id",
    ],
    [
      "another action",
      "ALTER TABLE assist DROP FOREIGN KEY assist_treatment; ALTER TABLE assist ADD CONSTRAINT assist_treatment FOREIGN KEY (treatment_id) REFERENCES treatment (treatment_id) ON DELETE RESTRICT",
      "ALTER TABLE assist DROP FOREIGN KEY assist_treatment; ALTER TABLE assist ADD CONSTRAINT assist_treatment FOREIGN KEY (treatment_id) REFERENCES treatment (treatment_id) ON DELETE CASCADE",
      "foreign-key-action assist.treatment_id",
    ],
    [
      "a column is renamed",
      "ALTER TABLE bed RENAME COLUMN area TO zone",
      "ALTER TABLE bed RENAME COLUMN zone TO area",
      "missing-column bed.area",
    ],
    [
      "an index is gone",
      "DROP INDEX visit_registered_at ON visit",
      "CREATE INDEX visit_registered_at ON visit (registered_at)",
      "missing-index visit.visit_registered_at",
    ],
    [
      "an index runs backwards",
      "ALTER TABLE visit DROP INDEX visit_registered_at, ADD INDEX visit_registered_at (registered_at DESC)",
      "ALTER TABLE visit DROP INDEX visit_registered_at, ADD INDEX visit_registered_at (registered_at)",
      "index-changed visit.visit_registered_at",
    ],
    [
      "the spatial index is gone",
      "ALTER TABLE station DROP INDEX station_location",
      "ALTER TABLE station ADD SPATIAL KEY station_location (location)",
      "missing-index station.station_location",
    ],
    [
      "a unique key is dropped",
      "ALTER TABLE bed DROP INDEX bed_code",
      "ALTER TABLE bed ADD UNIQUE KEY bed_code (bed_code)",
      "missing-unique-key bed.bed_code",
    ],
    [
      "a default is gone",
      "ALTER TABLE nurse ALTER role DROP DEFAULT",
      "ALTER TABLE nurse ALTER role SET DEFAULT 'nurse'",
      "column-default nurse.role",
    ],
    [
      "a table's comment",
      "ALTER TABLE bed COMMENT = 'beds'",
      "ALTER TABLE bed COMMENT = 'One row: a treatment place of the emergency department'",
      "table-comment bed",
    ],
    [
      "a partition is gone",
      "ALTER TABLE unit_status_event DROP PARTITION later",
      "ALTER TABLE unit_status_event ADD PARTITION (PARTITION later VALUES LESS THAN (MAXVALUE))",
      "partitions unit_status_event",
    ],
    [
      "a table is there that nobody wrote",
      "CREATE TABLE scratch (id INT PRIMARY KEY)",
      "DROP TABLE scratch",
      "extra-table scratch",
    ],
    [
      "a CHECK is blind to small letters",
      "ALTER TABLE bed DROP CHECK bed_code_form, ADD CONSTRAINT bed_code_form CHECK (bed_code REGEXP '^[RAF][0-9]+\\\\z')",
      "ALTER TABLE bed DROP CHECK bed_code_form, ADD CONSTRAINT bed_code_form CHECK (REGEXP_LIKE(bed_code, '^[RAF][0-9]+\\\\z', 'c'))",
      "check-changed bed.bed_code_form",
    ],
    [
      "a CHECK lets a last newline through",
      "ALTER TABLE bed DROP CHECK bed_code_form, ADD CONSTRAINT bed_code_form CHECK (REGEXP_LIKE(bed_code, '^[RAF][0-9]+$', 'c'))",
      "ALTER TABLE bed DROP CHECK bed_code_form, ADD CONSTRAINT bed_code_form CHECK (REGEXP_LIKE(bed_code, '^[RAF][0-9]+\\\\z', 'c'))",
      "check-changed bed.bed_code_form",
    ],
    [
      "a constraint has another name",
      "ALTER TABLE bed DROP CHECK bed_code_form, ADD CONSTRAINT bed_form CHECK (REGEXP_LIKE(bed_code, '^[RAF][0-9]+\\\\z', 'c'))",
      "ALTER TABLE bed DROP CHECK bed_form, ADD CONSTRAINT bed_code_form CHECK (REGEXP_LIKE(bed_code, '^[RAF][0-9]+\\\\z', 'c'))",
      "constraint-name bed.bed_code_form",
    ],
  ] as const)("%s", async (_, mutation, undo, expected) => {
    for (const statement of mutation.split("; ")) await connection.query(statement);
    try {
      expect(await found({ mysql: live() })).toContain(expected);
    } finally {
      for (const statement of undo.split("; ")) await connection.query(statement);
    }
  });

  it("everything undone, there is no difference again", async () => {
    expect(await found({ mysql: live() })).toEqual([]);
  });
});
