import { DAY, YEAR_START } from "./calendar.js";
import type { Stream } from "./random.js";
import { drawHouse } from "./town.js";

export const FEMALE = 0;
export const MALE = 1;
export const SEXES = ["female", "male", "other", "unknown"] as const;

/** Upper ends of the age bands that {@link Problem.ages} weighs, and how much of the patients each is. */
const BANDS = [15, 40, 65, 98] as const;
const BAND_WEIGHTS = [0.11, 0.25, 0.27, 0.37];
const BAND_STARTS = [0, ...BANDS];

/** Share of contacts by somebody who was there before, and how soon that can be. */
const REPEAT = 0.5;
const REPEAT_AFTER = 2 * DAY;
/** Share of new patients who work for the hospital: the two roles of a person overlap. */
const FROM_STAFF = 0.004;
/** Patients on record from earlier years; some do not come in this one. */
const ON_RECORD = 60;

/** A person as far as a call needs one. */
export interface Resident {
  /** Days since 1970. */
  readonly born: number;
  /** Index into {@link SEXES}. */
  readonly sex: number;
  readonly street: number;
  readonly house: number;
}

export function drawResident(stream: Stream, youngest: number, oldest: number): Resident {
  const age = stream.between(youngest, oldest);
  const born = Math.floor(YEAR_START / DAY - age * 365.25);
  const sex = stream.weighted([0.494, 0.494, 0.007, 0.005]);
  return { born, sex, ...drawHouse(stream) };
}

/** The patients, by ordinal; who calls is chosen before anything is simulated, so no ambulance changes it. */
export class Population {
  readonly patients: Resident[] = [];
  /** For each patient, the number of the member of staff that he or she is, or 0. */
  readonly staffNumber: number[] = [];
  readonly #lastContact: number[] = [];
  readonly #dead: boolean[] = [];
  /** A patient stands here once for each contact, so that those who came often come again (Yule process). */
  readonly #contacts: number[] = [];
  readonly #isPatient = new Set<number>();

  /** @param staff residents who work for the hospital, by staff number; index 0 is unused */
  constructor(
    stream: Stream,
    private readonly staff: readonly Resident[],
  ) {
    for (let i = 0; i < ON_RECORD; i++) this.#contacts.push(this.#add(this.#newcomer(stream.at(i)), 0));
  }

  /** Chooses whom a contact concerns; returns the ordinal. */
  choose(stream: Stream, at: number, contact: number): number {
    if (contact < 2) return this.#meet(contact, at); // the two names that test display and loading do come
    if (stream.chance(REPEAT)) {
      for (let attempt = 0; attempt < 3; attempt++) {
        const known = stream.pick(this.#contacts);
        if (!this.#dead[known] && at - this.#lastContact[known]! >= REPEAT_AFTER)
          return this.#meet(known, at);
      }
    }
    if (stream.chance(FROM_STAFF)) {
      const number = stream.whole(1, this.staff.length - 1);
      if (!this.#isPatient.has(number)) {
        this.#isPatient.add(number);
        return this.#meet(this.#add(this.staff[number]!, number), at);
      }
    }
    return this.#meet(this.#add(this.#newcomer(stream), 0), at);
  }

  /** Nobody comes back from this. */
  die(patient: number): void {
    this.#dead[patient] = true;
  }

  /** In years, at an instant. */
  age(patient: number, at: number): number {
    return (at / DAY - this.patients[patient]!.born) / 365.25;
  }

  #newcomer(stream: Stream): Resident {
    const band = stream.weighted(BAND_WEIGHTS);
    return drawResident(stream, BAND_STARTS[band]!, BAND_STARTS[band + 1]!);
  }

  #add(resident: Resident, staffNumber: number): number {
    this.staffNumber.push(staffNumber);
    this.#lastContact.push(0);
    this.#dead.push(false);
    return this.patients.push(resident) - 1;
  }

  #meet(patient: number, at: number): number {
    this.#lastContact[patient] = at;
    this.#contacts.push(patient);
    return patient;
  }
}

/** Index of the age band of an age in years. */
export const ageBand = (age: number): number => {
  const band = BANDS.findIndex((end) => age < end);
  return band < 0 ? BANDS.length - 1 : band;
};
