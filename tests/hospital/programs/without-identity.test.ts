/** What the analyst sees: five people or none of whatever a neighbour may know, no instant, no number that leads to a person. */

import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMysql } from "../../../lib/src/hospital/load.js";
import { rolesFile } from "../../../lib/src/hospital/programs.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import {
  createDatabase,
  createRoles,
  dropDatabase,
  ensureServers,
  type HersDatabase,
} from "../../../lib/src/stores/servers/index.js";

let database: HersDatabase;
let owner: Connection;
let analyst: Connection;

beforeAll(async () => {
  const servers = await ensureServers();
  database = await createDatabase(servers, "analyst");
  await (await loadMysql(database, simulate({ calls: 600 }), () => {}, true)).end();
  const urls = await createRoles(servers, database.name, rolesFile(), [
    "owner",
    "clerk",
    "analyst",
    "student",
  ]);
  [owner, analyst] = [await connect(urls.owner!), await connect(urls.analyst!)];
});
afterAll(async () => {
  owner.destroy();
  analyst.destroy();
  await dropDatabase(await ensureServers(), database.name);
});

/** What is seen when the tables were filled after a change, which is then undone. */
async function filledAfter<T>(change: string, undo: string, look: () => Promise<T>): Promise<T> {
  await owner.query(change);
  try {
    await owner.query("CALL fill_without_identity()");
    return await look();
  } finally {
    await owner.query(undo);
    await owner.query("CALL fill_without_identity()");
  }
}

const rowsOf = async (session: Connection, statement: string): Promise<RowDataPacket[]> =>
  (await session.query<RowDataPacket[]>(statement))[0];

const count = async (session: Connection, statement: string): Promise<number> => {
  const [[row]] = await session.query<RowDataPacket[]>(statement);
  return Number(Object.values(row!)[0]);
};

/** What a neighbour may know of a row. */
const TABLES = [
  ["visit_without_identity", "age, sex, came_as, over_in", "visit"],
  ["call_without_identity", "received_in, received_hour", "emergency_call"],
  ["response_without_identity", "over_in, part_of_day, outcome", "dispatch"],
  ["treatment_without_identity", "over_in, kind, what", "treatment"],
] as const;

describe.each(TABLES)("%s", (shown, known, table) => {
  it(`has five rows of the same ${known}, or none`, async () => {
    const sizes = `SELECT COUNT(*) AS alike FROM ${shown} GROUP BY ${known}`;
    expect(await count(analyst, `SELECT MIN(alike) FROM (${sizes}) AS sizes`)).toBeGreaterThanOrEqual(5);
    // In a hospital so small, some were alone.
    const all = await count(owner, `SELECT COUNT(*) FROM ${table}`);
    expect(await count(analyst, `SELECT COUNT(*) FROM ${shown}`)).toBeLessThan(all);
  });
});

it("nothing that the analyst may query holds a hidden row: MySQL quotes none", async () => {
  const holders = await rowsOf(
    analyst,
    `SELECT TABLE_NAME AS name, GROUP_CONCAT('COALESCE(', COLUMN_NAME, ', "-")' ORDER BY ORDINAL_POSITION) AS columns
     FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND DATA_TYPE <> 'point' GROUP BY name`,
  );
  expect(holders.length).toBeGreaterThanOrEqual(13);
  for (const { name, columns } of holders) {
    // A number of no use, and a warning that quotes the digest of each row that was looked at.
    const mark = `CONCAT('X', SHA2(CONCAT_WS('|', ${columns}), 224))`;
    const shown = (await rowsOf(analyst, `SELECT ${mark} AS mark FROM ${name}`)).map(
      ({ mark: each }) => each,
    );
    expect(await count(analyst, `SELECT COUNT(*) FROM ${name} WHERE CAST(${mark} AS SIGNED) = 1`)).toBe(0);
    const quoted = (await rowsOf(analyst, "SHOW WARNINGS")).map(
      ({ Message }) => /X[0-9a-f]{56}/.exec(Message)?.[0],
    );
    expect(quoted.length, name).toBeGreaterThan(0);
    expect(
      quoted.filter((each) => !shown.includes(each)),
      name,
    ).toEqual([]);
  }
});

