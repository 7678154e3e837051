import { writeAssessments } from "./assessments.js";
import { isNight, YEAR_END } from "./calendar.js";
import { FATES } from "./demand.js";
import { draw, noted, type Shape, seconds } from "./durations.js";
import { Stream } from "./random.js";
import { drivingTime, roadKm } from "./roads.js";
import { HOSPITAL, type Place } from "./town.js";
import type { Contact, Ride, World } from "./world.js";

/** Seconds from alarm to wheels rolling. NFPA 1710 asks for 60 at the 90th percentile; few services have that. */
const TURNOUT_DAY: Shape = [14, 30, 40, 53, 66, 82, 115, 160];
const TURNOUT_NIGHT: Shape = [25, 52, 68, 86, 106, 128, 175, 230];
/** Seconds from the kerb to the patient: stairs, lifts, locked doors. */
const TO_PATIENT: Shape = [10, 28, 45, 75, 130, 210, 420, 700];
/** Minutes with the patient until the ambulance leaves the scene, by severity: the worse, the sooner. */
const ON_SCENE: readonly Shape[] = [
  [4, 8, 11, 15, 20, 27, 42, 60],
  [5, 10, 13, 17, 22, 29, 44, 60],
  [5, 9, 13, 18, 24, 31, 48, 70],
  [4, 8, 11, 16, 23, 30, 46, 70],
];
const RESUSCITATION: Shape = [12, 20, 28, 36, 45, 55, 75, 90];
/** Minutes with somebody who stays at home, and looking for somebody who is not there. */
const TREATED: Shape = [8, 14, 19, 26, 34, 44, 65, 90];
const SEARCH: Shape = [2, 4, 5, 8, 12, 17, 28, 40];
/** Minutes of notes and tidying before the unit is free, when it goes no further. */
const NOTES: Shape = [0.5, 1, 2, 3.5, 6, 9, 15, 20];
const LUCK: Shape = [0.7, 0.82, 0.9, 1, 1.12, 1.27, 1.7, 2.2];
/** Chance of lights and siren to the hospital, by severity. */
const LIGHTS = [0.95, 0.3, 0.03, 0];

export interface Mission {
  readonly dispatch: number;
  readonly ride: Ride | undefined;
  /** When the crew reached the patient, or would have. */
  readonly atPatientAt: number;
}

/** Sends an ambulance (an index) to a call, writes what its crew does there, and says when it is free or arrives. */
export class Missions {
  readonly #stream: Stream;
  readonly #assessing: Stream;
  readonly #rides = new Map<number, Ride>();
  #rideCount = 0;
  readonly #places: Place[] = [];

  constructor(private readonly world: World) {
    this.#stream = new Stream(world.seed, "missions");
    this.#assessing = new Stream(world.seed, "assessments");
  }

  /** A ride reaches the hospital: it is handed out once and forgotten here. */
  takeRide(number: number): Ride {
    const ride = this.#rides.get(number)!;
    this.#rides.delete(number);
    return ride;
  }

  /** Where an ambulance (an index) became free. */
  lastPlace(unit: number): Place {
    return this.#places[unit]!;
  }

