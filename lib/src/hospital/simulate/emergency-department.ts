import { Beds } from "./beds.js";
import { MINUTE, monthOf, YEAR_END, YEAR_START } from "./calendar.js";
import { FATES } from "./demand.js";
import { decide, writeDisposition } from "./dispositions.js";
import { draw, minutes, noted } from "./durations.js";
import type { Missions } from "./mission.js";
import { Offload } from "./offload.js";
import { PhysiciansOnDuty } from "./physicians-on-duty.js";
import { Stream } from "./random.js";
import { nextHouseChange } from "./roster.js";
import { CLEANING, CONTACT, PATIENCE, REGISTRATION, RESULTS, TO_BEDSIDE } from "./stay-durations.js";
import { Treatments } from "./treatments.js";
import { Triage } from "./triage.js";
import { VisitRecords } from "./visit-records.js";
import { type Contact, contactOf, type Ride, type World } from "./world.js";

const MEANS = ["foot", "car", "taxi", "bus"] as const;

/** A patient in the department. */
interface Stay {
  readonly problem: number;
  readonly severity: number;
  readonly dies: boolean;
  /** In years. */
  readonly age: number;
  readonly visit: number;
  /** Whose random numbers these are. */
  readonly key: number;
  /** Index of the bed; -1: in none. */
  bed: number;
  esi: number;
  physician: number;
  state: "waits_for_triage" | "waits_for_bed" | "waits_in_bed" | "seen";
  operated: boolean;
}

/** From the door to the disposition: registration, triage, bed, physician, treatment, departure. */
export class EmergencyDepartment {
  readonly offload: Offload;
  /** By visit; undefined once gone. */
  readonly #stays: (Stay | undefined)[] = [undefined];
  readonly #records: VisitRecords;
  readonly #triage: Triage;
  readonly #beds: Beds;
  readonly #physicians: PhysiciansOnDuty;
  readonly #treatments: Treatments;
  readonly #numbers: Readonly<Record<Phase, Stream>>;
  /** Visits that are decided, and whose patients still lie in a bed. */
  readonly #boarding = new Set<number>();

