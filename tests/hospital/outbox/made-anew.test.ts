import { join } from "node:path";
import type { Db } from "mongodb";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { expect, it } from "vitest";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import {
  giveMedication,
  PROCESSED,
  relay,
  treatmentDifferences,
} from "../../../lib/src/hospital/outbox/index.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { projectRoot } from "../../../lib/src/project.js";
import { runScript } from "../../../lib/src/stores/mysql/script.js";
import { ownDatabase } from "../../stores/mysql/database.js";

const database = ownDatabase("outbox-anew");

/** A hospital in both stores, in a database that may hold the notes of another. */
async function made(seed: number) {
  const hospital = simulate({ calls: 60, seed });
  const mysql = await loadMysql(database.current, hospital, () => {}, true);
  const { client, db } = await loadMongo(database.current, hospital, () => {});
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
