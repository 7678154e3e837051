/** What the analyst sees: five rows or none of whatever a neighbour may know, no instant, no number that leads to a person. */

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

const count = async (session: Connection, statement: string): Promise<number> => {
  const [[row]] = await session.query<RowDataPacket[]>(statement);
  return Number(Object.values(row!)[0]);
};

/** What a neighbour may know of a row, the table that it comes from, and the instants of that table. */
const VIEWS = [
  [
    "visit_without_identity",
    "age, sex, came_as, registered_in",
    "visit",
    ["registered_at", "triaged_at", "bedded_at", "seen_at", "departed_at"],
  ],
  ["call_without_identity", "received_in, received_hour", "emergency_call", ["received_at"]],
  [
    "response_without_identity",
    "notified_in, part_of_day, outcome",
    "dispatch",
    ["notified_at", "en_route_at", "on_scene_at", "at_patient_at", "in_service_at"],
  ],
  ["treatment_without_identity", "started_in, kind, what", "treatment", ["started_at", "ended_at"]],
] as const;

describe.each(VIEWS)("%s", (view, known, table, instants) => {
  it(`shows five rows of the same ${known}, or none`, async () => {
    const sizes = `SELECT COUNT(*) AS alike FROM ${view} GROUP BY ${known}`;
    expect(await count(analyst, `SELECT MIN(alike) FROM (${sizes}) AS sizes`)).toBeGreaterThanOrEqual(5);
    // In a hospital so small, some were alone.
    const all = await count(owner, `SELECT COUNT(*) FROM ${table}`);
    expect(await count(analyst, `SELECT COUNT(*) FROM ${view}`)).toBeLessThan(all);
  });

  it("shows nothing of the month that is not over, whatever the analyst's clock says", async () => {
    const now = instants.map((each) => `${each} = IF(${each} IS NULL, NULL, UTC_TIMESTAMP())`);
    await owner.beginTransaction();
    try {
      await owner.query(`UPDATE ${table} SET ${now.join(", ")}`);
      expect(await count(owner, `SELECT COUNT(*) FROM ${view}`)).toBe(0);
      await owner.query("SET TIMESTAMP = UNIX_TIMESTAMP('2037-01-01'), time_zone = '+14:00'");
      expect(await count(owner, `SELECT COUNT(*) FROM ${view}`)).toBe(0);
    } finally {
      await owner.rollback();
      await owner.query("SET TIMESTAMP = DEFAULT, time_zone = '+00:00'");
    }
  });
});

it("unit_minutes_by_month adds up how long an ambulance was in a state, if it was at least five times", async () => {
  expect(await count(analyst, "SELECT MIN(times) FROM unit_minutes_by_month")).toBeGreaterThanOrEqual(5);
  const state = "call_sign = 'A-11' AND status = 'available'";
  const spells = `
    SELECT SUM(minutes_between(e.changed_at, (
      SELECT MIN(next.changed_at) FROM unit_status_event AS next
      WHERE next.ambulance_id = e.ambulance_id AND next.changed_at > e.changed_at)))
    FROM unit_status_event AS e JOIN ambulance USING (ambulance_id)
    WHERE ${state} AND e.changed_at < '2025-02-01'`;
  const january = `SELECT minutes FROM unit_minutes_by_month WHERE ${state} AND entered_in = '2025-01'`;
  expect(await count(analyst, january)).toBe(await count(owner, spells));
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
