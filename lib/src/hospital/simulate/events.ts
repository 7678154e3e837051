import { EventQueue } from "./event-queue.js";

/** What can happen; each kind says what the number that travels with it is. */
export const EVENTS = [
  "call", // index of the call: the dispatcher answers
  "assign", // index of the call: an ambulance is looked for
  "reach_hospital", // number of the ride
  "free", // index of the ambulance
  "home", // index of the ambulance
  "walk_in", // index of the walk-in
  "registered", // visit
  "triaged", // visit
  "crew_leaves", // visit
  "transfer", // visit
  "loses_patience", // visit
  "bed_cleaned", // index of the bed
  "physician_free", // number of the physician
  "seen", // visit
  "physicians_change", // 0
  "decided", // visit
  "departs", // visit
] as const;
export type EventKind = (typeof EVENTS)[number];

const KINDS = Object.fromEntries(EVENTS.map((kind, i) => [kind, i])) as Record<EventKind, number>;
const SPAN = 2 ** 32;

/** The events to come, by time. */
export class Agenda {
  readonly #queue = new EventQueue();

  at(time: number, kind: EventKind, subject: number): void {
    this.#queue.push(time, KINDS[kind] * SPAN + subject);
  }

  /** Runs everything before `end`, in order of time; what is due later never happens. */
  run(end: number, handle: Readonly<Record<EventKind, (subject: number, now: number) => void>>): void {
    const handlers = EVENTS.map((kind) => handle[kind]);
    while (this.#queue.nextKey < end) {
      const now = this.#queue.nextKey;
      const item = this.#queue.pop();
      const kind = Math.floor(item / SPAN);
      handlers[kind]!(item - kind * SPAN, now);
    }
  }
}
