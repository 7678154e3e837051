import { setTimeout as pause } from "node:timers/promises";
import type { RowDataPacket } from "mysql2/promise";
import { describe, expect, it } from "vitest";
import { FACTS } from "../../../lib/src/hospital/documents/index.js";
import { claimEvent } from "../../../lib/src/hospital/outbox/claim.js";
import { dateNotes } from "../../../lib/src/hospital/outbox/forget.js";
import { changeOutcome, giveMedication, PROCESSED, relay } from "../../../lib/src/hospital/outbox/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";
import { twoStores } from "./two-stores.js";

const stores = twoStores(ownDatabase("outbox-relay"));

const documentOf = (id: number) => stores.db.collection("treatments").findOne({ _id: id as never });

describe("a write", () => {
  it("reaches the documents with the types and values that the rows have", async () => {
    const id = await giveMedication(stores.mysql, stores.medication());
    expect(await documentOf(id)).toBeNull();
    expect(await stores.relayAll()).toMatchObject({ sent: 1, repeated: 0 });
    await stores.agree();
    for (const table of ["treatment", "medication"]) {
      const { collection, pipeline } = FACTS.find((fact) => fact.table === table)!;
      const inMongo = await stores.db
        .collection(collection)
        .aggregate([...pipeline, { $match: { treatment_id: id } }])
        .toArray();
      const [inMysql] = await stores.mysql.query(`SELECT * FROM ${table} WHERE treatment_id = ?`, [id]);
      const rows = (inMysql as Record<string, unknown>[]).map((row) =>
        "dose" in row ? { ...row, dose: Number(row.dose) } : row,
      );
      expect(inMongo, table).toEqual(rows);
    }
  });

  it("that MySQL refuses leaves neither row nor event", async () => {
    const before = await stores.count("SELECT COUNT(*) FROM outbox");
    const given = stores.medication();
    await expect(giveMedication(stores.mysql, { ...given, dose: -1 })).rejects.toMatchObject({ errno: 3819 });
    await expect(giveMedication(stores.mysql, { ...given, visitId: 99_999_999 })).rejects.toMatchObject({
      code: "NO_SUCH_VISIT",
    });
    await expect(changeOutcome(stores.mysql, 99_999_999, "improved")).rejects.toMatchObject({
      code: "NO_SUCH_TREATMENT",
    });
    expect(await stores.count("SELECT COUNT(*) FROM outbox")).toBe(before);
    await stores.agree();
  });
});

describe("relays", () => {
  it("leave an event that another has locked, and all that come after it in the same visit", async () => {
    const first = await giveMedication(stores.mysql, stores.medication(0));
    await changeOutcome(stores.mysql, first, "improved");
    const second = await giveMedication(stores.mysql, stores.medication(1));
    const [one, two] = [await stores.session(), await stores.session()];
    expect((await claimEvent(one, []))!.payload._id).toBe(first);
    expect((await claimEvent(two, []))!.payload._id).toBe(second);
    // Whoever comes third finds nothing, and does not wait.
    expect(await relay(stores.mysql, stores.db)).toEqual({ sent: 0, repeated: 0, stuck: [] });
    await one.query("ROLLBACK");
    await two.query("ROLLBACK");
    expect(await stores.relayAll()).toMatchObject({ sent: 3 });
    await stores.agree();
  });

  it("share the events, three at once beside two writers, and keep each visit's order", async () => {
    const before = await stores.count("SELECT COUNT(*) FROM outbox");
    const sessions = await Promise.all(Array.from({ length: 5 }, () => stores.session()));
    let writing = true;
    const writers = sessions.slice(0, 2).map(async (mysql, writer) => {
      for (let round = 0; round < 20; round++) {
        const id = await giveMedication(mysql, stores.medication((round + writer) % 3));
        await changeOutcome(mysql, id, "worsened");
        await changeOutcome(mysql, id, round % 2 === 0 ? "improved" : "unchanged");
      }
    });
    const sent = sessions.slice(2).map(async (mysql, index) => {
      let own = 0;
      for (let more = true; more; ) {
        more = writing;
        const done = await relay(mysql, stores.db, { name: `relay ${index}` });
        expect(done.stuck).toEqual([]);
        own += done.sent;
        await pause(2);
      }
      return own;
    });
    await Promise.all(writers);
    writing = false;
    const shares = await Promise.all(sent);
    const rest = await stores.relayAll();
    expect(shares.reduce((sum, each) => sum + each, rest.sent)).toBe(
      (await stores.count("SELECT COUNT(*) FROM outbox")) - before,
    );
    expect(shares.filter((each) => each > 0).length).toBeGreaterThan(1);
    await stores.agree();
  });
});

