import { draw, noted, type Shape } from "./durations.js";
import { Stream } from "./random.js";
import type { World } from "./world.js";

/** Chances of ESI 1 to 5 by severity: triage is good, not perfect. */
const ESI_CHANCES = [
  [0.62, 0.36, 0.02, 0, 0],
  [0.02, 0.55, 0.41, 0.02, 0],
  [0, 0.05, 0.62, 0.3, 0.03],
  [0, 0, 0.12, 0.53, 0.35],
];
/** Minutes. */
const DURATION: Shape = [1, 2, 2.5, 3.5, 5, 6.5, 10, 14];

interface Waiting {
  readonly visit: number;
  /** Whose random numbers these are. */
  readonly key: number;
  /** From 0, life-threatening, to 3, minor. */
  readonly severity: number;
}

/** The triage desk: few nurses, and a line in which who looks bad goes first. */
export class Triage {
  readonly #numbers: Stream;
  readonly #urgent: Waiting[] = [];
  readonly #others: Waiting[] = [];
  #nursesFree: number;

  /** @param isHere whether a visit's patient has not left */
  constructor(
    private readonly world: World,
    private readonly isHere: (visit: number) => boolean,
  ) {
    this.#numbers = new Stream(world.seed, "triage");
    this.#nursesFree = world.sizes.triageNurses;
  }

  join(patient: Waiting, now: number): void {
    (patient.severity <= 1 ? this.#urgent : this.#others).push(patient);
    this.#callNext(now);
  }

  /** A nurse is done and calls the next one. */
  done(now: number): void {
    this.#nursesFree++;
    this.#callNext(now);
  }

  /** The level of the Emergency Severity Index that the nurse gives. */
  level({ key, severity }: { key: number; severity: number }): number {
    return this.#numbers.at(key * 2).weighted(ESI_CHANCES[severity]!) + 1;
  }

  #callNext(now: number): void {
    while (this.#nursesFree > 0) {
      const next = this.#urgent.shift() ?? this.#others.shift();
      if (next === undefined) return;
      if (!this.isHere(next.visit)) continue;
      this.#nursesFree--;
      const takes = noted(draw(this.#numbers.at(next.key * 2 + 1), DURATION));
      this.world.agenda.at(now + takes, "triaged", next.visit);
    }
  }
}