describe("people are counted, not rows", () => {
  const of = (shown: string) => async () => count(analyst, `SELECT COUNT(*) FROM ${shown}`);

  it.each([
    ["visits", "arrival", "patient_id", "arrival_id", "visit_without_identity"],
    ["calls", "emergency_call", "patient_id", "call_id", "call_without_identity"],
    ["responses", "emergency_call", "patient_id", "call_id", "response_without_identity"],
    ["treatments", "arrival", "patient_id", "arrival_id", "treatment_without_identity"],
  ])("%s of one patient are no group, however many", async (_, table, column, key, shown) => {
    expect(await of(shown)()).toBeGreaterThan(0);
    await owner.query(`CREATE TEMPORARY TABLE was SELECT ${key}, ${column} FROM ${table}`);
    const change = `UPDATE ${table} SET ${column} = (SELECT MIN(patient_id) FROM patient)`;
    const undo = `UPDATE ${table} JOIN was USING (${key}) SET ${table}.${column} = was.${column}`;
    expect(await filledAfter(change, undo, of(shown))).toBe(0);
    await owner.query("DROP TEMPORARY TABLE was");
  });
});

describe("of the month that is not over nothing is shown", () => {
  const NOW = "UTC_TIMESTAMP(3)";
  it.each([
    ["emergency_call", "received_at", "call_without_identity"],
    ["visit", "departed_at", "visit_without_identity"],
    ["disposition", "decided_at", "visit_without_identity"],
    ["dispatch", "in_service_at", "response_without_identity"],
    ["treatment", "ended_at", "treatment_without_identity"],
  ])("an instant of an old %s that is now: %s", async (table, instant, shown) => {
    const key = table === "disposition" ? "visit_id" : `${table.replace("emergency_", "")}_id`;
    await owner.query(`CREATE TEMPORARY TABLE was SELECT ${key}, ${instant} FROM ${table}`);
    const undo = `UPDATE ${table} JOIN was USING (${key}) SET ${table}.${instant} = was.${instant}`;
    const look = () => count(analyst, `SELECT COUNT(*) FROM ${shown}`);
    expect(await look()).toBeGreaterThan(0);
    expect(await filledAfter(`UPDATE ${table} SET ${instant} = ${NOW}`, undo, look)).toBe(0);
    await owner.query("DROP TEMPORARY TABLE was");
  });

  it("nor of a later one, when the session that fills the tables has moved its clock", async () => {
    const look = () => count(analyst, "SELECT MAX(shows_before) > UTC_DATE() FROM without_identity");
    const forward = "SET TIMESTAMP = UNIX_TIMESTAMP('2037-01-01'), time_zone = '+14:00'";
    expect(await filledAfter(forward, "SET TIMESTAMP = DEFAULT, time_zone = '+00:00'", look)).toBe(0);
  });

  it("a patient who goes now is not seen to go", async () => {
    const visit = "WHERE visit_id = (SELECT MIN(visit_id) FROM disposition)";
    const all = () => rowsOf(analyst, "SELECT * FROM visit_without_identity");
    const [old] = await rowsOf(owner, `SELECT departed_at FROM visit ${visit}`);
    const undo = owner.format(`UPDATE visit SET departed_at = ? ${visit}`, [old!.departed_at]);
    const there = await filledAfter(`UPDATE visit SET departed_at = NULL ${visit}`, undo, all);
    const gone = await filledAfter(`UPDATE visit SET departed_at = ${NOW} ${visit}`, undo, all);
    expect(gone).toEqual(there);
  });
});

