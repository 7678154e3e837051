import { setTimeout as pause } from "node:timers/promises";
import { type ClientSession, type Db, type Document, type MongoClient, MongoServerError } from "mongodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { display } from "../../../lib/src/show/bundle.js";
import { refused } from "../../../lib/src/show/refused.js";
import { loadColumns } from "../../../lib/src/stores/mongo/columns.js";
import { connectMongo } from "../../../lib/src/stores/mongo/connect.js";
import { loadDocuments } from "../../../lib/src/stores/mongo/load.js";
import { createDatabase } from "../../../lib/src/stores/servers/index.js";
import { emptyDatabase } from "./empty.js";
import { ownReplicaSet } from "./own-replica-set.js";

/** Of the operation that was under way, or of the next one. */
const REASON =
  /^Collection some: .*(primary|interrupted|connection).* Nothing was loaded\. Load again when MongoDB answers\.$/i;

describe("the primary steps down in the middle", async () => {
  const own = await ownReplicaSet();
  describe.skipIf(own.unable !== undefined)(own.unable ?? "of a load", { timeout: 120_000 }, () => {
    let client: MongoClient;
    let db: Db;
    beforeAll(async () => {
      const database = await createDatabase(await own.start(), "step-down");
      ({ client, db } = await connectMongo(database.mongoUrl, database.name));
    }, 240_000);
    afterAll(async () => {
      await client?.close();
      await own.stop();
    });
    beforeEach(() => emptyDatabase(db));

    const failure = (promise: Promise<unknown>): Promise<Error> =>
      promise.then(
        () => Promise.reject(new Error("It was loaded.")),
        (error: Error) => error,
      );
    const stored = () => db.collection("some").find().toArray();

    it("of documents: it says so, and takes back what it had stored", async () => {
      async function* source(): AsyncGenerator<Document> {
        for (let n = 0; n < 1000; n++) {
          if (n === 600) await own.stepDown(1);
          yield { _id: n, n };
        }
      }
      const error = await failure(loadDocuments(db, "some", source(), { batch: 100 }));
      await own.untilPrimary();
      expect(error).toMatchObject({ code: "LOAD_FAILED" });
      expect(error.message).toMatch(REASON);
      expect(await stored()).toEqual([]);
    });

    it("of columns: it says so, and takes back what it had stored", async () => {
      const rows = 400_000;
      const values = Int32Array.from({ length: rows }, (_, row) => row);
      const table = { name: "some", rows, columns: { n: { kind: "int" as const, values } } };
      const steps: Promise<void>[] = [];
      const onProgress = (): void => {
        if (steps.length === 0) steps.push(own.stepDown(1));
      };
      const error = await failure(loadColumns(db, "some", table, { _id: "n", n: "n" }, { onProgress }));
      expect(steps).toHaveLength(1);
      await steps[0];
      await own.untilPrimary();
      expect(error).toMatchObject({ code: "LOAD_FAILED" });
      expect(error.message).toMatch(REASON);
      expect(await stored()).toEqual([]);
    });

    describe("of a transaction", () => {
      const send = async (session: ClientSession, between: () => Promise<void>) => {
        await db.collection("some").insertOne({ _id: "call" as never }, { session });
        await between();
        await db.collection("some").insertOne({ _id: "dispatch" as never }, { session });
      };

      it("the next write fails, labelled TransientTransactionError, and nothing of it is there", async () => {
        await db.createCollection("some");
        const session = client.startSession();
        session.startTransaction();
        const error = await send(session, () => own.stepDown(1)).catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(MongoServerError);
        expect((error as MongoServerError).errorLabels).toContain("TransientTransactionError");
        const shown = (await refused(() => Promise.reject(error)))[display]() as Record<string, string>;
        expect(shown["text/plain"]).toMatch(
          /\nTransientTransactionError: nothing of the transaction was written; do all of it again$/,
        );
        await session.abortTransaction().catch(() => {}); // there is none any more
        await session.endSession();
        await own.untilPrimary();
        expect(await stored()).toEqual([]);
      });

      it("withTransaction reads the label and does all of it again", async () => {
        await db.createCollection("some");
        let tries = 0;
        await client.withSession((session) =>
          session.withTransaction(() =>
            send(session, async () => {
              if (tries++ === 0) await own.stepDown(1);
            }),
          ),
        );
        expect(tries).toBeGreaterThan(1);
        expect((await stored()).map(({ _id }) => _id)).toEqual(["call", "dispatch"]);
      });
    });

    it("and stays away: it says that what it had stored may be there", async () => {
      let told = 0;
      async function* source(): AsyncGenerator<Document> {
        yield { _id: 1 };
        yield { _id: 2 };
        while (told === 0) await pause(5);
        await own.stepDown(60);
        yield { _id: 3 };
      }
      const onProgress = ({ documents }: { documents: number }): void => {
        told = documents;
      };
      const error = await failure(
        loadDocuments(db, "some", source(), { batch: 1, connections: 1, onProgress }),
      );
      await own.letStandAgain();
      expect(error).toMatchObject({ code: "LOAD_FAILED" });
      expect(error.message).toContain("What was loaded could not be taken back");
      expect(error.message).not.toContain("Nothing was loaded");
      expect(await stored()).toEqual([{ _id: 1 }]);
    });
  });
});