describe("an event that comes again", () => {
  it("is recognised, also after what came later", async () => {
    const id = await giveMedication(stores.mysql, stores.medication());
    await changeOutcome(stores.mysql, id, "worsened");
    await changeOutcome(stores.mysql, id, "improved");
    await stores.relayAll();
    await stores.mysql.query("UPDATE outbox SET sent_at = NULL");
    const { sent, repeated } = await stores.relayAll();
    expect({ sent, repeated }).toEqual({
      sent: 0,
      repeated: await stores.count("SELECT COUNT(*) FROM outbox"),
    });
    await stores.agree();
  });
});

describe("the note of an event", () => {
  const notes = () => stores.db.collection<{ _id: string; at: Date; sent_at?: Date }>(PROCESSED);
  const last = async () => notes().findOne({}, { sort: { at: -1 } });

  it("goes by itself a week after the mark, and never before it", async () => {
    const [, forget] = await notes().indexes();
    expect(forget).toMatchObject({ key: { sent_at: 1 }, expireAfterSeconds: 7 * 24 * 3600 });
    await giveMedication(stores.mysql, stores.medication());
    const dies = relay(stores.mysql, stores.db, {
      onStep: (step) => {
        if (step === "confirmed") throw new Error("The relay dies.");
      },
    });
    await expect(dies).rejects.toThrow("The relay dies.");
    // The event may come again, in a month if nobody starts a relay: without a date TTL leaves the note alone.
    expect(await dateNotes(stores.mysql, stores.db)).toBe(0);
    expect(await last()).not.toHaveProperty("sent_at");
    expect(await relay(stores.mysql, stores.db)).toMatchObject({ sent: 0, repeated: 1 });
    expect(await last()).toMatchObject({ sent_at: expect.any(Date) });
    await stores.agree();
  });

  it("is dated, too, if the event is gone from the outbox, as it is a week after the mark", async () => {
    await giveMedication(stores.mysql, stores.medication());
    await stores.relayAll();
    const { _id, at } = (await last())!;
    await notes().updateOne({ _id }, { $unset: { sent_at: "" } });
    const [[event]] = await stores.mysql.query<RowDataPacket[]>(
      `SELECT event_definition AS text FROM information_schema.events
       WHERE event_schema = DATABASE() AND event_name = 'forget_sent_events'`,
    );
    const unsent = await giveMedication(stores.mysql, stores.medication());
    await stores.mysql.query(
      "UPDATE outbox SET sent_at = sent_at - INTERVAL 8 DAY, noted_at = noted_at - INTERVAL 1 YEAR",
    );
    await stores.mysql.query(event!.text);
    expect(await stores.count("SELECT COUNT(*) FROM outbox")).toBe(1);
    expect(await dateNotes(stores.mysql, stores.db)).toBe(1);
    expect(await last()).toMatchObject({ _id, sent_at: expect.any(Date) });
    expect(await relay(stores.mysql, stores.db)).toMatchObject({ sent: 1 });
    expect(await documentOf(unsent)).not.toBeNull();
    await notes().deleteMany({ at: { $lte: at } }); // as TTL does
    await stores.agree();
  });

  it("is not dated by a mark that MySQL may still take back", async () => {
    await giveMedication(stores.mysql, stores.medication());
    const other = await stores.session();
    let dated = -1;
    await relay(other, stores.db, {
      onStep: async (step) => {
        if (step === "marked") dated = await dateNotes(stores.mysql, stores.db);
      },
    });
    expect(dated).toBe(0);
    expect(await last()).toMatchObject({ sent_at: expect.any(Date) });
    await stores.agree();
  });
});

