import type { Document } from "mongodb";
import { describe, expect, it } from "vitest";
import { type Rule, readRules } from "../../../lib/src/hospital/rules/index.js";
import { runRule } from "../../../lib/src/hospital/rules/run.js";
import { hospitalInBothStores } from "./both-stores.js";

const rules = new Map(readRules().map((rule) => [rule.id, rule]));
const stores = hospitalInBothStores("rules-own");
const rule = (id: string): Rule => rules.get(id)!;

/** One document is changed past its validator, so that the rule finds it. */
type Change = readonly [collection: string, which: Document, change: Document];
const minute = 60_000;
const moved = (to: string, from: string, by: number): Document[] => [
  { $set: { [to]: { $add: [`$${from}`, by] } } },
];
const isDate = { $type: "date" };

const documentFaults: Readonly<Record<string, Change>> = {
  "arrival-of-no-kind": ["dispatches", { transport: { $exists: true } }, { $unset: { transport: 1 } }],
  "arrival-without-visit": ["encounters", { visit: { $exists: true } }, { $unset: { visit: 1 } }],
  "transport-without-handover": ["dispatches", { transport: { $exists: true } }, { $set: { handovers: [] } }],
  "ambulance-without-status": ["units", {}, { $set: { ambulance_id: 999 } }],
  "dispatch-without-status": ["dispatches", { _id: 1 }, { $set: { outcome: "new" } }],
  "en-route-before-notified": [
    "dispatches",
    { "times.en_route": isDate },
    moved("times.en_route", "times.notified", -1),
  ],
  "left-scene-before-at-patient": [
    "dispatches",
    { "times.left_scene": isDate, $expr: { $lt: ["$times.on_scene", "$times.at_patient"] } },
    moved("times.left_scene", "times.at_patient", -1),
  ],
  "assessed-before-at-patient": [
    "dispatches",
    { "times.at_patient": isDate, "assessments.0": { $exists: true } },
    moved("times.at_patient", "times.at_patient", 10_000 * minute),
  ],
  "decision-before-last-contact": [
    "encounters",
    { "visit.physician.seen_at": isDate, disposition: { $exists: true } },
    moved("disposition.decided_at", "visit.physician.seen_at", -1),
  ],
  "departure-before-decision": [
    "encounters",
    { "visit.departed_at": isDate, disposition: { $exists: true } },
    moved("disposition.decided_at", "visit.departed_at", 1),
  ],
  "notified-before-call": ["dispatches", {}, moved("times.notified", "call.received_at", -minute)],
  "scene-too-long": [
    "dispatches",
    { "times.left_scene": isDate },
    moved("times.left_scene", "times.on_scene", 361 * minute),
  ],
  "transport-of-nobody": ["dispatches", { "times.left_scene": isDate }, { $set: { outcome: "refused" } }],
  "acuity-without-assessment": ["dispatches", { acuity: { $exists: true } }, { $set: { assessments: [] } }],
  "response-without-call": ["dispatches", {}, { $set: { "call.call_no": "C-9999999" } }],
  "decision-before-registration": [
    "encounters",
    { disposition: { $exists: true } },
    moved("disposition.decided_at", "visit.registered_at", -1),
  ],
  "disposition-without-visit": ["encounters", { disposition: { $exists: true } }, { $unset: { visit: 1 } }],
  "admission-without-ward": [
    "encounters",
    { "disposition.ward": { $exists: true } },
    { $unset: { "disposition.ward": 1 } },
  ],
  "registered-before-arrival": [
    "encounters",
    { visit: { $exists: true } },
    moved("arrival.arrived_at", "visit.registered_at", 1),
  ],
  "treatment-ends-before-start": ["treatments", {}, moved("ended_at", "started_at", -1)],
  "treatment-outside-visit": ["treatments", {}, moved("started_at", "started_at", -10_000 * minute)],
};

