import { Beds } from "./beds.js";
import { MINUTE, monthOf, YEAR_END, YEAR_START } from "./calendar.js";
import { FATES } from "./demand.js";
import { decide, writeDisposition } from "./dispositions.js";
import { draw, noted, type Shape } from "./durations.js";
import type { Missions } from "./mission.js";
import { PhysiciansOnDuty } from "./physicians-on-duty.js";
import { PROBLEMS } from "./problems.js";
import { Stream } from "./random.js";
import { nextHouseChange } from "./roster.js";
import type { NurseArea } from "./staff.js";
import { Treatments } from "./treatments.js";
import { drawTriage } from "./triage.js";
import { type Contact, contactOf, type Ride, type World } from "./world.js";

/** Minutes from the door to the desk's note. */
const REGISTRATION_WALK_IN: Shape = [0.5, 1, 2, 4, 7, 11, 20, 30];
const REGISTRATION_CREW: Shape = [0.3, 0.7, 1, 2, 3, 5, 9, 12];
/** Minutes of a triage. */
const TRIAGE: Shape = [1, 2, 2.5, 3.5, 5, 6.5, 10, 14];
/** Minutes until a crew with a stretcher and no bed leaves its patient in the corridor. */
const CREW_WAITS_MOST: Shape = [25, 35, 45, 60, 75, 90, 120, 150];
/** Minutes to move a patient over and report. */
const HANDING_OVER: Shape = [2, 3, 4, 5.5, 8, 11, 18, 25];
/** Minutes to clean, restock and write before the ambulance is free. */
const TURNAROUND: Shape = [4, 7, 10, 14, 19, 25, 38, 50];
/** Minutes from a bed to the physician's first look, once one is free. */
const TO_BEDSIDE: Shape = [0.5, 1, 2, 4, 7, 11, 20, 30];
/** Minutes a patient keeps a physician, by ESI. */
const CONTACT: readonly Shape[] = [
  [20, 25, 32, 42, 55, 70, 95, 120],
  [15, 20, 26, 34, 44, 56, 80, 100],
  [10, 14, 19, 26, 34, 44, 62, 80],
  [6, 9, 12, 17, 23, 30, 44, 55],
  [4, 6, 8, 12, 17, 22, 33, 45],
];
/** Minutes that who may leave waits for a physician, ESI 3 and ESI 4 or 5. */
const PATIENCE_URGENT: Shape = [30, 90, 140, 210, 300, 400, 560, 700];
const PATIENCE_MINOR: Shape = [3, 45, 75, 115, 170, 240, 360, 480];
/** Minutes to clean a bed. */
const CLEANING: Shape = [4, 6, 8, 11, 15, 20, 30, 40];

/** A patient in the department. */
interface Stay extends Contact {
  readonly visit: number;
  /** Whose random numbers these are. */
  readonly key: number;
  readonly ride: Ride | undefined;
  readonly registeredAt: number;
  /** -1: with none. */
  bed: number;
  area: NurseArea;
  esi: number;
  physician: number;
  state: "registered" | "triage" | "waits" | "in_bed" | "seen" | "gone";
  handedOver: boolean;
}

/** From the door to the disposition: registration, triage, bed, physician, treatment, departure. */
export class EmergencyDepartment {
  readonly #stays: (Stay | undefined)[] = [undefined];
  readonly #beds: Beds;
  readonly #physicians: PhysiciansOnDuty;
  readonly #treatments: Treatments;
  readonly #numbers: Stream;
  readonly #triageLine: number[][] = [[], []];
  #triageNursesFree: number;

  constructor(
    private readonly world: World,
    private readonly missions: Missions,
  ) {
    this.#beds = new Beds(world.sizes);
    this.#beds.write(world.tables);
    this.#physicians = new PhysiciansOnDuty(world.roster, YEAR_START);
    this.#treatments = new Treatments(world);
    this.#numbers = new Stream(world.seed, "emergency department");
    this.#triageNursesFree = world.sizes.triageNurses;
    world.agenda.at(nextHouseChange(YEAR_START), "physicians_change", 0);
  }