  constructor(
    private readonly world: World,
    missions: Missions,
  ) {
    this.offload = new Offload(world, missions);
    this.#records = new VisitRecords(world.tables);
    this.#triage = new Triage(world, (visit) => this.#stays[visit] !== undefined);
    this.#beds = new Beds(world.sizes);
    this.#beds.write(world.tables);
    this.#physicians = new PhysiciansOnDuty(world.roster, YEAR_START);
    this.#treatments = new Treatments(world);
    this.#numbers = {
      door: new Stream(world.seed, "door"),
      bedside: new Stream(world.seed, "bedside"),
      end: new Stream(world.seed, "end of visit"),
    };
    world.agenda.at(nextHouseChange(YEAR_START), "physicians_change", 0);
  }

  walkIn(index: number, now: number): void {
    const contact = contactOf(this.world.demand.walkIns, index);
    const { walk_in } = this.world.tables;
    const arrival = this.#records.arrive("walk_in", this.world.personOf(contact.patient), now);
    walk_in.walk_in_id.push(walk_in.walk_in_id.length + 1);
    walk_in.arrival_id.push(arrival);
    walk_in.kind.push("walk_in");
    const key = index * 2 + 1;
    walk_in.came_by.push(MEANS[this.#numbers.door.at(key + 2 ** 29).weighted([3, 5, 2, 1.5])]!);
    this.#register(contact, key, arrival, now);
  }

  rideArrives(ride: Ride, now: number): void {
    const contact = contactOf(this.world.demand.calls, ride.call);
    this.world.log.note(now, ride.unit, "at_hospital", ride.dispatch);
    ride.arrival = this.#records.arrive("transport", this.world.personOf(contact.patient), now);
    this.offload.arrives(this.#register(contact, ride.call * 2, ride.arrival, now), ride, now);
  }

  registered(visit: number, now: number): void {
    const stay = this.#stays[visit]!;
    if (stay.severity >= 2) {
      const patience = draw(this.#numbers.door.at(stay.key + 2 ** 30), PATIENCE[stay.severity - 2]!);
      this.world.agenda.at(now + noted(patience), "loses_patience", visit);
    }
    this.#triage.join(stay, now);
  }

  triaged(visit: number, now: number): void {
    this.#triage.done(now);
    const stay = this.#stays[visit];
    if (stay === undefined) return; // walked out during triage
    stay.esi = this.#triage.level(stay);
    stay.state = "waits_for_bed";
    this.#records.triaged(visit, now, stay.esi, this.world.roster.nurse("triage", now, visit));
    const bed = this.#beds.request(visit, stay.esi, now);
    if (bed !== undefined) this.#lieDown(stay, bed, now);
    else if (stay.esi === 1) this.#makeRoom(now);
    else if (stay.esi >= 4) this.offload.handOver(visit, "triage", now); // who can sit waits among the others
  }

  losesPatience(visit: number, now: number): void {
    const stay = this.#stays[visit];
    if (stay === undefined || stay.state === "seen") return;
    if (this.offload.isWith(visit)) {
      this.world.agenda.at(now + 20 * MINUTE, "loses_patience", visit);
      return;
    }
    writeDisposition(this.world.tables, visit, now, "left_without_being_seen", null, null);
    this.#leave(stay, now);
  }

  bedCleaned(bed: number, now: number): void {
    const visit = this.#beds.cleaned(bed, (each) => this.#stays[each]?.state === "waits_for_bed");
    if (visit !== undefined) this.#lieDown(this.#stays[visit]!, bed, now);
  }

  physicianFree(physician: number, now: number): void {
    const visit = this.#physicians.done(physician, this.#stillInBed);
    if (visit !== undefined) this.#goToBedside(this.#stays[visit]!, physician, now);
  }

  physiciansChange(now: number): void {
    for (const { physician, visit } of this.#physicians.change(now, this.#stillInBed)) {
      this.#goToBedside(this.#stays[visit]!, physician, now);
    }
    this.world.agenda.at(nextHouseChange(now), "physicians_change", 0);
  }

  /** The physician stands at the bed. */
  seen(visit: number, now: number): void {
    const stay = this.#stays[visit];
    if (stay === undefined) return; // left a minute before
    stay.state = "seen";
    this.#records.seen(visit, now, stay.physician);
    const { area } = this.#beds.beds[stay.bed]!;
    const { endedAt, operated } = this.#treatments.treat(stay, area, now);
    stay.operated = operated;
    const results = noted(draw(this.#numbers.end.at(stay.key * 2), RESULTS[stay.severity]!));
    this.world.agenda.at(endedAt + results, "decided", visit);
  }

  decided(visit: number, now: number): void {
    const stay = this.#stays[visit]!;
    const stream = this.#numbers.end.at(stay.key * 2 + 1);
    const { decision, ward, boards } = decide(stream, stay, stay.operated, monthOf(now));
    const physician = this.#physicians.inChargeOf(stay.physician);
    writeDisposition(this.world.tables, visit, now, decision, physician, ward);
    this.#boarding.add(visit);
    this.world.agenda.at(now + boards, "departs", visit);
  }

  departs(visit: number, now: number): void {
    const stay = this.#stays[visit];
    if (stay !== undefined) this.#leave(stay, now); // else a bed was needed and the patient went sooner
  }

  readonly #stillInBed = (visit: number): boolean => this.#stays[visit]?.state === "waits_in_bed";

  #register(contact: Contact, key: number, arrival: number, now: number): number {
    const delay = noted(draw(this.#numbers.door.at(key), REGISTRATION));
    const at = Math.min(now + delay, YEAR_END - 1);
    const visit = this.#records.open(contact, arrival, at);
    this.#stays[visit] = {
      problem: contact.problem,
      severity: contact.severity,
      dies: FATES[contact.fate] === "dies_in_hospital",
      age: this.world.population.age(contact.patient, now),
      visit,
      key,
      bed: -1,
      esi: 0,
      physician: 0,
      state: "waits_for_triage",
      operated: false,
    };
    this.world.agenda.at(at, "registered", visit);
    return visit;
  }

  /** For a life a bed is found: somebody who only waits for a ward goes there now. */
  #makeRoom(now: number): void {
    const [visit] = this.#boarding;
    if (visit !== undefined) this.#leave(this.#stays[visit]!, now);
  }

  #lieDown(stay: Stay, bed: number, now: number): void {
    const { id, area } = this.#beds.beds[bed]!;
    this.#records.bedded(stay.visit, now, id);
    stay.bed = bed;
    stay.state = "waits_in_bed";
    this.offload.handOver(stay.visit, area, now);
    if (stay.esi === 1) {
      stay.physician = this.#physicians.interrupt();
      this.world.agenda.at(now + noted(this.#numbers.bedside.at(stay.key).between(0, 2)), "seen", stay.visit);
      return;
    }
    const physician = this.#physicians.request(stay.visit, stay.esi, now);
    if (physician !== undefined) this.#goToBedside(stay, physician, now);
  }

  #goToBedside(stay: Stay, physician: number, now: number): void {
    const stream = this.#numbers.bedside.at(stay.key);
    const walk = noted(draw(stream, TO_BEDSIDE) * (stay.esi === 2 ? 0.5 : 1));
    const busy = minutes(draw(stream, CONTACT[stay.severity]!));
    stay.physician = physician;
    this.world.agenda.at(now + walk, "seen", stay.visit);
    this.world.agenda.at(now + walk + busy, "physician_free", physician);
  }

  #leave(stay: Stay, now: number): void {
    this.#records.departed(stay.visit, now);
    this.#stays[stay.visit] = undefined;
    this.#boarding.delete(stay.visit);
    if (stay.bed < 0) return;
    const cleaning = noted(draw(this.#numbers.end.at(stay.key * 2 + 2 ** 30), CLEANING));
    this.world.agenda.at(now + cleaning, "bed_cleaned", stay.bed);
  }
}

type Phase = "door" | "bedside" | "end";
