import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
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
import { withMysql } from "../../../lib/src/stores/servers/mysqlRegistry.js";

const ROLES = ["owner", "clerk", "analyst", "student"] as const;
type Role = (typeof ROLES)[number];
let database: HersDatabase;
let dropped = false;
const sessions = {} as Record<Role, Connection>;

beforeAll(async () => {
  const servers = await ensureServers();
  database = await createDatabase(servers, "roles");
  await (await loadMysql(database, simulate({ calls: 600 }), () => {}, true)).end();
  const urls = await createRoles(servers, database.name, rolesFile(), ROLES);
  for (const role of ROLES) sessions[role] = await connect(urls[role]);
});
afterAll(async () => {
  for (const session of Object.values(sessions)) session.destroy();
  if (!dropped) await dropDatabase(await ensureServers(), database.name);
});

const HIRE = (number: number) =>
  `CALL hire('Ines N7777771', 'Falk', '1990-02-03', 'female', 'Lime Street 4', '12345', 'Newhaven', 'nurse', 'N777777${number}', 'acute', NULL, '2026-01-01', @id)`;

/** MySQL's number of the refusal; 0 where the statement is taken. */
const RIGHTS: readonly (readonly [
  statement: string,
  owner: number,
  clerk: number,
  analyst: number,
  student: number,
])[] = [
  ["SELECT family_name FROM person LIMIT 1", 0, 0, 1142, 0],
  ["SELECT COUNT(*) FROM visit_without_identity", 0, 0, 0, 0],
  ["SELECT * FROM visit LIMIT 1", 0, 0, 1142, 0],
  ["SELECT received_hour, priority FROM call_without_identity LIMIT 1", 0, 0, 0, 0],
  ["SELECT received_at FROM emergency_call LIMIT 1", 0, 0, 1142, 0],
  ["SELECT notified_at FROM dispatch LIMIT 1", 0, 0, 1142, 0],
  ["SELECT changed_at FROM unit_status_event LIMIT 1", 0, 0, 1142, 0],
  ["SELECT since FROM current_unit_status LIMIT 1", 0, 0, 1142, 0],
  ["SELECT started_at FROM treatment LIMIT 1", 0, 0, 1142, 0],
  ["SELECT drug FROM medication LIMIT 1", 0, 0, 1142, 0],
  ["SELECT call_sign, kind FROM ambulance LIMIT 1", 0, 0, 0, 0],
  ["SELECT plate FROM ambulance LIMIT 1", 0, 0, 1143, 0],
  ["SELECT * FROM ambulance LIMIT 1", 0, 0, 1142, 0],
  ["SELECT mrn FROM patient_journey LIMIT 1", 0, 0, 1142, 0],
  [
    "INSERT INTO person VALUES (900001, 'A', 'B', '2000-01-01', 'male', 'C', '12345', 'D')",
    0,
    1142,
    1142,
    1142,
  ],
  ["UPDATE person SET city = 'X' WHERE person_id = 900001", 0, 1142, 1142, 1142],
  ["DELETE FROM person WHERE person_id = 900001", 0, 1142, 1142, 1142],
  [HIRE(1), 0, 0, 1370, 1370],
  ["DROP TABLE handover", 0, 1142, 1142, 1142],
  ["CREATE TABLE mine (x INT)", 0, 1142, 1142, 1142],
  ["CREATE TEMPORARY TABLE mine_now (x INT)", 0, 1044, 1044, 0],
  ["CREATE USER someone", 1227, 1227, 1227, 1227],
  ["SELECT * FROM mysql.user", 1142, 1142, 1142, 1142],
];

describe.each(ROLES)("the %s", (role) => {
  const own = ROLES.indexOf(role);
  it.each(RIGHTS.map((row, number) => [row[0], row[own + 1] as number, number] as const))(
    "%s",
    async (statement, errno, number) => {
      const asked = statement.replaceAll("N7777771", `N77777${own}${number % 10}`);
      if (errno === 0) await expect(sessions[role].query(asked)).resolves.toBeDefined();
      else await expect(sessions[role].query(asked)).rejects.toMatchObject({ errno });
    },
  );
});

it("the clerk's hiring leaves all rows of the role, though the clerk may insert none", async () => {
  const [rows] = await sessions.clerk.query<RowDataPacket[]>(
    "SELECT COUNT(*) AS n FROM person JOIN staff ON staff_id = person_id JOIN nurse USING (staff_id) WHERE family_name = 'Falk'",
  );
  expect(rows[0]!.n).toBe(2); // the owner has hired too
});

