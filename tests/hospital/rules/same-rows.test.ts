import type { Db, Document } from "mongodb";
import type { RowDataPacket } from "mysql2/promise";
import { beforeAll, describe, expect, it } from "vitest";
import { readRules } from "../../../lib/src/hospital/rules/index.js";
import { runRule } from "../../../lib/src/hospital/rules/run.js";
import { hospitalInBothStores } from "./both-stores.js";
import { OWN_ALONE } from "./own-alone.js";

const stores = hospitalInBothStores("rules-same-rows");
beforeAll(async () => {
  // What holds a rule in MySQL goes first: DDL would commit what a test has begun.
  await stores.mysql.query("ALTER TABLE dispatch ALTER CHECK dispatch_at_patient NOT ENFORCED");
  await stores.mysql.query("ALTER TABLE crew_shift ALTER CHECK crew_shift_order NOT ENFORCED");
  await stores.mysql.query("DROP TRIGGER unit_status_event_allowed");
});

const rowsOf = async (sql: string, values: unknown[] = []): Promise<Record<string, never>[]> =>
  (await stores.mysql.query<RowDataPacket[]>(sql, values))[0] as Record<string, never>[];
const idsOf = async (sql: string): Promise<number[]> =>
  (await rowsOf(sql)).map((row) => Number(Object.values(row)[0]));

/** What takes a change of the documents back. */
type Undo = () => Promise<unknown>;

/** Puts changed documents in the place of those that are there, the last first: the order of an answer is then not that of the collection. */
async function change(
  db: Db,
  name: string,
  ids: readonly unknown[],
  how: (each: Document) => void,
): Promise<Undo> {
  const collection = db.collection(name);
  const which = { _id: { $in: [...ids] as never[] } };
  const before = await collection.find(which).sort({ _id: -1 }).toArray();
  expect(before).toHaveLength(ids.length);
  const put = async (documents: Document[]): Promise<void> => {
    await collection.deleteMany(which);
    await collection.insertMany(documents, { bypassDocumentValidation: true });
  };
  const after = structuredClone(before);
  for (const each of after) how(each);
  await put(after);
  return () => put(before);
}

/** One fault, planted in rows and in documents. Gives the key of each offender, in the order of the rule. */
type Plant = (db: Db) => Promise<{ readonly offenders: readonly Document[]; readonly undo: Undo }>;

const MILLISECOND = "INTERVAL 1000 MICROSECOND";
const earlier = (at: Date, ms = 1): Date => new Date(at.getTime() - ms);

