import { afterEach, describe, expect, it } from "vitest";
import {
  documentOf,
  giveMedication,
  treatmentDifferences,
  writeDocuments,
  writeMongoBeforeCommit,
  writeMysqlThenMongo,
} from "../../../lib/src/hospital/outbox/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";
import { twoStores } from "./two-stores.js";

const stores = twoStores(ownDatabase("outbox-double-write"));

const ROW = "visit 1, unchanged";
const differences = async () =>
  (await treatmentDifferences(stores.mysql, stores.db)).map(({ treatment_id: _, ...rest }) => rest);

describe("a double write goes wrong where it is killed", () => {
  afterEach(async () => {
    for (const { treatment_id } of await treatmentDifferences(stores.mysql, stores.db)) {
      await stores.mysql.query("DELETE FROM treatment WHERE treatment_id = ?", [treatment_id]);
      await stores.db.collection("treatments").deleteOne({ _id: treatment_id as never });
      const entry = { treatments: { treatment_id } };
      await stores.db.collection<typeof entry>("encounters").updateMany({}, { $pull: entry as never });
    }
  });

  it.each([
    ["writeMysqlThenMongo", "rows written", []],
    ["writeMysqlThenMongo", "rows committed", [{ mysql: ROW, document: null, listed: [] }]],
    ["writeMysqlThenMongo", "entry written", [{ mysql: ROW, document: null, listed: [ROW] }]],
    ["writeMysqlThenMongo", "document written", []],
    ["writeMongoBeforeCommit", "rows written", []],
    ["writeMongoBeforeCommit", "entry written", [{ mysql: null, document: null, listed: [ROW] }]],
    ["writeMongoBeforeCommit", "document written", [{ mysql: null, document: ROW, listed: [ROW] }]],
    ["writeMongoBeforeCommit", "rows committed", []],
  ])("%s, when it has %s", async (role, step, expected) => {
    const child = stores.start(role, step);
    await child.says("step");
    await child.kill();
    expect(await differences()).toEqual(expected);
  });

  it("and a second try notes the drug twice", async () => {
    const lost = new Error("the answer got lost");
    let id = 0;
    await writeMysqlThenMongo(stores.mysql, stores.db, stores.medication(), async (step) => {
      if (step === "rows committed") id = await stores.count("SELECT MAX(treatment_id) FROM treatment");
      if (step === "entry written") throw lost;
    }).catch((error: unknown) => expect(error).toBe(lost));
    await writeDocuments(stores.db, await documentOf(stores.mysql, id));
    expect(await differences()).toEqual([{ mysql: ROW, document: ROW, listed: [ROW, ROW] }]);
  });

  it("and a number that MySQL took back is given to another drug, whose document is refused for ever", async () => {
    const lost = new Error("MySQL did not answer");
    const given = stores.medication();
    await writeMongoBeforeCommit(stores.mysql, stores.db, given, (step) => {
      if (step === "document written") throw lost;
    }).catch((error: unknown) => expect(error).toBe(lost));
    const next = await writeMongoBeforeCommit(stores.mysql, stores.db, { ...given, drug: "Naloxone" }).catch(
      (error: unknown) => error,
    );
    expect(next).toMatchObject({ code: 11000 });
  });
});

it("where nothing breaks, both ways end as the outbox does", async () => {
  await writeMysqlThenMongo(stores.mysql, stores.db, stores.medication());
  await writeMongoBeforeCommit(stores.mysql, stores.db, stores.medication());
  await giveMedication(stores.mysql, stores.medication());
  await stores.relayAll();
  await stores.agree();
});
