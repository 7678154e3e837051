import { draw, noted, type Shape } from "./durations.js";
import { PROBLEMS } from "./problems.js";
import type { Stream } from "./random.js";
import type { Tables } from "./tables.js";

export type Decision =
  | "discharged"
  | "admitted"
  | "transferred"
  | "left_without_being_seen"
  | "left_against_advice"
  | "died";

/** Chances of discharge, admission, transfer and leaving against advice, by severity. */
const SEEN_DECISIONS = ["discharged", "admitted", "transferred", "left_against_advice"] as const;
const CHANCES = [
  [0.06, 0.8, 0.13, 0.01],
  [0.4, 0.52, 0.05, 0.03],
  [0.82, 0.13, 0.015, 0.035],
  [0.955, 0.015, 0, 0.03],
];
/** Minutes from the decision to the door, and to a bed upstairs (boarding). */
const OUT: Shape = [2, 5, 9, 15, 24, 36, 70, 120];
const UPSTAIRS: Shape = [10, 25, 45, 85, 160, 270, 480, 600];
const TRANSFER: Shape = [20, 40, 60, 90, 130, 180, 300, 400];
/** Wards are fuller in winter: boarding takes longer by this factor from December to February. */
const WINTER = 1.35;
/** From life-threatening problems half go to intensive care. */
const INTENSIVE = 0.5;

interface Case {
  readonly problem: number;
  readonly severity: number;
  readonly dies: boolean;
}

/** Decides how the visit of a patient who was seen ends; `boards` is how long until the bed is empty, in ms. */
export function decide(
  stream: Stream,
  { problem, severity, dies }: Case,
  operated: boolean,
  month: number,
): { decision: Decision; ward: string | null; boards: number } {
  if (dies) return { decision: "died", ward: null, boards: noted(draw(stream, OUT)) + noted(30) };
  const decision =
    operated && severity < 3 ? "admitted" : SEEN_DECISIONS[stream.weighted(CHANCES[severity]!)]!;
  if (decision === "admitted") {
    const ward = severity === 0 && stream.chance(INTENSIVE) ? "Intensive care" : PROBLEMS[problem]!.ward;
    const winter = month <= 1 || month === 11 ? WINTER : 1;
    return { decision, ward, boards: noted(draw(stream, UPSTAIRS) * winter) };
  }
  return { decision, ward: null, boards: noted(draw(stream, decision === "transferred" ? TRANSFER : OUT)) };
}

/** Writes a disposition; `physician` is null for who left without being seen. */
export function writeDisposition(
  { disposition }: Tables,
  visit: number,
  at: number,
  decision: Decision,
  physician: number | null,
  ward: string | null,
): void {
  disposition.visit_id.push(visit);
  disposition.decided_at.push(at);
  disposition.decision.push(decision);
  disposition.physician_id.push(physician);
  disposition.ward.push(ward);
}
