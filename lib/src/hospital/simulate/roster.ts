import { DAY, DAYS, HOUR, YEAR_END, YEAR_START } from "./calendar.js";
import type { Fleet } from "./fleet.js";
import type { Sizes } from "./sizes.js";
import { type NurseArea, nursesOnDuty, type Staff } from "./staff.js";
import type { Tables } from "./tables.js";

/** Ambulance crews work 24 hours and rest 48: three teams in turn. */
export const CREW_TEAMS = 3;
/** Crews change at seven; the first shift of the year is the one that is running when it begins. */
const CREW_CHANGE = YEAR_START - DAY + 7 * HOUR;
/** The year touches one shift more than it has days. */
const SHIFTS = DAYS + 1;
/** Every so many shifts attendants and drivers move on to the next ambulance, so that all work with all. */
const ROTATION = 27;

/** Hospital and control room change at eight in the morning and in the evening. */
const HOUSE_CHANGE = YEAR_START - DAY + 20 * HOUR;
const HOUSE_SHIFT = 12 * HOUR;

/** Number of the crew shift that an instant falls into, by the timetable. */
const crewShiftAt = (at: number): number => Math.floor((at - CREW_CHANGE) / DAY);
const houseShiftAt = (at: number): number => Math.floor((at - HOUSE_CHANGE) / HOUSE_SHIFT);
/** When the next change of physicians comes after an instant. */
export const nextHouseChange = (at: number): number => HOUSE_CHANGE + (houseShiftAt(at) + 1) * HOUSE_SHIFT;

/** Who is on duty, and how long crews really stayed: a crew finishes its dispatch before it goes home. */
export class Roster {
  /** End of each shift of each ambulance that ran late; 0 where it ended on time. */
  readonly #late: Float64Array;
  /** For each ambulance, the ambulances whose crews take turns on it, and its own place among them. */
  readonly #turns: { members: number[]; place: number }[];
  readonly #nurses: Record<NurseArea, number[]>;
  readonly #firstPhysicians: number[];
  readonly #consultants = new Map<string, { ids: number[]; next: number }>();

  constructor(
    private readonly fleet: Fleet,
    private readonly staff: Staff,
    private readonly sizes: Sizes,
  ) {
    this.#late = new Float64Array(fleet.ambulances.length * SHIFTS);
    this.#turns = turnsOf(fleet);
    const ofArea = (area: NurseArea) =>
      staff.nurses.filter((nurse) => nurse.area === area).map(({ id }) => id);
    this.#nurses = {
      triage: ofArea("triage"),
      resuscitation: ofArea("resuscitation"),
      acute: ofArea("acute"),
      fast_track: ofArea("fast_track"),
    };
    const first = staff.physicians.filter(({ specialty }) => specialty === "EMR" || specialty === "INT");
    this.#firstPhysicians = first.map(({ id }) => id);
    for (const { id, specialty } of staff.physicians) {
      const list = this.#consultants.get(specialty) ?? { ids: [], next: 0 };
      list.ids.push(id);
      this.#consultants.set(specialty, list);
    }
  }

  /** The paramedics on an ambulance (an index) at an instant. */
  crew(unit: number, at: number): { attendant: number; driver: number } {
    return this.#crewOf(unit, crewShiftAt(at));
  }

  /** An ambulance that was sent at one instant is free at another: whoever went out stays until then. */
  keepUntil(unit: number, sentAt: number, freeAt: number): void {
    const shift = crewShiftAt(sentAt);
    if (freeAt > CREW_CHANGE + (shift + 1) * DAY) this.#late[unit * SHIFTS + shift] = freeAt;
  }

  dispatcher(at: number, turn: number): number {
    const team = Math.max(1, Math.floor(this.staff.dispatchers.length / 3));
    const index = (houseShiftAt(at) % 3) * team + (turn % team);
    return this.staff.dispatchers[index % this.staff.dispatchers.length]!.id;
  }

  /** A nurse of an area; `turn` chooses among those on duty. */
  nurse(area: NurseArea, at: number, turn: number): number {
    const ids = this.#nurses[area];
    const onDuty = Math.min(ids.length, nursesOnDuty(this.sizes, area));
    return ids[(houseShiftAt(at) * onDuty + (turn % onDuty)) % ids.length]!;
  }

  /** The physicians on duty who see patients first: fewer at night. */
  physicians(at: number): readonly number[] {
    const shift = houseShiftAt(at);
    const [ids, { day, night }] = [this.#firstPhysicians, this.sizes.physicians];
    const days = Math.floor(shift / 2);
    const start = days * (day + night) + Math.floor(days / 7) + (shift % 2 === 0 ? day : 0); // shift 0 is a night
    return Array.from({ length: shift % 2 === 0 ? night : day }, (_, i) => ids[(start + i) % ids.length]!);
  }

  /** The consultant of a specialty whose turn it is: each is called equally often. */
  consultant(specialty: string): number {
    const list = this.#consultants.get(specialty)!;
    return list.ids[list.next++ % list.ids.length]!;
  }

  /** Writes crew_shift, ordered by paramedic and start as its primary key is. */
  write(tables: Tables): void {
    const units = this.fleet.ambulances.length;
    // A seat of a shift is one whole number, because a large fleet has a million of them.
    const seats = new Map<number, number[]>(this.staff.paramedics.map(({ id }) => [id, []]));
    for (let shift = 0; shift < SHIFTS; shift++) {
      for (let unit = 0; unit < units; unit++) {
        const { attendant, driver } = this.#crewOf(unit, shift);
        seats.get(attendant)!.push((shift * units + unit) * 2);
        seats.get(driver)!.push((shift * units + unit) * 2 + 1);
      }
    }
    const { crew_shift } = tables;
    for (const [paramedic, own] of seats) {
      for (const seat of own) {
        const [unit, shift] = [(seat >> 1) % units, Math.floor((seat >> 1) / units)];
        crew_shift.paramedic_id.push(paramedic);
        crew_shift.starts_at.push(this.#end(unit, shift - 1));
        crew_shift.ambulance_id.push(this.fleet.ambulances[unit]!.id);
        crew_shift.ends_at.push(this.#end(unit, shift));
        crew_shift.seat.push(seat % 2 === 0 ? "attendant" : "driver");
      }
    }
  }

  /** When a shift really ended, which is when the next crew took over. */
  #end(unit: number, shift: number): number {
    const late = shift < 0 ? 0 : this.#late[unit * SHIFTS + shift]!;
    return late > 0 && late < YEAR_END ? late : CREW_CHANGE + (shift + 1) * DAY;
  }

  #crewOf(unit: number, shift: number): { attendant: number; driver: number } {
    const { members, place } = this.#turns[unit]!;
    const [team, turn] = [shift % CREW_TEAMS, Math.floor(shift / ROTATION)];
    const attendants = members[(place + turn) % members.length]!;
    const drivers = members[(place + 2 * turn + team) % members.length]!;
    return {
      attendant: this.staff.attendants[attendants]![team]!,
      driver: this.staff.drivers[drivers]![team]!,
    };
  }
}

/** Crews of advanced and critical-care ambulances share a licence and so take turns; an added ambulance keeps its own. */
function turnsOf(fleet: Fleet): { members: number[]; place: number }[] {
  const basic: number[] = [];
  const advanced: number[] = [];
  return fleet.ambulances.map((unit, index) => {
    const members = unit.extra ? [] : unit.kind === "basic" ? basic : advanced;
    return { members, place: members.push(index) - 1 };
  });
}