const plants: Readonly<Record<string, Plant>> = {
  "at-patient-before-on-scene": async (db) => {
    const ids = await idsOf(
      "SELECT dispatch_id FROM dispatch WHERE at_patient_at IS NOT NULL ORDER BY 1 LIMIT 2",
    );
    await stores.mysql.query(
      `UPDATE dispatch SET at_patient_at = on_scene_at - ${MILLISECOND} WHERE dispatch_id IN (?)`,
      [ids],
    );
    const undo = await change(db, "dispatches", ids, ({ times }) => {
      times.at_patient = earlier(times.on_scene);
    });
    return { offenders: ids.map((dispatch_id) => ({ dispatch_id })), undo };
  },
  "chain-without-head": async (db) => {
    const free =
      "SELECT MAX(staff_id) FROM staff WHERE staff_id NOT IN (SELECT supervisor_id FROM staff WHERE supervisor_id IS NOT NULL)";
    const [lost] = await idsOf(`${free} AND role = 'dispatcher'`);
    const [below] = await idsOf(`${free} AND role = 'nurse'`);
    const [above] = await idsOf(`SELECT supervisor_id FROM staff WHERE staff_id = ${below}`);
    const to = new Map([
      [lost, 999_999],
      [above, below],
    ]);
    for (const [staff, supervisor] of to)
      await stores.mysql.query("UPDATE staff SET supervisor_id = ? WHERE staff_id = ?", [supervisor, staff]);
    const undo = await change(db, "staff", [...to.keys()], (each) => {
      each.supervisor_id = to.get(each._id);
    });
    const led = await idsOf(
      `WITH RECURSIVE led AS (SELECT ${above} AS id UNION SELECT staff_id FROM led JOIN staff ON supervisor_id = id) SELECT id FROM led`,
    );
    const offenders = [...led, lost!].sort((a, b) => a - b).map((staff_id) => ({ staff_id }));
    return { offenders, undo };
  },
  "dispatch-times-not-as-logged": async (db) => {
    const ids = await idsOf("SELECT dispatch_id FROM transport ORDER BY dispatch_id LIMIT 5");
    const [scene, hospital, ...free] = ids;
    await stores.mysql.query(
      `UPDATE dispatch SET on_scene_at = on_scene_at - ${MILLISECOND} WHERE dispatch_id = ?`,
      [scene],
    );
    await stores.mysql.query(
      `UPDATE arrival JOIN transport USING (arrival_id) SET arrived_at = arrived_at - ${MILLISECOND} WHERE dispatch_id = ?`,
      [hospital],
    );
    await stores.mysql.query("UPDATE dispatch SET in_service_at = NULL WHERE dispatch_id IN (?)", [free]);
    const undo = await change(db, "dispatches", ids, ({ _id, times }) => {
      if (_id === scene) times.on_scene = earlier(times.on_scene);
      else if (_id === hospital) times.at_destination = earlier(times.at_destination);
      else delete times.in_service;
    });
    return { offenders: ids.map((dispatch_id) => ({ dispatch_id })), undo };
  },
  "person-stored-twice": async (db) => {
    const [patient] = await idsOf(
      "SELECT MAX(patient_id) FROM patient WHERE patient_id NOT IN (SELECT staff_id FROM staff)",
    );
    const [member] = await idsOf(
      "SELECT MIN(staff_id) FROM staff WHERE staff_id NOT IN (SELECT patient_id FROM patient)",
    );
    const copies = [
      { first: Math.min(patient!, member!), last: 999_998 },
      { first: Math.max(patient!, member!), last: 999_999 },
    ];
    for (const { first, last } of copies) {
      await stores.mysql.query(
        "INSERT INTO person SELECT ?, given_name, family_name, date_of_birth, sex, street, postcode, city FROM person WHERE person_id = ?",
        [last, first],
      );
      await stores.mysql.query("INSERT INTO patient VALUES (?, ?, NULL)", [last, `M0${last}`]);
      const from = db.collection<{ _id: number }>(first === member ? "staff" : "patients");
      const { name, date_of_birth, sex, address } = (await from.findOne({ _id: first })) as Document;
      const patients = db.collection<Document>("patients");
      await patients.insertOne(
        { _id: last as never, mrn: `M0${last}`, name, date_of_birth, sex, address },
        { bypassDocumentValidation: true },
      );
    }
    return {
      offenders: copies.map(({ first, last }) => ({ first_id: first, last_id: last, copies: 2 })),
      undo: () => db.collection<{ _id: number }>("patients").deleteMany({ _id: { $gte: 999_998 } }),
    };
  },
  "second-head-of-service": async (db) => {
    const ids = await idsOf("SELECT staff_id FROM staff WHERE role = 'dispatcher' ORDER BY staff_id LIMIT 2");
    await stores.mysql.query("UPDATE staff SET supervisor_id = NULL WHERE staff_id IN (?)", [ids]);
    const undo = await change(db, "staff", ids, (each) => {
      delete each.supervisor_id;
    });
    return { offenders: ids.map((staff_id) => ({ staff_id })), undo };
  },
  "shift-ends-before-start": async (db) => {
    const shifts = await db
      .collection<Document>("shifts")
      .find({ "crew.1": { $exists: true } }, { sort: { starts_at: 1, unit: 1 }, limit: 2 })
      .toArray();
    const crew = shifts.flatMap(({ crew, starts_at }) =>
      crew.map(({ paramedic_id }: Document) => ({ paramedic_id, starts_at })),
    );
    for (const { paramedic_id, starts_at } of crew)
      await stores.mysql.query(
        "UPDATE crew_shift SET ends_at = starts_at WHERE paramedic_id = ? AND starts_at = ?",
        [paramedic_id, starts_at],
      );
    const undo = await change(
      db,
      "shifts",
      shifts.map(({ _id }) => _id),
      (each) => {
        each.ends_at = each.starts_at;
      },
    );
    const offenders = crew
      .sort((a, b) => a.paramedic_id - b.paramedic_id || a.starts_at - b.starts_at)
      .map(({ paramedic_id, starts_at }) => ({ paramedic_id, starts_at: starts_at.toISOString() }));
    return { offenders, undo };
  },
  "status-of-another-dispatch": async (db) => {
    const [of] = await rowsOf("SELECT dispatch_id, ambulance_id FROM dispatch ORDER BY dispatch_id LIMIT 1");
    const [ambulance_id, at] = [of!.ambulance_id === 1 ? 2 : 1, new Date("2026-03-01T00:00:00Z")];
    const unit = { ambulance_id, call_sign: "A-X9" }; // a time series deletes by its meta field alone
    const events = [
      { event_id: 999_998, dispatch_id: of!.dispatch_id },
      { event_id: 999_999, dispatch_id: null },
    ];
    const log = db.collection<Document>("dispatch_log");
    for (const { event_id, dispatch_id } of [...events].reverse()) {
      await stores.mysql.query("INSERT INTO unit_status_event VALUES (?, ?, ?, 'on_scene', ?)", [
        event_id,
        at,
        ambulance_id,
        dispatch_id,
      ]);
      await log.insertOne({
        at,
        unit,
        event_id,
        status: "on_scene",
        ...(dispatch_id === null ? {} : { dispatch_id }),
      });
    }
    return {
      offenders: events.map((each) => ({ ...each, ambulance_id })),
      undo: () => log.deleteMany({ "unit.call_sign": unit.call_sign }),
    };
  },
};

describe(`rules of which nothing reported has what they read (seed ${stores.seed})`, () => {
  it("have a fault each", () => expect(Object.keys(plants)).toEqual(OWN_ALONE));

  it.each(Object.entries(plants))(
    "%s finds the same rows in both stores, in the same order",
    async (id, plant) => {
      const rule = readRules().find((each) => each.id === id)!;
      await stores.mysql.query("SET foreign_key_checks = 0");
      await stores.mysql.query("START TRANSACTION");
      let undo: Undo = async () => {};
      try {
        const planted = await plant(stores.mongo.db);
        undo = planted.undo;
        const { rows } = await runRule(rule, { mysql: [stores.mysql] });
        expect(planted.offenders.length).toBeGreaterThan(1);
        expect(rows).toEqual(planted.offenders.map((each) => expect.objectContaining(each)));
        expect((await runRule(rule, { mongo: stores.mongo.db })).rows).toEqual(rows);
      } finally {
        await stores.mysql.query("ROLLBACK");
        await undo();
      }
      expect((await runRule(rule, { mysql: [stores.mysql] })).rows).toEqual([]);
      expect((await runRule(rule, { mongo: stores.mongo.db })).rows).toEqual([]);
    },
  );
});