describe("an event that the documents refuse", () => {
  const note = async (kind: string, payload: object, visit = 0) => {
    await stores.mysql.query("INSERT INTO outbox (visit_id, kind, payload) VALUES (?, ?, ?)", [
      stores.visits[visit],
      kind,
      JSON.stringify(payload),
    ]);
    const [[event]] = await stores.mysql.query<RowDataPacket[]>(
      "SELECT event_id, event_uuid FROM outbox ORDER BY event_id DESC LIMIT 1",
    );
    return event as { event_id: number; event_uuid: string };
  };

  it.each([
    ["of an unknown kind", "bed_taken", {}, "bed_taken of visit 1: an event of kind bed_taken is unknown"],
    [
      "about a treatment that is not there",
      "outcome_changed",
      { _id: 99_999_999, outcome: "improved" },
      "outcome_changed of visit 1: there is no treatment 99999999",
    ],
    [
      "because of a validator",
      "outcome_changed",
      { _id: 1, outcome: "cured" },
      'outcome_changed of visit 1: outcome: value was not found in enum, asked for {"enum":["improved","unchanged","worsened"]}, found "cured" (MongoDB 121)',
    ],
  ])("%s stays, is told, keeps its visit waiting and no other", async (_, kind, payload, reason) => {
    const bad = await note(kind, payload);
    const behind = await giveMedication(stores.mysql, stores.medication(0));
    const other = await giveMedication(stores.mysql, stores.medication(1));
    expect(await relay(stores.mysql, stores.db)).toEqual({
      sent: 1,
      repeated: 0,
      stuck: [{ eventId: bad.event_id, reason }],
    });
    expect(await documentOf(behind)).toBeNull();
    expect(await documentOf(other)).not.toBeNull();
    expect(
      await stores.db.collection<{ _id: string }>(PROCESSED).findOne({ _id: bad.event_uuid }),
    ).toBeNull();
    await stores.mysql.query("DELETE FROM outbox WHERE event_id = ?", [bad.event_id]);
    expect(await stores.relayAll()).toMatchObject({ sent: 1 });
    await stores.agree();
  });
});

it("gives up after its attempts when somebody keeps the document, says each, and sends the event later", async () => {
  const id = await giveMedication(stores.mysql, stores.medication());
  const holder = stores.db.client.startSession();
  holder.startTransaction();
  await stores.db
    .collection("encounters")
    .updateOne({ "visit.visit_id": stores.visits[0] }, { $unset: { treatments: 1 } }, { session: holder });
  const said: string[] = [];
  const failure = await relay(stores.mysql, stores.db, { attempts: 3, say: (line) => said.push(line) }).catch(
    (error: unknown) => error,
  );
  await holder.abortTransaction();
  await holder.endSession();
  const event = await stores.count("SELECT MAX(event_id) FROM outbox");
  expect(failure).toMatchObject({ code: "RELAY_GAVE_UP" });
  expect(String(failure)).toMatch(
    new RegExp(
      `Event ${event} of the outbox: .* in 3 attempts, .*WriteConflict.*The event stays in the outbox`,
    ),
  );
  expect(said.map((line) => /attempt \d of \d in .* s\.$/.exec(line)?.[0])).toEqual([
    "attempt 2 of 3 in 0.1 s.",
    "attempt 3 of 3 in 0.2 s.",
  ]);
  expect(await documentOf(id)).toBeNull();
  expect(await stores.relayAll()).toMatchObject({ sent: 1 });
  await stores.agree();
});
