/** The ambulances of a programmed hospital, for tests: what state they are in, and the way from one to another. */

import { unitStatus } from "../../../lib/src/hospital/behaviour/index.js";
import type { programmedHospital } from "./programmed.js";

export const allowed = new Set(unitStatus.transitions.map(({ from, to }) => `${from} ${to}`));

/** As `mysql` prints an instant. */
export const printed = (instant: Date): string => instant.toISOString().slice(0, 23).replace("T", " ");

export function fleet(hospital: ReturnType<typeof programmedHospital>) {
  let minute = 0;
  /** An instant after all that were. */
  const later = (): string => printed(new Date(Date.UTC(2026, 0, 2) + 60_000 * ++minute));
  /** Sends an ambulance to a call that it was not sent to yet, the last one of those. */
  const send = async (unit: number, at = later()): Promise<number> => {
    await hospital.mysql.query(
      `INSERT INTO dispatch (call_id, ambulance_id, notified_at, outcome)
       SELECT MAX(call_id), ?, ?, 'cancelled' FROM emergency_call
       WHERE call_id NOT IN (SELECT call_id FROM dispatch WHERE ambulance_id = ?)`,
      [unit, at, unit],
    );
    const dispatch = Number(await hospital.one("SELECT MAX(dispatch_id) FROM dispatch"));
    await hospital.mysql.query(
      "INSERT INTO unit_status_event (changed_at, ambulance_id, status, dispatch_id) VALUES (?, ?, 'notified', ?)",
      [at, unit, dispatch],
    );
    return dispatch;
  };
  const enter = (unit: number, status: string, at = later()) =>
    hospital.mysql.query("CALL unit_enters(?, ?, ?)", [unit, status, at]);
  const statusOf = (unit: number) =>
    hospital.one("SELECT status FROM current_unit_status WHERE ambulance_id = ?", [unit]);
  /** Brings an ambulance back to `available` by an allowed way. */
  const bringBack = async (unit: number): Promise<void> => {
    for (let step = 0; step < 6 && (await statusOf(unit)) !== "available"; step++) {
      const now = await statusOf(unit);
      await enter(unit, allowed.has(`${now} available`) ? "available" : "at_hospital");
    }
  };
  return { later, send, enter, statusOf, bringBack };
}
