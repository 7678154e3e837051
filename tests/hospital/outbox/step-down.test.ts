import type { Db, MongoClient } from "mongodb";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import {
  giveMedication,
  PROCESSED,
  RELAY_STEPS,
  type RelayStep,
  relay,
  treatmentDifferences,
} from "../../../lib/src/hospital/outbox/index.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { createDatabase } from "../../../lib/src/stores/servers/index.js";
import { ownReplicaSet } from "../../stores/mongo/own-replica-set.js";

describe("in the middle of a relay's transaction", async () => {
  const own = await ownReplicaSet();
  describe.skipIf(own.unable !== undefined)(
    own.unable ?? "the primary steps down",
    { timeout: 120_000 },
    () => {
      let mysql: Connection;
      let client: MongoClient;
      let db: Db;
      beforeAll(async () => {
        const database = await createDatabase(await own.start(), "step-down");
        const hospital = simulate({ calls: 60 });
        mysql = await loadMysql(database, hospital, () => {}, true);
        ({ client, db } = await loadMongo(database, hospital, () => {}));
      }, 240_000);
      afterAll(async () => {
        await mysql?.end();
        await client?.close();
        await own.stop();
      });

      const given = async () => {
        const [[visit]] = await mysql.query<RowDataPacket[]>("SELECT MIN(visit_id) AS id FROM visit");
        const [[physician]] = await mysql.query<RowDataPacket[]>("SELECT MIN(staff_id) AS id FROM physician");
        return giveMedication(mysql, {
          visitId: visit!.id,
          physicianId: physician!.id,
          drug: "Adrenaline",
          dose: 1,
          unit: "mg",
          route: "intravenous",
          at: new Date("2026-02-01T10:00:00Z"),
        });
      };
      const once = (step: RelayStep, action: () => Promise<void>) => {
        let done = false;
        return async (now: RelayStep): Promise<void> => {
          if (now !== step || done) return;
          done = true;
          await action();
        };
      };

      it.each(RELAY_STEPS)(
        "when an event is %s: the relay tries again, and the event is sent once",
        async (step) => {
          await given();
          const said: string[] = [];
          const done = await relay(mysql, db, {
            onStep: once(step, () => own.stepDown(1)),
            say: (line) => said.push(line),
          });
          expect(done).toEqual({ sent: 1, repeated: 0, stuck: [] });
          await own.untilPrimary();
          expect(await treatmentDifferences(mysql, db)).toEqual([]);
          const inMongo = ["claimed", "begun", "applied"].includes(step);
          if (!inMongo) {
            // The event is sent; its note alone may have to wait for the next relay.
            for (const line of said) expect(line).toMatch(/^Notes of sent events were not dated\. ./);
            await relay(mysql, db);
            return expect(await db.collection(PROCESSED).countDocuments({ sent_at: null })).toBe(0);
          }
          expect(said[0]).toMatch(/^Event \d+ of the outbox: .*; attempt 2 of 8 in 0\.1 s\.$/);
          // Before the commit all is lost and may be done again; at the commit nobody knows, and the note has to tell.
          const labels = step === "applied" ? "(Transient|UnknownTransactionCommit)" : "Transient";
          expect(said[0]).toMatch(new RegExp(`\\(MongoDB \\d+ \\w+, ${labels}(Result|TransactionError)\\)`));
          expect(said.length).toBeLessThan(8);
        },
      );

      it("for longer than the relay has patience: it says so, and the event is sent when there is a primary", async () => {
        const id = await given();
        const said: string[] = [];
        const failure = await relay(mysql, db, {
          attempts: 3,
          onStep: once("applied", () => own.stepDown(60)),
          say: (line) => said.push(line),
        }).catch((error: unknown) => error);
        expect(failure).toMatchObject({ code: "RELAY_GAVE_UP" });
        expect(String(failure)).toMatch(
          /Event \d+ of the outbox: MongoDB did not finish the transaction in 3 attempts, the last time: .*start the relay again/,
        );
        expect(said).toHaveLength(2);
        await own.letStandAgain();
        expect(await db.collection("treatments").findOne({ _id: id as never })).toBeNull();
        expect(await relay(mysql, db)).toEqual({ sent: 1, repeated: 0, stuck: [] });
        expect(await treatmentDifferences(mysql, db)).toEqual([]);
      });
    },
  );
});