it.each([
  [
    "analyst",
    "SELECT plate FROM ambulance",
    /^SELECT command denied to user '.*' for column 'plate' in table 'ambulance'$/,
  ],
  ["analyst", "SELECT family_name FROM person", /^SELECT command denied to user '.*' for table 'person'$/],
  [
    "analyst",
    "CALL admit(1, 'X', 1, NOW())",
    /^execute command denied to user '.*' for routine '.*\.admit'$/,
  ],
  ["student", "DROP TABLE handover", /^DROP command denied to user '.*' for table 'handover'$/],
  ["clerk", "DELETE FROM handover", /^DELETE command denied to user '.*' for table 'handover'$/],
] as const)("tells the %s what of %s is denied", async (role, statement, message) => {
  await expect(sessions[role].query(statement)).rejects.toThrow(message);
});

it("the clerk sends an ambulance, tells where it is, and may still change no row alone", async () => {
  await sessions.clerk.query("CALL dispatch_nearest_ambulance(1, '2026-01-02', @sent)");
  await sessions.clerk.query("CALL unit_enters(@sent, 'en_route', '2026-01-02')");
  const [rows] = await sessions.clerk.query<RowDataPacket[]>(
    "SELECT status FROM current_unit_status WHERE ambulance_id = @sent",
  );
  expect(rows).toEqual([{ status: "en_route" }]);
  await expect(
    sessions.clerk.query(
      "INSERT INTO unit_status_event (changed_at, ambulance_id, status) VALUES (NOW(), 1, 'available')",
    ),
  ).rejects.toMatchObject({ errno: 1142 });
});

it("grants name this database and no other: an underscore stands for itself", async () => {
  const { mysql } = await ensureServers();
  const [named] = await withMysql(mysql.url, (administrator) =>
    administrator.query<RowDataPacket[]>("SELECT DISTINCT Db AS pattern FROM mysql.db WHERE User LIKE ?", [
      `hers\\_${database.name.slice(-8)}%`,
    ]),
  );
  expect(named).toEqual([{ pattern: database.name.replaceAll("_", "\\_") }]);
});

describe("when roles cannot be made", () => {
  /** Users and roles of the database, by name. */
  const named = async (name: string): Promise<string[]> =>
    withMysql((await ensureServers()).mysql.url, async (administrator) => {
      const [rows] = await administrator.query<RowDataPacket[]>(
        "SELECT User AS name FROM mysql.user WHERE User LIKE ? ORDER BY name",
        [`hers\\_${name.slice(-8)}%`],
      );
      return rows.map((row) => String(row.name));
    });

  it.each([
    ["a user is there already", ["DO 0"], 1396],
    ["the script is wrong behind its roles", ["CREATE TABL x (y INT)"], 1064],
  ])("%s: none stays, and no error tells a password", async (_, statements, errno) => {
    const servers = await ensureServers();
    const other = await createDatabase(servers, "roles-broken");
    const own = `hers_${other.name.slice(-8)}`;
    const folder = mkdtempSync(join(tmpdir(), "hers-roles-"));
    try {
      const file = join(folder, "roles.sql");
      writeFileSync(
        file,
        `CREATE ROLE hers_owner, hers_clerk;\nGRANT SELECT ON * TO hers_clerk;\n${statements.join(";\n")};\n`,
      );
      if (errno === 1396)
        await withMysql(servers.mysql.url, (administrator) =>
          administrator.query(`CREATE USER '${own}_clerk'@'%' IDENTIFIED BY 'Already-there-1aA'`),
        );
      const before = await named(other.name);
      const error = await createRoles(servers, other.name, file, ["owner", "clerk"]).then(
        () => Promise.reject(new Error("They were made.")),
        (refusal: Error) => refusal,
      );
      expect(error).toMatchObject({ errno });
      expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/-aA1|BY '(?!\*\*\*)/);
      expect(await named(other.name)).toEqual(before);
    } finally {
      rmSync(folder, { recursive: true });
      await dropDatabase(servers, other.name);
    }
  });
});

it("two copies on one server have roles of their own, and these go with the copy", async () => {
  const servers = await ensureServers();
  const other = await createDatabase(servers, "roles-too");
  await (await loadMysql(other, simulate({ calls: 20 }), () => {}, true)).end();
  await createRoles(servers, other.name, rolesFile(), ROLES);
  await expect(sessions.owner.query(`SELECT * FROM \`${other.name}\`.person`)).rejects.toMatchObject({
    errno: 1142,
  });
  const left = () =>
    withMysql(servers.mysql.url, async (connection) => {
      const [rows] = await connection.query<RowDataPacket[]>(
        "SELECT COUNT(*) AS n FROM mysql.user WHERE User LIKE ?",
        [`hers\\_${other.name.slice(-8)}%`],
      );
      return Number(rows[0]!.n);
    });
  expect(await left()).toBe(9);
  await dropDatabase(servers, other.name);
  expect(await left()).toBe(0);
  for (const session of Object.values(sessions)) session.destroy();
  await dropDatabase(servers, database.name);
  dropped = true;
});
