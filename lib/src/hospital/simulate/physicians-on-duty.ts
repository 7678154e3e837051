import { EventQueue } from "./event-queue.js";
import type { Roster } from "./roster.js";

const BY_ACUITY = 1e14;

/** The physicians who see patients first: those free take turns, the others are busy; patients wait by acuity. */
export class PhysiciansOnDuty {
  readonly #line = new EventQueue();
  readonly #busy = new Set<number>();
  #onDuty: readonly number[];
  /** The same, for a quick answer where hundreds are on duty. */
  #present: ReadonlySet<number>;
  #free: number[];
  #interrupted = 0;

  constructor(
    private readonly roster: Roster,
    at: number,
  ) {
    this.#onDuty = roster.physicians(at);
    this.#present = new Set(this.#onDuty);
    this.#free = [...this.#onDuty];
  }

  /** A patient lies in a bed: a free physician comes, or the patient waits. */
  request(visit: number, esi: number, at: number): number | undefined {
    const physician = this.#free.shift();
    if (physician === undefined) this.#line.push(esi * BY_ACUITY + at, visit);
    else this.#busy.add(physician);
    return physician;
  }

  /** For a patient who cannot wait, whoever is on duty leaves what he or she is doing. */
  interrupt(): number {
    return this.#onDuty[this.#interrupted++ % this.#onDuty.length]!;
  }

  /** A physician is done with a patient; returns the next one, if any waits and the shift is not over. */
  done(physician: number, stillWaits: (visit: number) => boolean): number | undefined {
    this.#busy.delete(physician);
    if (!this.#present.has(physician)) return undefined;
    const visit = this.#next(stillWaits);
    if (visit === undefined) this.#free.push(physician);
    else this.#busy.add(physician);
    return visit;
  }

  /** The next shift takes over, and the free ones among it the patients who wait. */
  change(at: number, stillWaits: (visit: number) => boolean): { physician: number; visit: number }[] {
    this.#onDuty = this.roster.physicians(at);
    this.#present = new Set(this.#onDuty);
    this.#free = this.#onDuty.filter((physician) => !this.#busy.has(physician));
    const taken: { physician: number; visit: number }[] = [];
    while (this.#free.length > 0) {
      const visit = this.#next(stillWaits);
      if (visit === undefined) break;
      const physician = this.#free.shift()!;
      this.#busy.add(physician);
      taken.push({ physician, visit });
    }
    return taken;
  }

  /** Who decides about a patient whose physician may have gone home meanwhile. */
  inChargeOf(physician: number): number {
    return this.#present.has(physician) ? physician : this.interrupt();
  }

  #next(stillWaits: (visit: number) => boolean): number | undefined {
    while (this.#line.size > 0) {
      const visit = this.#line.pop();
      if (stillWaits(visit)) return visit;
    }
    return undefined;
  }
}