  /** Somebody comes through the door. */
  walkIn(index: number, now: number): void {
    const { tables, demand } = this.world;
    const stream = this.#random(index * 2 + 1, "door");
    const contact = contactOf(demand.walkIns, index);
    tables.walk_in.walk_in_id.push(tables.walk_in.walk_in_id.length + 1);
    tables.walk_in.arrival_id.push(this.#arrive("walk_in", contact.patient, now));
    tables.walk_in.kind.push("walk_in");
    tables.walk_in.came_by.push((["foot", "car", "taxi", "bus"] as const)[stream.weighted([3, 5, 2, 1.5])]!);
    this.#register(contact, index * 2 + 1, undefined, now + noted(draw(stream, REGISTRATION_WALK_IN)));
  }

  /** An ambulance brings somebody. */
  rideArrives(ride: Ride, now: number): void {
    const stream = this.#random(ride.call * 2, "door");
    const contact = contactOf(this.world.demand.calls, ride.call);
    this.world.log.note(now, ride.unit, "at_hospital", ride.dispatch);
    ride.arrival = this.#arrive("transport", contact.patient, now);
    const visit = this.#register(contact, ride.call * 2, ride, now + noted(draw(stream, REGISTRATION_CREW)));
    this.world.agenda.at(now + noted(draw(stream, CREW_WAITS_MOST)), "wait_with_crew_ends", visit);
  }

  registered(visit: number, now: number): void {
    const stay = this.#stays[visit]!;
    this.#writeVisit(stay);
    if (stay.severity >= 2) {
      const patience = draw(this.#random(stay.key, "patience"), stay.severity === 2 ? PATIENCE_URGENT : PATIENCE_MINOR);
      this.world.agenda.at(now + noted(patience), "loses_patience", visit);
    }
    if (this.#triageNursesFree > 0) this.#startTriage(stay, now);
    else this.#triageLine[stay.severity <= 1 ? 0 : 1]!.push(visit);
  }

  triaged(visit: number, now: number): void {
    this.#nextTriage(now);
    const stay = this.#stays[visit];
    if (stay === undefined) return; // left during triage
    const { visit: t } = this.world.tables;
    const stream = this.#random(stay.key, "triage");
    stay.esi = drawTriage(stream, stay.severity);
    stay.state = "waits";
    const row = visit - 1;
    t.triaged_at.set(row, now);
    t.esi.set(row, stay.esi);
    t.triage_nurse_id.set(row, this.world.roster.nurse("triage", now, visit));
    const bed = this.#beds.request(visit, stay.esi, now);
    if (bed !== undefined) this.#lieDown(stay, bed, now);
    else if (stay.esi >= 4) this.#handOver(stay, now); // who can sit waits among the others
  }

  /** The crew can wait no longer: its patient goes to the corridor. */
  crewLeaves(visit: number, now: number): void {
    const stay = this.#stays[visit];
    if (stay !== undefined) this.#handOver(stay, now);
  }

  transfer(visit: number, now: number): void {
    const stay = this.#stays[visit];
    // A patient can be gone sooner than the crew has finished: the ride is kept with the visit until then.
    const ride = stay?.ride ?? this.#leftBehind.get(visit);
    if (ride === undefined) return;
    this.#leftBehind.delete(visit);
    this.#writeTransport(ride, visit, now);
    const stream = this.#random(ride.call * 2, "turnaround");
    this.missions.finish(ride, now + noted(draw(stream, TURNAROUND)));
  }
  readonly #leftBehind = new Map<number, Ride>();

  losesPatience(visit: number, now: number): void {
    const stay = this.#stays[visit];
    if (stay === undefined || stay.state === "seen") return;
    if (stay.ride !== undefined && !stay.handedOver) return; // the crew is still with the patient
    writeDisposition(this.world.tables, visit, now, "left_without_being_seen", null, null);
    this.#leave(stay, now);
  }

  bedCleaned(bed: number, now: number): void {
    const visit = this.#beds.cleaned(bed, (each) => this.#stays[each]?.state === "waits");
    if (visit !== undefined) this.#lieDown(this.#stays[visit]!, bed, now);
  }

  physicianFree(physician: number, now: number): void {
    const visit = this.#physicians.done(physician, this.#waitsInBed);
    if (visit !== undefined) this.#see(this.#stays[visit]!, physician, now, true);
  }

  physiciansChange(now: number): void {
    for (const { physician, visit } of this.#physicians.change(now, this.#waitsInBed)) {
      this.#see(this.#stays[visit]!, physician, now, true);
    }
    this.world.agenda.at(nextHouseChange(now), "physicians_change", 0);
  }

  decided(visit: number, now: number): void {
    const stay = this.#stays[visit]!;
    const stream = this.#random(stay.key, "decision");
    const { decision, ward, boards } = decide(stream, stay, this.#operated.has(visit), monthOf(now));
    this.#operated.delete(visit);
    const physician = this.#physicians.inChargeOf(stay.physician);
    writeDisposition(this.world.tables, visit, now, decision, physician, ward);
    this.world.agenda.at(now + boards, "departs", visit);
  }

  departs(visit: number, now: number): void {
    this.#leave(this.#stays[visit]!, now);
  }

  /** The year ends: crews that still wait hand over now, because a transport without its end cannot be kept. */
  close(): void {
    for (const [visit, stay] of this.#stays.entries()) {
      const ride = stay?.ride ?? this.#leftBehind.get(visit);
      if (ride !== undefined && ride.arrival > 0 && !this.#written.has(ride)) this.#writeTransport(ride, visit, YEAR_END - 1000);
    }
  }

  readonly #operated = new Set<number>();
  readonly #written = new WeakSet<Ride>();
  readonly #waitsInBed = (visit: number): boolean => this.#stays[visit]?.state === "in_bed";

  #arrive(kind: "transport" | "walk_in", patient: number, now: number): number {
    const { arrival } = this.world.tables;
    const id = arrival.arrival_id.length + 1;
    arrival.arrival_id.push(id);
    arrival.kind.push(kind);
    arrival.patient_id.push(this.world.personOf(patient));
    arrival.arrived_at.push(now);
    return id;
  }
}