describe("unit_minutes_by_month", () => {
  const STATE = "call_sign = 'A-11' AND status = 'available'";

  it("adds up the spells of a state, each as far as it lies in the month, if there were five", async () => {
    expect(await count(analyst, "SELECT MIN(times) FROM unit_minutes_by_month")).toBeGreaterThanOrEqual(5);
    for (const [month, next] of [
      ["2025-01", "2025-02"],
      ["2025-06", "2025-07"],
    ]) {
      const spells = `SELECT SUM(minutes_between(GREATEST(begins, '${month}-01'), LEAST(ends, '${next}-01'))) FROM (
        SELECT e.changed_at AS begins, (
          SELECT MIN(next.changed_at) FROM unit_status_event AS next
          WHERE next.ambulance_id = e.ambulance_id AND next.changed_at > e.changed_at) AS ends
        FROM unit_status_event AS e JOIN ambulance USING (ambulance_id) WHERE ${STATE}) AS spell
        WHERE begins < '${next}-01' AND ends > '${month}-01'`;
      const shown = `SELECT minutes FROM unit_minutes_by_month WHERE ${STATE} AND spent_in = '${month}'`;
      expect(await count(analyst, shown), month).toBe(await count(owner, spells));
    }
  });

  it("is not moved by what an ambulance does now", async () => {
    const all = () => rowsOf(analyst, "SELECT * FROM unit_minutes_by_month");
    const before = await all();
    await owner.query("SET @a11 = (SELECT ambulance_id FROM ambulance WHERE call_sign = 'A-11')");
    for (let i = 0; i < 12; i++)
      await owner.query(
        "INSERT INTO unit_status_event (changed_at, ambulance_id, status) VALUES (UTC_TIMESTAMP() + INTERVAL ? SECOND, @a11, ?)",
        [i, i % 2 === 0 ? "notified" : "available"],
      );
    await owner.query("CALL fill_without_identity()");
    expect(await all()).toEqual(before);
  });
});

it("without_identity says when the tables were filled, and what they show", async () => {
  const [row, ...others] = await rowsOf(
    analyst,
    "SELECT DATEDIFF(UTC_DATE(), filled_on) AS days, DATE_FORMAT(filled_on, '%Y-%m-01') AS month, CAST(shows_before AS CHAR) AS shown FROM without_identity",
  );
  expect(others).toEqual([]);
  expect(row!.days).toBeLessThanOrEqual(1);
  expect(row!.shown).toBe(row!.month);
});

it("a filling that fails leaves the rows before", async () => {
  const before = await count(analyst, "SELECT COUNT(*) FROM visit_without_identity");
  await owner.query("RENAME TABLE treatment_without_identity TO elsewhere");
  await expect(owner.query("CALL fill_without_identity()")).rejects.toMatchObject({ errno: 1146 });
  await owner.query("RENAME TABLE elsewhere TO treatment_without_identity");
  expect(await count(analyst, "SELECT COUNT(*) FROM visit_without_identity")).toBe(before);
  await owner.beginTransaction();
  await expect(owner.query("CALL fill_without_identity()")).rejects.toMatchObject({ errno: 1568 });
  await owner.rollback();
});

it("no column that the analyst may read is an instant, a number of a person, or where one lives", async () => {
  const [columns] = await analyst.query<RowDataPacket[]>(
    "SELECT TABLE_NAME AS holder, COLUMN_NAME AS name, DATA_TYPE AS type FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()",
  );
  expect(columns.length).toBeGreaterThan(30);
  const leading = columns.filter(
    ({ name, type }) =>
      /time/.test(type) ||
      /^(call|visit|arrival|patient|person|dispatch|treatment|event|staff|physician)_(id|no)$|^mrn$|birth|phone|location|address/.test(
        name,
      ),
  );
  expect(leading.map(({ holder, name }) => `${holder}.${name}`)).toEqual(["station.location"]);
});
