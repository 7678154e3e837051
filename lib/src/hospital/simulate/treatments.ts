import { YEAR_END } from "./calendar.js";
import { noted } from "./durations.js";
import { particularsOf } from "./particulars.js";
import { PROBLEMS } from "./problems.js";
import { Stream } from "./random.js";
import type { NurseArea } from "./staff.js";
import { MENUS, type MenuItem } from "./treatment-menus.js";
import type { World } from "./world.js";

/** Two things are done at most at the same bed before the first has ended; the fifth thing is left to the ward. */
const MOST = 4;
/** Minutes between the orders of two treatments, and chance that a nurse or two take part. */
const ORDER_GAP = [4, 22] as const;
const ASSISTED: Readonly<Record<MenuItem["kind"], number>> = {
  medication: 0.6,
  procedure: 0.85,
  imaging: 0.15,
  observation: 0.6,
};
/** Age in years up to which a paediatrician may be called. */
const CHILD = 15;
const SECOND_NURSE = 0.22;
/** Weights of improved, unchanged, worsened by severity. */
const OUTCOMES = ["improved", "unchanged", "worsened"] as const;
const OUTCOME_WEIGHTS = [
  [0.5, 0.32, 0.18],
  [0.62, 0.3, 0.08],
  [0.7, 0.27, 0.03],
  [0.74, 0.25, 0.01],
];

/** Who is treated, and by whom. */
export interface Treated {
  readonly visit: number;
  /** Whose random numbers these are. */
  readonly key: number;
  readonly problem: number;
  readonly severity: number;
  readonly dies: boolean;
  readonly physician: number;
  /** In years. */
  readonly age: number;
}

/** Orders and carries out treatments, and writes them. */
export class Treatments {
  readonly #stream: Stream;
  readonly #measured: Stream;

  constructor(private readonly world: World) {
    this.#stream = new Stream(world.seed, "treatments");
    this.#measured = new Stream(world.seed, "particulars");
  }

  /**
   * Treats a patient whom a physician has just seen, in an area whose nurses assist.
   *
   * @returns when the last treatment ends, and whether one was surgery
   */
  treat(patient: Treated, area: NurseArea, seenAt: number): { endedAt: number; operated: boolean } {
    const stream = this.#stream.at(patient.key);
    let start = seenAt + noted(stream.between(...ORDER_GAP));
    let endedAt = seenAt;
    let operated = false;
    let done = 0;
    for (const item of MENUS[PROBLEMS[patient.problem]!.code]!) {
      if (done === MOST || !stream.chance(item.chance[patient.severity]!)) continue;
      done++;
      const surgical = item.kind === "procedure" && item.surgical;
      if (surgical) start = Math.max(start, endedAt); // all else is over before the operation
      const end = start + noted(stream.between(...item.minutes));
      if (end < YEAR_END) this.#write(stream, patient, area, item, start, end);
      endedAt = Math.max(endedAt, end);
      operated ||= surgical;
      start = (surgical ? end : start) + noted(stream.between(...ORDER_GAP));
    }
    return { endedAt, operated };
  }

  #write(
    stream: Stream,
    patient: Treated,
    area: NurseArea,
    item: MenuItem,
    start: number,
    end: number,
  ): void {
    const { treatment } = this.world.tables;
    const id = treatment.treatment_id.length + 1;
    const weights = OUTCOME_WEIGHTS[patient.severity]!;
    const outcome = patient.dies
      ? stream.chance(0.6)
        ? "worsened"
        : "unchanged"
      : OUTCOMES[stream.weighted(weights)]!;
    treatment.treatment_id.push(id);
    treatment.visit_id.push(patient.visit);
    treatment.kind.push(item.kind);
    treatment.physician_id.push(this.#physician(stream, patient, item));
    treatment.started_at.push(start);
    treatment.ended_at.push(end);
    treatment.outcome.push(outcome);
    this.#writeKind(id, item);
    if (stream.chance(ASSISTED[item.kind])) this.#writeAssists(stream, id, area, start, item.kind);
  }

  /** Whose work it is: a specialist's, for half of what children need the paediatrician's, else who saw the patient. */
  #physician(stream: Stream, { physician, age }: Treated, { by }: MenuItem): number {
    if (by !== undefined) return this.world.roster.consultant(by);
    return age < CHILD && stream.chance(0.5) ? this.world.roster.consultant("PED") : physician;
  }

  #writeKind(id: number, item: MenuItem): void {
    const { medication, procedure, imaging, observation } = this.world.tables;
    if (item.kind === "medication") {
      medication.treatment_id.push(id);
      medication.kind.push(item.kind);
      medication.drug.push(item.drug);
      medication.dose.push(item.dose);
      medication.dose_unit.push(item.unit);
      medication.route.push(item.route);
    } else if (item.kind === "procedure") {
      procedure.treatment_id.push(id);
      procedure.kind.push(item.kind);
      procedure.name.push(item.name);
      procedure.surgical.push(item.surgical);
      procedure.anaesthesia.push(item.anaesthesia);
      procedure.particulars.push(particularsOf(item.name, this.#measured.at(id)));
    } else if (item.kind === "imaging") {
      imaging.treatment_id.push(id);
      imaging.kind.push(item.kind);
      imaging.modality.push(item.modality);
      imaging.body_region.push(item.region);
      imaging.contrast.push(item.contrast);
    } else {
      observation.treatment_id.push(id);
      observation.kind.push(item.kind);
      observation.monitoring.push(item.monitoring);
      observation.interval_min.push(item.interval);
    }
  }

  #writeAssists(stream: Stream, id: number, area: NurseArea, at: number, kind: MenuItem["kind"]): void {
    const { assist } = this.world.tables;
    const add = (nurse: number, task: "prepares" | "administers" | "monitors") => {
      assist.treatment_id.push(id);
      assist.nurse_id.push(nurse);
      assist.task.push(task);
    };
    const first = this.world.roster.nurse(area, at, stream.whole(0, 999));
    add(first, kind === "observation" ? "monitors" : kind === "medication" ? "administers" : "prepares");
    if (!stream.chance(SECOND_NURSE)) return;
    const second = this.world.roster.nurse(
      area === "acute" ? "resuscitation" : "acute",
      at,
      stream.whole(0, 999),
    );
    if (second !== first) add(second, kind === "observation" ? "prepares" : "monitors");
  }
}
