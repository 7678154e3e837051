import { EventQueue } from "./event-queue.js";
import type { Sizes } from "./sizes.js";
import type { Tables } from "./tables.js";

export const BED_AREAS = ["resuscitation", "acute", "fast_track"] as const;
export type BedArea = (typeof BED_AREAS)[number];

/** Where patients of each ESI lie, best first; the resuscitation bays are kept free for those in danger of life. */
const AREAS: readonly (readonly BedArea[])[] = [
  [],
  ["resuscitation", "acute", "fast_track"],
  ["acute", "resuscitation"],
  ["acute", "fast_track"],
  ["fast_track", "acute"],
  ["fast_track", "acute"],
];
/** Patients wait in four lines, and a free bed goes to the first line that has somebody for it. */
const LINE_OF_ESI = [0, 0, 1, 2, 3, 3];
const LINES = { resuscitation: [0, 1], acute: [0, 1, 2, 3], fast_track: [0, 3, 2] } as const;
/** Acuity goes before time. */
const BY_ACUITY = 1e14;

export interface Bed {
  readonly id: number;
  readonly area: BedArea;
}

/** The beds, and who waits for one. */
export class Beds {
  readonly beds: readonly Bed[];
  readonly #free: Record<BedArea, number[]> = { resuscitation: [], acute: [], fast_track: [] };
  readonly #lines = [new EventQueue(), new EventQueue(), new EventQueue(), new EventQueue()];

  constructor(sizes: Sizes) {
    const areas = BED_AREAS.flatMap((area) => Array<BedArea>(sizes.beds[area]).fill(area));
    this.beds = areas.map((area, i) => ({ id: i + 1, area }));
    for (let i = this.beds.length - 1; i >= 0; i--) this.#free[this.beds[i]!.area].push(i);
  }

  /** Takes a free bed (an index) for a patient, or lets the patient wait. A free bed means that nobody waits for it. */
  request(visit: number, esi: number, at: number): number | undefined {
    for (const area of AREAS[esi]!) {
      const bed = this.#free[area].pop();
      if (bed !== undefined) return bed;
    }
    this.#lines[LINE_OF_ESI[esi]!]!.push(esi * BY_ACUITY + at, visit);
    return undefined;
  }

  /**
   * A bed is clean again: it goes to who waits for it, or stays free.
   *
   * @param stillWaits says whether a visit in the line still waits
   * @returns the visit that gets it
   */
  cleaned(bed: number, stillWaits: (visit: number) => boolean): number | undefined {
    const { area } = this.beds[bed]!;
    for (const line of LINES[area]) {
      const queue = this.#lines[line]!;
      while (queue.size > 0) {
        const visit = queue.pop();
        if (stillWaits(visit)) return visit;
      }
    }
    this.#free[area].push(bed);
    return undefined;
  }

  /** Writes the beds. More than 999 of an area are numbered in base 36, so that three signs are enough. */
  write(tables: Tables): void {
    const letters = { resuscitation: "R", acute: "A", fast_track: "F" };
    const counts = { resuscitation: 0, acute: 0, fast_track: 0 };
    const many = this.beds.length > 999;
    for (const { id, area } of this.beds) {
      counts[area]++;
      const number = many ? counts[area].toString(36).toUpperCase() : String(counts[area]);
      tables.bed.bed_id.push(id);
      tables.bed.bed_code.push(`${letters[area]}${number}`);
      tables.bed.area.push(area);
    }
  }
}
