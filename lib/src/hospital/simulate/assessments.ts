import { MINUTE, YEAR_END } from "./calendar.js";
import { FATES } from "./demand.js";
import { noted } from "./durations.js";
import type { Outcome } from "./mission.js";
import { PROBLEMS } from "./problems.js";
import type { Stream } from "./random.js";
import { type Finding, writeVitalSigns } from "./vital-signs.js";
import type { Contact, World } from "./world.js";

/** When and by whom a patient can be assessed within a dispatch. */
interface Occasion {
  readonly dispatch: number;
  /** Whose random numbers these are. */
  readonly key: number;
  readonly crew: { readonly attendant: number; readonly driver: number };
  readonly atPatient: number;
  readonly leaves: number;
  /** Nothing is noted after this: the ambulance is at the hospital, or the crew is done. */
  readonly until: number;
  readonly outcome: Outcome;
  readonly second: boolean;
}

const ACUITY = ["critical", "emergent", "lower_acuity", "lower_acuity"] as const;
/** A crew mostly finds what the patient has, else what the caller said; and mostly judges right how bad it is. */
const RIGHT_IMPRESSION = 0.94;
const RIGHT_ACUITY = 0.93;
const BY_ATTENDANT = 0.86;
/** Chance of a second assessment, on the way, by severity. */
const AGAIN = [0.6, 0.35, 0.12, 0.04];
/** Chances of one, two or three readings, by severity. */
const READINGS = [
  [0.12, 0.42, 0.46],
  [0.3, 0.5, 0.2],
  [0.6, 0.35, 0.05],
  [0.8, 0.18, 0.02],
];

/** Writes the assessments of one dispatch and their vital signs. */
export function writeAssessments(world: World, numbers: Stream, contact: Contact, occasion: Occasion): void {
  const stream = numbers.at(occasion.key);
  const { atPatient, leaves, until, second } = occasion;
  const dies = FATES[contact.fate] === "dies_on_scene";
  const again = stream.chance(dies ? 0.6 : AGAIN[contact.severity]!);
  const wrong = !stream.chance(RIGHT_ACUITY);
  const severity = wrong ? Math.min(3, contact.severity + 1) : contact.severity;
  const code = PROBLEMS[stream.chance(RIGHT_IMPRESSION) ? contact.problem : contact.reported]!.code;

  const first = Math.min(leaves, atPatient + noted(stream.between(0.3, 2.5)));
  const alive = dies && (again || second);
  assess(
    world,
    stream,
    contact,
    occasion,
    1,
    first,
    leaves,
    code,
    dies && !alive ? "dead" : ACUITY[severity]!,
  );
  if (!again || second) return;
  const onTheWay = occasion.outcome === "transported";
  const start = onTheWay ? leaves : first + Math.round((leaves - first) * 0.6);
  const later = start + Math.floor(((until - start) * stream.between(0.1, 0.6)) / 1000) * 1000;
  if (until - start < 4 * MINUTE) return;
  assess(world, stream, contact, occasion, 2, later, until, code, dies ? "dead" : ACUITY[severity]!);
}

function assess(
  world: World,
  stream: Stream,
  contact: Contact,
  occasion: Occasion,
  no: number,
  at: number,
  until: number,
  code: string,
  acuity: (typeof ACUITY)[number] | "dead",
): void {
  if (at >= YEAR_END) return;
  const t = world.tables.assessment;
  t.dispatch_id.push(occasion.dispatch);
  t.assessment_no.push(no);
  t.paramedic_id.push(stream.chance(BY_ATTENDANT) ? occasion.crew.attendant : occasion.crew.driver);
  t.patient_id.push(world.personOf(contact.patient));
  t.assessed_at.push(at);
  t.problem_code.push(code);
  t.acuity.push(acuity);

  const finding: Finding = {
    code: PROBLEMS[contact.problem]!.code,
    severity: contact.severity,
    age: world.population.age(contact.patient, at),
    dead: acuity === "dead",
    refused: occasion.outcome === "refused",
  };
  const readings = finding.dead ? 1 : 1 + stream.weighted(READINGS[contact.severity]!);
  const gap = Math.min(5 * MINUTE, Math.floor((until - at) / (readings + 0.5)));
  for (let vital = 1; vital <= readings; vital++) {
    const whole = Math.floor(((vital - 1) * gap + stream.between(0.05, 0.4) * gap) / 1000) * 1000;
    const takenAt = at + whole;
    if (takenAt >= YEAR_END) return;
    const progress = Math.min(1, (no - 1) * 0.5 + (vital - 1) * 0.25);
    writeVitalSigns(
      world.tables,
      stream,
      { dispatch: occasion.dispatch, assessment: no, vital },
      takenAt,
      finding,
      progress,
    );
  }
}
