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
  return { later, enter, statusOf, bringBack };
}
