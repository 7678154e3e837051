import { EventQueue } from "./event-queue.js";
import type { Sizes } from "./sizes.js";
import type { Tables } from "./tables.js";

export const BED_AREAS = ["resuscitation", "acute", "fast_track"] as const;
export type BedArea = (typeof BED_AREAS)[number];

/** Patients wait in three lines: ESI 1 and 2, ESI 3, ESI 4 and 5. */
const LINE_OF_ESI = [0, 0, 0, 1, 2, 2];
/** Where each line may lie, best first, and whom a bed takes when it becomes free, most urgent first. */
const AREAS_OF_LINE = [["resuscitation", "acute"], ["acute", "fast_track"], ["fast_track", "acute"]] as const;
const LINES_OF_AREA = { resuscitation: [0], acute: [0, 1, 2], fast_track: [2, 1] } as const;
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
  readonly #lines = [new EventQueue(), new EventQueue(), new EventQueue()];

  constructor(sizes: Sizes) {
    const areas = BED_AREAS.flatMap((area) => Array<BedArea>(sizes.beds[area]).fill(area));
    this.beds = areas.map((area, i) => ({ id: i + 1, area }));
    for (let i = this.beds.length - 1; i >= 0; i--) this.#free[this.beds[i]!.area].push(i);
  }

  /** Takes a free bed (an index) for a patient, or lets the patient wait. A free bed means that nobody waits for it. */
  request(visit: number, esi: number, at: number): number | undefined {
    const line = LINE_OF_ESI[esi]!;
    for (const area of AREAS_OF_LINE[line]!) {
      const bed = this.#free[area].pop();
      if (bed !== undefined) return bed;
    }
    this.#lines[line]!.push(esi * BY_ACUITY + at, visit);
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
    for (const line of LINES_OF_AREA[area]) {
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
