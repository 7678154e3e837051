import { join } from "node:path";
import { type Db, Long } from "mongodb";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import {
  giveMedication,
  PROCESSED,
  relay,
  treatmentDifferences,
} from "../../../lib/src/hospital/outbox/index.js";
import { makePrograms } from "../../../lib/src/hospital/programs.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { projectRoot } from "../../../lib/src/project.js";
import { runScript } from "../../../lib/src/stores/mysql/script.js";
import { ownDatabase } from "../../stores/mysql/database.js";

const database = ownDatabase("outbox-anew");

/** A hospital in both stores, in a database that may hold the notes of another. */
async function made(seed: number, where = database) {
  const hospital = simulate({ calls: 60, seed });
  const mysql = await loadMysql(where.current, hospital, () => {}, true);
  const { client, db } = await loadMongo(where.current, hospital, () => {});
  const numbers = async (sql: string): Promise<number[]> => {
    const [rows] = await mysql.query<RowDataPacket[]>(sql);
    return rows.map((row) => Number(Object.values(row)[0]));
  };
  return { mysql, client, db, numbers };
}

async function giveTwo({ mysql, numbers }: Awaited<ReturnType<typeof made>>): Promise<void> {
  const [physicianId] = await numbers("SELECT MIN(staff_id) FROM physician");
  for (const visitId of await numbers("SELECT visit_id FROM visit ORDER BY visit_id LIMIT 2"))
    await giveMedication(mysql, {
      visitId,
      physicianId: physicianId!,
      drug: "Morphine",
      dose: 2.5,
      unit: "mg",
      route: "intravenous",
      at: new Date("2026-02-01T10:00:00Z"),
    });
}

/** Takes the hospital away as an operator does who loads another; the relay's notes are no part of it. */
async function tearDown(mysql: Connection, db: Db): Promise<void> {
  await runScript(mysql, join(projectRoot(), "sql", "tear-down.sql"));
  for (const { name } of await db.listCollections().toArray())
    if (name !== PROCESSED && !name.startsWith("system.")) await db.dropCollection(name);
}

it("another hospital in the same databases loses no event, though its events have the numbers of the first's", async () => {
  const first = await made(1);
  await giveTwo(first);
  const numbers = await first.numbers("SELECT event_id FROM outbox ORDER BY event_id");
  expect(await relay(first.mysql, first.db)).toEqual({ sent: 2, repeated: 0, stuck: [] });
  await tearDown(first.mysql, first.db);
  await Promise.all([first.mysql.end(), first.client.close()]);

  const second = await made(2);
  try {
    expect(await second.db.collection(PROCESSED).countDocuments()).toBe(2);
    await giveTwo(second);
    expect(await second.numbers("SELECT event_id FROM outbox ORDER BY event_id")).toEqual(numbers);
    expect(await relay(second.mysql, second.db)).toEqual({ sent: 2, repeated: 0, stuck: [] });
    expect(await treatmentDifferences(second.mysql, second.db)).toEqual([]);
    expect(await second.db.collection(PROCESSED).countDocuments({ sent_at: { $exists: true } })).toBe(4);
  } finally {
    await Promise.all([second.mysql.end(), second.client.close()]);
  }
});

/** The table as it was before the events had UUIDs. */
const OLD_OUTBOX = `CREATE TABLE outbox (
  event_id      BIGINT       NOT NULL AUTO_INCREMENT COMMENT 'MongoDB keeps it too, and so knows an event that comes again',
  visit_id      INT          NOT NULL COMMENT 'Events of one visit are sent one after the other. No foreign key: an event outlives what it tells of',
  kind          VARCHAR(30)  NOT NULL COMMENT 'What happened, such as treatment_given',
  payload       JSON         NOT NULL COMMENT 'What the documents need to know, as extended JSON: an instant is {"$date": ...}',
  noted_at      TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  sent_at       TIMESTAMP(3) NULL COMMENT 'NULL: the documents may not have it yet',
  PRIMARY KEY (event_id),
  KEY outbox_unsent (sent_at, event_id),
  KEY outbox_visit (visit_id, sent_at, event_id)
) COMMENT = 'One row: an event that is to reach the documents'`;

describe("an outbox and notes of before the events had UUIDs", () => {
  const old = ownDatabase("outbox-old");
  let stores: Awaited<ReturnType<typeof made>>;
  beforeAll(async () => {
    stores = await made(1, old);
  });
  afterAll(() => Promise.all([stores.mysql.end(), stores.client.close()]));
  const definition = async () =>
    (await stores.mysql.query<RowDataPacket[]>("SHOW CREATE TABLE outbox"))[0][0]!["Create Table"].replace(
      / AUTO_INCREMENT=\d+/,
      "",
    );

  it.each([
    ["as it was", []],
    [
      "half changed by a run that was killed",
      [
        "ALTER TABLE outbox ADD COLUMN event_uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER event_id",
      ],
    ],
  ])("%s: the programs give it the column, and the relay sends what it holds", async (_, steps) => {
    const { mysql, db } = stores;
    const wanted = await definition();
    await giveTwo(stores);
    await mysql.query("RENAME TABLE outbox TO filled");
    for (const statement of [OLD_OUTBOX, ...steps]) await mysql.query(statement);
    await mysql.query(
      "INSERT INTO outbox (visit_id, kind, payload) SELECT visit_id, kind, payload FROM filled WHERE sent_at IS NULL ORDER BY event_id",
    );
    await mysql.query("DROP TABLE filled");
    for (let again = 0; again < 2; again++) await makePrograms(mysql, () => {});
    expect(await definition()).toBe(wanted);
    expect(await relay(mysql, db)).toEqual({ sent: 2, repeated: 0, stuck: [] });
    expect(await treatmentDifferences(mysql, db)).toEqual([]);
  });

  it("a note with a number goes, and one that the validator refuses is told and stops no other", async () => {
    const { mysql, db } = stores;
    const notes = db.collection<{ _id: unknown; at: unknown }>(PROCESSED);
    const unchecked = { bypassDocumentValidation: true };
    await notes.insertMany(
      [1, 2, Long.fromNumber(3)].map((_id) => ({ _id, at: new Date() })),
      unchecked,
    );
    await giveTwo(stores);
    const said: string[] = [];
    await relay(mysql, db, { say: (line) => said.push(line) });
    expect(said).toEqual([]);
    expect(await notes.countDocuments({ _id: { $type: "number" as never } })).toBe(0);

    await notes.insertOne({ _id: "not a UUID", at: "yesterday" }, unchecked);
    await giveTwo(stores);
    await relay(mysql, db, { say: (line) => said.push(line) });
    expect(said).toEqual([
      expect.stringMatching(
        /^Notes of sent events were not dated\. 1 of 3 notes in outbox_processed stay without a date, such as "not a UUID": Document failed validation \(MongoDB 121\)\./,
      ),
    ]);
    expect(await notes.find({ sent_at: { $exists: false } }).toArray()).toMatchObject([
      { _id: "not a UUID" },
    ]);
  });
});
