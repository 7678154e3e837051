import { YEAR_END } from "./calendar.js";
import { draw, noted, type Shape } from "./durations.js";
import type { Missions } from "./mission.js";
import { Stream } from "./random.js";
import type { NurseArea } from "./staff.js";
import type { Ride, World } from "./world.js";

/** Minutes until a crew with a stretcher and no bed leaves its patient in the corridor. */
const CREW_WAITS_MOST: Shape = [25, 35, 45, 60, 75, 90, 120, 150];
/** Minutes to move a patient over and report. */
const HANDING_OVER: Shape = [2, 3, 4, 5.5, 8, 11, 18, 25];
/** Minutes to clean, restock and write before the ambulance is free. */
const TURNAROUND: Shape = [4, 7, 10, 14, 19, 25, 38, 50];
/** Chance that driver and attendant both report. */
const BOTH_REPORT = 0.06;
const REPORTS = ["verbal", "written", "verbal_and_written"] as const;

/** Crews at the hospital, from the door to the transfer of care. */
export class Offload {
  /** Crews that have not handed over, by visit. */
  readonly #crews = new Map<number, { ride: Ride; area: NurseArea; begun: boolean }>();
  readonly #numbers: Stream;
  readonly #turnaround: Stream;

  constructor(
    private readonly world: World,
    private readonly missions: Missions,
  ) {
    this.#numbers = new Stream(world.seed, "offload");
    this.#turnaround = new Stream(world.seed, "turnaround");
  }

  arrives(visit: number, ride: Ride, now: number): void {
    this.#crews.set(visit, { ride, area: "triage", begun: false });
    const patience = noted(draw(this.#numbers.at(ride.call * 2), CREW_WAITS_MOST));
    this.world.agenda.at(now + patience, "crew_leaves", visit);
  }

  /** Whether a crew is still with the patient. */
  isWith(visit: number): boolean {
    return this.#crews.has(visit);
  }

  /** A place is found for the patient, in a bed or among those who wait; the crew begins to hand over. */
  handOver(visit: number, area: NurseArea, now: number): void {
    const crew = this.#crews.get(visit);
    if (crew === undefined || crew.begun) return;
    crew.begun = true;
    crew.area = area;
    const takes = noted(draw(this.#numbers.at(crew.ride.call * 2 + 1), HANDING_OVER));
    this.world.agenda.at(now + takes, "transfer", visit);
  }

  /** Care is transferred; the ambulance will be free when it is clean again. */
  transfer(visit: number, now: number): void {
    const { ride, area } = this.#crews.get(visit)!;
    this.#crews.delete(visit);
    const stream = this.#turnaround.at(ride.call);
    this.#write(stream, ride, area, visit, now);
    this.missions.finish(ride, now + noted(draw(stream, TURNAROUND)));
  }

  /** The year ends: who still waits hands over in its last second, because a transport has no open end. */
  close(): void {
    for (const visit of [...this.#crews.keys()]) this.transfer(visit, YEAR_END - 1);
  }

  #write(stream: Stream, ride: Ride, area: NurseArea, visit: number, now: number): void {
    const { transport, handover } = this.world.tables;
    transport.dispatch_id.push(ride.dispatch);
    transport.arrival_id.push(ride.arrival);
    transport.kind.push("transport");
    transport.left_scene_at.push(ride.leftAt);
    transport.transfer_of_care_at.push(now);
    transport.lights_and_siren.push(ride.lights);
    transport.distance_km.push(ride.tenthsKm);
    const { attendant, driver } = this.world.roster.crew(ride.unit, ride.sentAt);
    const nurse = this.world.roster.nurse(area, now, visit);
    for (const paramedic of stream.chance(BOTH_REPORT) ? [attendant, driver] : [attendant]) {
      handover.dispatch_id.push(ride.dispatch);
      handover.paramedic_id.push(paramedic);
      handover.nurse_id.push(nurse);
      handover.report.push(REPORTS[stream.weighted([0.25, 0.12, 0.63])]!);
    }
  }
}
