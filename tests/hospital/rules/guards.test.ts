import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chapter, hospital } from "../../../lib/src/hospital/chapter.js";
import { hospitalModel } from "../../../lib/src/hospital/model/index.js";
import { refinements } from "../../../lib/src/hospital/refinements/index.js";
import { readRules } from "../../../lib/src/hospital/rules/index.js";
import { mapToRelations } from "../../../lib/src/model/relational/mapping.js";
import { refine } from "../../../lib/src/model/relational/refinements/index.js";
import { unenforced } from "../../../lib/src/model/relational/unenforced/index.js";
import { OWN_ALONE } from "./own-alone.js";

const rules = readRules();
const guards = rules.filter((rule) => rule.guards.length > 0 || OWN_ALONE.includes(rule.id));

describe("the rules", () => {
  it("guard every constraint of the model that the schema does not enforce, and nothing else", () => {
    const { schema } = refine(mapToRelations(hospitalModel).schema, hospitalModel, refinements);
    const open = unenforced(hospitalModel, schema).map(({ id }) => id);
    expect(open.length).toBeGreaterThan(5);
    expect(rules.flatMap(({ guards }) => guards).sort()).toEqual([...open].sort());
  });
});

describe("on a simulated year", () => {
  const seed = Math.floor(Math.random() * 1_000_000);
  let chapter: Chapter;
  const offenders = async (sql: string): Promise<Record<string, unknown>[]> =>
    (await chapter.mysql.query(sql))[0] as Record<string, unknown>[];

  beforeAll(async () => {
    chapter = await hospital("trial-rules", { calls: 400, seed });
  });
  afterAll(() => chapter.close());

  it.each(guards.map((rule) => [rule.id, rule] as const))(
    `%s finds nobody (seed ${seed})`,
    async (_, rule) => {
      expect(await offenders(rule.sql)).toEqual([]);
    },
  );

  /** What makes each rule find exactly one offender; foreign keys are off, as for somebody who loads a dump. */
  const faults: Readonly<Record<string, readonly string[]>> = {
    "at-patient-before-on-scene": [
      "UPDATE dispatch SET at_patient_at = on_scene_at - INTERVAL 1 SECOND WHERE outcome = 'transported' ORDER BY dispatch_id LIMIT 1",
    ],
    "chain-without-head": [
      "UPDATE staff SET supervisor_id = 999999 WHERE role = 'dispatcher' ORDER BY staff_id DESC LIMIT 1",
    ],
    "person-stored-twice": [
      "INSERT INTO person SELECT 999999, given_name, family_name, date_of_birth, sex, street, postcode, city FROM person JOIN patient ON patient_id = person_id ORDER BY person_id LIMIT 1",
      "INSERT INTO patient VALUES (999999, 'M9999999', NULL)",
    ],
    "second-head-of-service": ["UPDATE staff SET supervisor_id = NULL ORDER BY staff_id DESC LIMIT 1"],
    "shift-ends-before-start": [
      "UPDATE crew_shift SET ends_at = starts_at ORDER BY paramedic_id, starts_at LIMIT 1",
    ],
    "ambulance-of-no-kind": ["DELETE FROM basic_ambulance LIMIT 1"],
    "ambulance-without-status": [
      "DELETE FROM unit_status_event WHERE ambulance_id = (SELECT MIN(ambulance_id) FROM ambulance)",
    ],
    "arrival-of-no-kind": ["DELETE FROM walk_in LIMIT 1"],
    "arrival-without-visit": ["DELETE FROM visit LIMIT 1"],
    "assessment-without-vital-signs": [
      "DELETE v FROM vital_sign AS v JOIN (SELECT dispatch_id, assessment_no FROM assessment LIMIT 1) AS a USING (dispatch_id, assessment_no)",
    ],
    "dispatch-times-not-as-logged": [
      "UPDATE dispatch SET on_scene_at = on_scene_at - INTERVAL 1000 MICROSECOND WHERE outcome = 'transported' ORDER BY dispatch_id LIMIT 1",
    ],
    "dispatch-without-status": [
      "DELETE FROM unit_status_event WHERE dispatch_id = (SELECT MIN(dispatch_id) FROM dispatch)",
    ],
    "staff-of-no-role": ["DELETE FROM dispatcher LIMIT 1"],
    "status-of-another-dispatch": [
      "UPDATE unit_status_event SET dispatch_id = NULL WHERE status = 'en_route' ORDER BY event_id LIMIT 1",
    ],
    "status-of-unknown-ambulance": [
      "UPDATE unit_status_event SET ambulance_id = 999 WHERE dispatch_id IS NOT NULL ORDER BY event_id LIMIT 1",
    ],
    "status-of-unknown-dispatch": [
      "UPDATE unit_status_event SET dispatch_id = 999999 WHERE dispatch_id IS NOT NULL ORDER BY event_id LIMIT 1",
    ],
    "transport-without-handover": [
      "DELETE FROM handover WHERE dispatch_id = (SELECT MIN(dispatch_id) FROM transport)",
    ],
    "treatment-of-no-kind": ["DELETE FROM imaging LIMIT 1"],
  };

  /** Where a CHECK holds a rule as well, it is let go for the fault. */
  const CHECKED: Readonly<Record<string, string>> = {
    "at-patient-before-on-scene": "dispatch ALTER CHECK dispatch_at_patient",
    "shift-ends-before-start": "crew_shift ALTER CHECK crew_shift_order",
  };

  it("every rule has a fault to find", () => {
    expect(Object.keys(faults).sort()).toEqual(guards.map(({ id }) => id));
  });

  /** A rule finds the one row that the statements make wrong. */
  const findsOne = async (id: string, statements: readonly string[]): Promise<void> => {
    const rule = rules.find((each) => each.id === id)!;
    const check = CHECKED[id];
    if (check !== undefined) await chapter.mysql.query(`ALTER TABLE ${check} NOT ENFORCED`);
    await chapter.mysql.query("SET foreign_key_checks = 0");
    await chapter.mysql.query("START TRANSACTION");
    try {
      for (const statement of statements) await chapter.mysql.query(statement);
      const found = await offenders(rule.sql);
      expect(found).toHaveLength(1);
      expect(Object.keys(found[0]!)).toEqual(rule.columns.map(({ name }) => name));
    } finally {
      await chapter.mysql.query("ROLLBACK");
      await chapter.mysql.query("SET foreign_key_checks = 1");
      if (check !== undefined) await chapter.mysql.query(`ALTER TABLE ${check} ENFORCED`);
    }
  };

  it.each(guards.map(({ id }) => id))("%s finds the one that breaks it", (id) => findsOne(id, faults[id]!));

  it.each([
    ["a later notification", "SET notified_at = notified_at - INTERVAL 1 SECOND"],
    [
      "no time of setting out",
      "SET en_route_at = NULL, on_scene_at = NULL, at_patient_at = NULL, outcome = 'cancelled'",
    ],
    ["a unit that is free later", "SET in_service_at = in_service_at + INTERVAL 1000 MICROSECOND"],
    ["a unit that is never free", "SET in_service_at = NULL"],
  ])("dispatch-times-not-as-logged finds %s", (_, change) =>
    findsOne("dispatch-times-not-as-logged", [
      `UPDATE dispatch ${change} WHERE outcome = 'refused' ORDER BY dispatch_id LIMIT 1`,
    ]),
  );

  it("dispatch-times-not-as-logged finds a state that was never logged", () =>
    findsOne("dispatch-times-not-as-logged", [
      "DELETE FROM unit_status_event WHERE status = 'on_scene' ORDER BY event_id LIMIT 1",
    ]));

  it("status-of-another-dispatch finds a dispatch of another ambulance", () =>
    findsOne("status-of-another-dispatch", [
      "UPDATE unit_status_event SET dispatch_id = (SELECT MAX(dispatch_id) FROM dispatch WHERE ambulance_id <> unit_status_event.ambulance_id) WHERE status = 'en_route' ORDER BY event_id LIMIT 1",
    ]));

  it.each([
    [
      "a scene that was left at another instant",
      "UPDATE transport SET left_scene_at = left_scene_at - INTERVAL 1000 MICROSECOND ORDER BY dispatch_id LIMIT 1",
    ],
    [
      "an arrival at another instant",
      "UPDATE arrival SET arrived_at = arrived_at + INTERVAL 1000 MICROSECOND WHERE kind = 'transport' ORDER BY arrival_id LIMIT 1",
    ],
    [
      "a ride that was never logged",
      "DELETE FROM unit_status_event WHERE status = 'transporting' ORDER BY event_id LIMIT 1",
    ],
  ])("dispatch-times-not-as-logged finds %s", (_, fault) =>
    findsOne("dispatch-times-not-as-logged", [fault]),
  );

  it("chain-without-head finds two who supervise each other, and whom they lead", async () => {
    await chapter.mysql.query("START TRANSACTION");
    try {
      const [two] = await offenders(
        "SELECT s.supervisor_id AS above, s.staff_id AS below FROM staff AS s JOIN staff AS t ON t.staff_id = s.supervisor_id WHERE t.supervisor_id IS NOT NULL ORDER BY s.staff_id LIMIT 1",
      );
      await chapter.mysql.query("UPDATE staff SET supervisor_id = ? WHERE staff_id = ?", [
        two!.below,
        two!.above,
      ]);
      const led = await offenders(`SELECT staff_id FROM staff WHERE supervisor_id = ${two!.above}`);
      const found = await offenders(rules.find(({ id }) => id === "chain-without-head")!.sql);
      for (const id of [two!.above, two!.below, ...led.map(({ staff_id }) => staff_id)])
        expect(found.map(({ staff_id }) => staff_id)).toContain(id);
    } finally {
      await chapter.mysql.query("ROLLBACK");
    }
  });
});
