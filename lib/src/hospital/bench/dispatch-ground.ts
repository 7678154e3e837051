import { readFileSync } from "node:fs";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { splitScript } from "../../stores/mysql/statements.js";
import { loadMysql, type Target } from "../load.js";
import { programFiles } from "../programs.js";
import { simulate } from "../simulate/index.js";

/** The procedures that are measured: the hospital's, the same with locks that are waited for, and one statement that does it all. */
export const PROCEDURES = ["dispatch_nearest_ambulance", "dispatch_waiting", "dispatch_in_one"] as const;

/** Calls to be answered and ambulances to be sent. */
export interface DispatchGround {
  readonly mysql: Connection;
  readonly calls: readonly number[];
  readonly units: readonly number[];
}

/**
 * Fills an empty database with a hospital of some calls and ambulances, all free and none ever sent to one of the calls, and makes the
 * procedures.
 */
export async function dispatchGround(target: Target, calls: number, units: number): Promise<DispatchGround> {
  const mysql = await loadMysql(target, simulate({ calls }), () => {}, true);
  await mysql.query("DROP TRIGGER unit_status_event_allowed");
  for (const table of ["handover", "transport", "vital_sign", "assessment", "dispatch", "unit_status_event"])
    await mysql.query(`DELETE FROM ${table}`);
  const [[{ last }]] = (await mysql.query("SELECT MAX(ambulance_id) AS last FROM ambulance")) as unknown as [
    [{ last: number }],
  ];
  for (let unit = last + 1; unit <= units; unit++) {
    await mysql.query(
      "INSERT INTO ambulance SELECT ?, CONCAT('A-9', ?), CONCAT('ZZ-', 1000 + ?), 'advanced', station_id, in_service_on FROM ambulance WHERE ambulance_id = 1 + ? % 6",
      [unit, unit, unit, unit],
    );
  }
  // Every ambulance suits every call: then "none is free" can be judged without asking which call it was.
  await mysql.query("UPDATE emergency_call SET priority = 2");
  await mysql.query(ALL_FREE);
  const programs = programFiles().flatMap((file) => splitScript(readFileSync(file, "utf8"), file));
  const named = (name: string): string => programs.find(({ sql }) => sql.startsWith(`CREATE ${name}`))!.sql;
  await mysql.query(named("TRIGGER unit_status_event_allowed"));
  const ours = named("PROCEDURE dispatch_nearest_ambulance");
  await mysql.query(
    ours
      .replace("dispatch_nearest_ambulance", "dispatch_waiting")
      .replace("FOR UPDATE SKIP LOCKED", "FOR UPDATE"),
  );
  await mysql.query(IN_ONE);
  const [of] = await mysql.query<RowDataPacket[]>("SELECT call_id FROM emergency_call ORDER BY call_id");
  const [free] = await mysql.query<RowDataPacket[]>(
    "SELECT ambulance_id FROM ambulance ORDER BY ambulance_id",
  );
  return {
    mysql,
    calls: of.map((row) => Number(row.call_id)),
    units: free.map((row) => Number(row.ambulance_id)),
  };
}

/** What one would write first: look, lock and take the nearest in one statement. It locks every row that it reads. */
const IN_ONE = `CREATE PROCEDURE dispatch_in_one(IN for_call INT, IN at_instant DATETIME(3), OUT chosen SMALLINT)
BEGIN
  DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLWARNING BEGIN ROLLBACK; RESIGNAL; END;
  SET chosen = NULL;
  SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
  START TRANSACTION;
  BEGIN
    DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
    SELECT a.ambulance_id INTO chosen
    FROM ambulance AS a
    JOIN station AS s ON s.station_id = a.station_id
    JOIN emergency_call AS c ON c.call_id = for_call
    WHERE is_suitable(a.kind, c.priority)
      AND (SELECT e.status FROM unit_status_event AS e WHERE e.ambulance_id = a.ambulance_id
           ORDER BY e.ambulance_id, e.changed_at DESC, e.event_id DESC LIMIT 1) = 'available'
    ORDER BY ST_Distance_Sphere(s.location, c.location), a.ambulance_id
    LIMIT 1 FOR UPDATE OF a SKIP LOCKED;
  END;
  IF chosen IS NOT NULL THEN
    SET at_instant = GREATEST(at_instant, (SELECT since FROM current_unit_status WHERE ambulance_id = chosen));
    INSERT INTO dispatch (call_id, ambulance_id, notified_at, outcome) VALUES (for_call, chosen, at_instant, 'cancelled');
    INSERT INTO unit_status_event (changed_at, ambulance_id, status, dispatch_id)
      VALUES (at_instant, chosen, 'notified', LAST_INSERT_ID());
  END IF;
  COMMIT;
END`;

/** Takes back what a run has left. Rows that are deleted would stay in the indexes for a while and slow the next run. */
export async function clearDispatches({ mysql, units }: DispatchGround): Promise<void> {
  await mysql.query("DELETE FROM dispatch");
  await mysql.query("TRUNCATE TABLE unit_status_event");
  // Not by INSERT ... SELECT from ambulance, whose rows the trigger locks.
  await mysql.query("INSERT INTO unit_status_event (changed_at, ambulance_id, status) VALUES ?", [
    units.map((unit) => ["2025-12-31", unit, "available"]),
  ]);
}

const ALL_FREE =
  "INSERT INTO unit_status_event (changed_at, ambulance_id, status) SELECT '2025-12-31', ambulance_id, 'available' FROM ambulance";
