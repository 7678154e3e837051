import { MINUTE, YEAR_END, YEAR_START } from "./calendar.js";
import type { Ambulance } from "./fleet.js";
import { instant, int } from "./ledger.js";
import type { Tables } from "./tables.js";

export const STATUSES = [
  "available",
  "notified",
  "en_route",
  "on_scene",
  "transporting",
  "at_hospital",
] as const;
export type Status = (typeof STATUSES)[number];

/** Every state an ambulance enters. Noted dispatch by dispatch, written in order of time. */
export class StatusLog {
  readonly #at = instant();
  readonly #unit = int();
  readonly #status = int();
  readonly #dispatch = int();

  /** @param dispatch 0: not on a dispatch */
  note(at: number, unit: number, status: Status, dispatch: number): void {
    if (at >= YEAR_END) return;
    this.#at.push(at);
    this.#unit.push(unit);
    this.#status.push(STATUSES.indexOf(status));
    this.#dispatch.push(dispatch);
  }

  /** Writes unit_status_event; units are indexes into `ambulances`, which were all free when the year began. */
  write(tables: Tables, ambulances: readonly Ambulance[]): void {
    const t = tables.unit_status_event;
    const add = (at: number, unit: number, status: Status, dispatch: number) => {
      t.event_id.push(t.event_id.length + 1);
      t.changed_at.push(at);
      t.ambulance_id.push(ambulances[unit]!.id);
      t.status.push(status);
      t.dispatch_id.push(dispatch === 0 ? null : dispatch);
    };
    ambulances.forEach((_, unit) => {
      add(YEAR_START, unit, "available", 0);
    });
    const [at, unit, status, dispatch] = [this.#at, this.#unit, this.#status, this.#dispatch].map(
      (writer) => (writer.finish() as { values: Float64Array }).values,
    ) as [Float64Array, Float64Array, Float64Array, Float64Array];
    for (const i of inOrder(at)) add(at[i]!, unit[i]!, STATUSES[status[i]!]!, dispatch[i]!);
  }
}

/** Indexes of instants in order of time: dealt out to the minutes of the year, then sorted within each. */
function inOrder(at: Float64Array): Uint32Array {
  const minuteOf = (i: number) => Math.floor((at[i]! - YEAR_START) / MINUTE);
  const starts = new Uint32Array((YEAR_END - YEAR_START) / MINUTE + 1);
  for (let i = 0; i < at.length; i++) starts[minuteOf(i) + 1]!++;
  for (let m = 1; m < starts.length; m++) starts[m]! += starts[m - 1]!;
  const next = starts.slice();
  const order = new Uint32Array(at.length);
  for (let i = 0; i < at.length; i++) order[next[minuteOf(i)]!++] = i;
  for (let m = 0; m + 1 < starts.length; m++) {
    for (let i = starts[m]! + 1; i < starts[m + 1]!; i++) {
      const moving = order[i]!;
      let hole = i;
      for (; hole > starts[m]! && at[order[hole - 1]!]! > at[moving]!; hole--) order[hole] = order[hole - 1]!;
      order[hole] = moving;
    }
  }
  return order;
}