  /**
   * @param call index of the call
   * @param sent the unit and its kilometres to the scene
   * @param lead for a second unit, when the first reached the patient; undefined for the first
   */
  start(
    call: number,
    contact: Contact,
    priority: number,
    scene: Place,
    sent: { unit: number; km: number },
    at: number,
    lead: number | undefined,
  ): Mission {
    const { agenda, log, fleet, roster, tables } = this.world;
    const stream = this.#stream.at(call * 2 + (lead === undefined ? 0 : 1));
    const { unit } = sent;
    const fate = FATES[contact.fate]!;
    const dispatch = tables.dispatch.dispatch_id.length + 1;
    const luck = draw(stream, LUCK);

    const hurry = priority <= 2;
    const turnout = draw(stream, isNight(at) ? TURNOUT_NIGHT : TURNOUT_DAY) * (hurry ? 1 : 1.25);
    const enRoute = at + seconds(turnout);
    const onScene = enRoute + drivingTime(sent.km, enRoute, hurry, luck);
    const atPatient = onScene + seconds(draw(stream, TO_PATIENT));
    const leaves = atPatient + noted(draw(stream, this.#sceneShape(fate, contact.severity)));
    const lights = lead === undefined && stream.chance(LIGHTS[contact.severity]!);
    const notes = noted(draw(stream, NOTES));
    const part = stream.between(0.05, 0.95);
    const stoodDown =
      lead !== undefined && stream.chance(0.6) ? lead + seconds(stream.between(40, 100)) : Infinity;

    let outcome: Outcome = lead === undefined ? outcomeOf(fate) : "treated_on_scene";
    const toHospital = roadKm(scene, HOSPITAL);
    const reaches = leaves + drivingTime(toHospital, leaves, lights, draw(stream, LUCK));
    let calledOff = Infinity;
    if (outcome === "cancelled") calledOff = at + Math.round((onScene - at) * part);
    else if (stoodDown < onScene) calledOff = Math.max(stoodDown, at + 10_000);
    // What is not finished when the year ends has no times; the last outcome that fits them is kept.
    if (outcome === "transported" && reaches >= YEAR_END) outcome = "treated_on_scene";
    if (calledOff < onScene || onScene >= YEAR_END) outcome = "cancelled";
    const free = calledOff < onScene ? calledOff + seconds(20) : leaves + notes;

    this.#places[unit] = outcome === "transported" ? HOSPITAL : scene;
    const seen = outcome !== "cancelled";
    const meets = seen && outcome !== "no_patient";
    const known = (time: number) => (time < YEAR_END ? time : null);
    const t = tables.dispatch;
    t.dispatch_id.push(dispatch);
    t.call_id.push(call + 1);
    t.ambulance_id.push(fleet.ambulances[unit]!.id);
    t.notified_at.push(at);
    t.en_route_at.push(enRoute <= calledOff ? known(enRoute) : null);
    t.on_scene_at.push(seen ? known(onScene) : null);
    t.at_patient_at.push(meets ? known(atPatient) : null);
    t.in_service_at.push(outcome === "transported" ? null : known(free));
    t.outcome.push(outcome);

    log.note(at, unit, "notified", dispatch);
    if (enRoute <= calledOff) log.note(enRoute, unit, "en_route", dispatch);
    if (seen) log.note(onScene, unit, "on_scene", dispatch);

    const crew = roster.crew(unit, at);
    if (meets && contact.patient >= 0) {
      writeAssessments(this.world, this.#assessing, contact, {
        dispatch,
        key: call * 2 + (lead === undefined ? 0 : 1),
        crew,
        atPatient,
        leaves,
        until: outcome === "transported" ? reaches : leaves,
        outcome,
        second: lead !== undefined,
      });
    }
    if (outcome !== "transported") {
      this.#free(unit, at, free);
      return { dispatch, ride: undefined, atPatientAt: atPatient };
    }
    log.note(leaves, unit, "transporting", dispatch);
    const tenthsKm = Math.round(toHospital * 10);
    const ride: Ride = { dispatch, call, unit, sentAt: at, leftAt: leaves, lights, tenthsKm, arrival: 0 };
    this.#rides.set(++this.#rideCount, ride);
    agenda.at(reaches, "reach_hospital", this.#rideCount);
    return { dispatch, ride, atPatientAt: atPatient };
  }

  /** The crew handed its patient over and will be ready at `free`. */
  finish(ride: Ride, free: number): void {
    this.world.tables.dispatch.in_service_at.set(ride.dispatch - 1, free < YEAR_END ? free : null);
    this.#free(ride.unit, ride.sentAt, free);
  }

  #free(unit: number, sentAt: number, free: number): void {
    this.world.log.note(free, unit, "available", 0);
    this.world.roster.keepUntil(unit, sentAt, free);
    this.world.agenda.at(free, "free", unit);
  }

  #sceneShape(fate: (typeof FATES)[number], severity: number): Shape {
    if (fate === "dies_on_scene") return RESUSCITATION;
    if (fate === "no_patient") return SEARCH;
    return fate === "treated_on_scene" || fate === "refused" ? TREATED : ON_SCENE[severity]!;
  }
}

export type Outcome = "transported" | "treated_on_scene" | "refused" | "no_patient" | "cancelled";

function outcomeOf(fate: (typeof FATES)[number]): Outcome {
  if (fate === "dies_in_hospital") return "transported";
  if (fate === "dies_on_scene" || fate === "advised") return "treated_on_scene";
  return fate;
}
