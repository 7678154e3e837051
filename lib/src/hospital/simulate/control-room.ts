import { complaint } from "./complaints.js";
import { FATES } from "./demand.js";
import type { Dispatching } from "./dispatching.js";
import { draw, type Shape, seconds } from "./durations.js";
import { EventQueue } from "./event-queue.js";
import type { Missions } from "./mission.js";
import { phoneNumber } from "./people.js";
import { ageBand } from "./population.js";
import { PROBLEMS } from "./problems.js";
import { Stream } from "./random.js";
import { addressOf, type Place, placeOf, positionOf } from "./town.js";
import { type Contact, contactOf, type World } from "./world.js";

/** Seconds from the ring to the alarm, when life may be in danger and when not. */
const ANSWER_URGENT: Shape = [18, 32, 42, 55, 72, 95, 150, 220];
const ANSWER: Shape = [30, 55, 75, 105, 145, 200, 330, 480];
const WITHHELD = 0.12;
/** By severity: chances of priorities 1 to 4. Dispatchers rather send too fast than too slow. */
const PRIORITY_CHANCES = [
  [0.9, 0.09, 0.01, 0],
  [0.34, 0.58, 0.07, 0.01],
  [0.06, 0.36, 0.5, 0.08],
  [0.01, 0.13, 0.46, 0.4],
];
/** Chance of a second unit when the caller reports this and the priority is 1. */
const SECOND_UNIT: Readonly<Record<string, number>> = {
  ARR: 1,
  TRA: 0.5,
  BUR: 0.3,
  OVE: 0.2,
  SEI: 0.15,
  BRE: 0.1,
  CHE: 0.1,
};
const BY_PRIORITY = 1e14;

/** Answers calls, gives them a priority and sends ambulances; calls wait by priority when none is free. */
export class ControlRoom {
  readonly #line = new EventQueue();
  readonly #priority: Uint8Array;
  readonly #numbers: Stream;
  readonly #sending: Stream;

  constructor(
    private readonly world: World,
    private readonly dispatching: Dispatching,
    private readonly missions: Missions,
  ) {
    this.#priority = new Uint8Array(world.demand.calls.count);
    this.#numbers = new Stream(world.seed, "control room");
    this.#sending = new Stream(world.seed, "second unit");
  }

  /** A call comes in: it is written down, and an ambulance will be looked for. */
  answer(call: number, now: number): void {
    const { tables, demand, roster, population, agenda } = this.world;
    const stream = this.#numbers.at(call);
    const contact = contactOf(demand.calls, call);
    const priority = stream.weighted(PRIORITY_CHANCES[contact.severity]!) + 1;
    this.#priority[call] = priority;
    const named = contact.patient >= 0;
    const band = named ? ageBand(population.age(contact.patient, now)) : -1;
    const sex = named ? population.patients[contact.patient]!.sex : 0;
    const [street, house] = [demand.calls.street[call]!, demand.calls.house[call]!];
    const t = tables.emergency_call;
    t.call_id.push(call + 1);
    t.call_no.push(`C-${String(call + 1).padStart(7, "0")}`);
    t.received_at.push(now);
    t.dispatcher_id.push(roster.dispatcher(now, call));
    t.caller_phone.push(stream.chance(WITHHELD) ? null : phoneNumber(stream));
    t.problem_code.push(PROBLEMS[contact.reported]!.code);
    t.chief_complaint.push(complaint(stream, contact.reported, band, sex));
    t.priority.push(priority);
    t.address.push(addressOf(street, house));
    t.location.push(positionOf(placeOf(street, house)));
    t.patient_id.push(named ? this.world.personOf(contact.patient) : null);
    if (FATES[contact.fate] === "advised") return;
    agenda.at(now + seconds(draw(stream, priority === 1 ? ANSWER_URGENT : ANSWER)), "assign", call);
  }

  /** Looks for an ambulance; the call waits if there is none. */
  assign(call: number, now: number): void {
    if (!this.#send(call, now)) this.#line.push(this.#priority[call]! * BY_PRIORITY + now, call);
  }

  /** An ambulance became free: the most urgent call that waits gets one. */
  nextCall(now: number): void {
    while (this.#line.size > 0) {
      const call = this.#line.pop();
      if (this.#send(call, now)) continue;
      this.#line.push(this.#priority[call]! * BY_PRIORITY, call);
      return;
    }
  }

  #send(call: number, now: number): boolean {
    const { demand } = this.world;
    const priority = this.#priority[call]!;
    const contact = contactOf(demand.calls, call);
    const scene = placeOf(demand.calls.street[call]!, demand.calls.house[call]!);
    const sent = this.dispatching.send(scene, now, priority === 1);
    if (sent === undefined) return false;
    const { atPatientAt } = this.missions.start(call, contact, priority, scene, sent, now, undefined);
    if (priority === 1) this.#sendSecond(call, contact, scene, now, atPatientAt);
    return true;
  }

  #sendSecond(call: number, contact: Contact, scene: Place, now: number, atPatientAt: number): void {
    const stream = this.#sending.at(call);
    const fate = FATES[contact.fate]!;
    const ill = fate === "transported" || fate === "dies_on_scene" || fate === "dies_in_hospital";
    if (!ill || !stream.chance(SECOND_UNIT[PROBLEMS[contact.reported]!.code] ?? 0.02)) return;
    const at = now + seconds(stream.between(2, 15));
    const sent = this.dispatching.send(scene, now, false);
    if (sent !== undefined) this.missions.start(call, contact, 1, scene, sent, at, atPatientAt);
  }
}