describe(`our own documents (seed ${stores.seed})`, () => {
  it.each(Object.entries(documentFaults))(
    "%s finds the one that breaks it",
    async (id, [name, which, change]) => {
      const collection = stores.mongo.db.collection(name);
      const before = await collection.findOne(which);
      expect(before).not.toBeNull();
      const log = stores.mongo.db.collection("dispatch_log");
      const events = id === "dispatch-without-status" ? await log.find({ dispatch_id: 1 }).toArray() : [];
      try {
        // A time series deletes by its meta field only: the dispatch gets a number that the log does not know.
        if (id === "dispatch-without-status")
          await collection.insertOne(
            { ...before!, _id: 99_999 as never, unit: { ...before!.unit, call_sign: "A-X9" } },
            { bypassDocumentValidation: true },
          );
        else await collection.updateOne({ _id: before!._id }, change, { bypassDocumentValidation: true });
        const { rows } = await runRule(rule(id), { mongo: stores.mongo.db });
        expect(rows).toHaveLength(1);
        if ("side" in rows[0]!) expect(rows[0].side).toBe("own");
      } finally {
        if (events.length > 0) await collection.deleteOne({ _id: 99_999 as never });
        else await collection.replaceOne({ _id: before!._id }, before!, { bypassDocumentValidation: true });
      }
      expect((await runRule(rule(id), { mongo: stores.mongo.db })).rows).toEqual([]);
    },
  );

  it("vital-sign-before-at-patient finds each reading of a patient who was reached later", async () => {
    const dispatches = stores.mongo.db.collection("dispatches");
    const one = (await dispatches.findOne({ "assessments.0": { $exists: true } }))!;
    const readings = one.assessments.flatMap(({ vital_signs }: Document) => vital_signs);
    const [at] = readings
      .map(({ taken_at }: Document) => taken_at.getTime() + 1)
      .sort((a: number, b: number) => b - a);
    await dispatches.updateOne({ _id: one._id }, { $set: { "times.at_patient": new Date(at) } });
    const { rows } = await runRule(rule("vital-sign-before-at-patient"), { mongo: stores.mongo.db });
    await dispatches.replaceOne({ _id: one._id }, one);
    expect(rows).toHaveLength(readings.length);
    expect(rows[0]).toMatchObject({ side: "own", response_id: String(one._id) });
  });

  it("person-stored-twice does not find a patient who is on the staff as the same person", async () => {
    const [patients, staff] = [stores.mongo.db.collection("patients"), stores.mongo.db.collection("staff")];
    const employed = await staff.distinct("_id");
    const { _id, name, date_of_birth, sex, address } = (await patients.findOne({ _id: { $nin: employed } }))!;
    const member = (await staff.findOne({ role: "dispatcher" }))!;
    await staff.insertOne({ ...member, _id, name, date_of_birth, sex, address, staff_no: "E9999" });
    const { rows } = await runRule(rule("person-stored-twice"), { mongo: stores.mongo.db });
    await staff.deleteOne({ _id });
    expect(rows).toEqual([]);
  });

  it.each([
    ["status-of-unknown-ambulance", { unit: { ambulance_id: 999, call_sign: "A-X9" } }],
    ["status-of-unknown-dispatch", { dispatch_id: 999_999 }],
  ])("%s finds the one that breaks it", async (id, change) => {
    const log = stores.mongo.db.collection("dispatch_log");
    const { _id, ...event } = (await log.findOne({ dispatch_id: { $exists: true } }))!;
    await log.insertOne({ ...event, ...change });
    const { rows } = await runRule(rule(id), { mongo: stores.mongo.db });
    expect(rows).toHaveLength(1);
  });
});

/** Rows that no constraint of ours refuses. */
const rowFaults: Readonly<Record<string, string>> = {
  "notified-before-call":
    "UPDATE emergency_call AS c JOIN (SELECT call_id, notified_at FROM dispatch ORDER BY dispatch_id LIMIT 1) AS d USING (call_id) SET received_at = notified_at + INTERVAL 1000 MICROSECOND",
  "left-scene-before-on-scene":
    "UPDATE transport AS t JOIN dispatch USING (dispatch_id) JOIN (SELECT MIN(dispatch_id) AS one FROM transport) AS m ON one = t.dispatch_id SET left_scene_at = on_scene_at - INTERVAL 1 SECOND",
  "left-scene-before-at-patient":
    "UPDATE transport AS t JOIN dispatch USING (dispatch_id) JOIN (SELECT MIN(dispatch_id) AS one FROM transport JOIN dispatch USING (dispatch_id) WHERE at_patient_at > on_scene_at) AS m ON one = t.dispatch_id SET left_scene_at = at_patient_at - INTERVAL 1000 MICROSECOND",
  "assessed-before-at-patient":
    "UPDATE assessment JOIN dispatch USING (dispatch_id) JOIN (SELECT MIN(dispatch_id) AS one FROM assessment) AS m ON one = dispatch_id SET assessed_at = at_patient_at - INTERVAL 1 SECOND WHERE assessment_no = 1",
  "vital-sign-before-at-patient":
    "UPDATE vital_sign JOIN dispatch USING (dispatch_id) JOIN (SELECT MIN(dispatch_id) AS one FROM assessment) AS m ON one = dispatch_id SET taken_at = at_patient_at - INTERVAL 1 SECOND WHERE assessment_no = 1 AND vital_no = 1",
  "decision-before-last-contact":
    "UPDATE disposition JOIN visit USING (visit_id) JOIN (SELECT MIN(visit_id) AS one FROM visit WHERE seen_at > registered_at) AS m ON one = visit_id SET decided_at = seen_at - INTERVAL 1000 MICROSECOND",
  "departure-before-decision":
    "UPDATE disposition JOIN visit USING (visit_id) SET decided_at = departed_at + INTERVAL 1000 MICROSECOND WHERE visit_id = 1",
  "transport-of-nobody":
    "UPDATE dispatch SET outcome = 'refused' WHERE dispatch_id = (SELECT MIN(dispatch_id) FROM transport)",
  "registered-before-arrival":
    "UPDATE arrival AS a JOIN visit AS v USING (arrival_id) SET arrived_at = registered_at + INTERVAL 1 SECOND WHERE visit_id = 1",
  "decision-before-registration":
    "UPDATE disposition JOIN visit USING (visit_id) SET decided_at = registered_at - INTERVAL 1 SECOND WHERE visit_id = 1",
  "treatment-outside-visit":
    "UPDATE treatment SET started_at = started_at - INTERVAL 20 DAY WHERE treatment_id = 1",
};

describe(`our own rows (seed ${stores.seed})`, () => {
  it.each(Object.entries(rowFaults))("%s finds the one that breaks it", async (id, statement) => {
    await stores.mysql.query("START TRANSACTION");
    try {
      const [{ affectedRows }] = (await stores.mysql.query(statement)) as unknown as [
        { affectedRows: number },
      ];
      expect(affectedRows).toBe(1);
      const { rows } = await runRule(rule(id), { mysql: [stores.mysql] });
      expect(rows.map(({ side }) => side)).toEqual(["own"]);
    } finally {
      await stores.mysql.query("ROLLBACK");
    }
  });
});
