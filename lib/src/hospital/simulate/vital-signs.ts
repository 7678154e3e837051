import type { Stream } from "./random.js";
import type { Tables } from "./tables.js";

/** How a problem at its worst moves each sign away from normal. */
type Shift = readonly [
  systolic: number,
  heartRate: number,
  respiratoryRate: number,
  spo2: number,
  tenthsOfDegree: number,
  coma: number,
];

const SHIFTS: Readonly<Record<string, Shift>> = {
  CHE: [-18, 28, 8, -5, 0, 0],
  ARR: [-70, -40, -9, -22, -6, -9],
  STR: [48, 6, 2, -3, 2, -5],
  BRE: [14, 34, 18, -16, 4, -2],
  FAL: [10, 14, 4, -1, -4, -2],
  TRA: [-40, 42, 12, -7, -5, -5],
  ABD: [-22, 30, 6, -1, 8, 0],
  HYP: [-32, -30, -7, -8, -72, -6],
  HEA: [-20, 44, 10, -2, 34, -4],
  DIA: [-8, 24, 6, -1, -4, -7],
  SEI: [16, 36, 6, -7, 6, -7],
  ALL: [-42, 44, 14, -11, 2, -3],
  OVE: [-24, -8, -9, -12, -6, -8],
  BUR: [-14, 36, 8, -4, -4, -1],
  LIM: [16, 24, 4, 0, 0, 0],
  CUT: [-16, 28, 4, 0, -1, 0],
  FEV: [-28, 38, 11, -6, 28, -3],
  PSY: [18, 30, 6, 0, 1, -1],
  SYN: [-30, -6, 1, -2, -1, -4],
  BAC: [16, 18, 3, 0, 0, 0],
};
/** Share of the shift by severity, from life-threatening to minor. */
const SHARE = [1, 0.6, 0.3, 0.12];
/** Chance that a sign is not taken; temperature often is not. */
const MISSING = { signs: 0.04, diastolic: 0.03, temperature: 0.22, coma: 0.05 };

/** What a crew finds in whom. */
export interface Finding {
  readonly code: string;
  /** From 0, life-threatening, to 3, minor. */
  readonly severity: number;
  /** In years. */
  readonly age: number;
  readonly dead: boolean;
  readonly refused: boolean;
}

/** Writes one reading. `progress` goes from 0, found so, to 1, as good as the crew can make it. */
export function writeVitalSigns(
  tables: Tables,
  stream: Stream,
  key: { dispatch: number; assessment: number; vital: number },
  takenAt: number,
  finding: Finding,
  progress: number,
): void {
  const t = tables.vital_sign;
  t.dispatch_id.push(key.dispatch);
  t.assessment_no.push(key.assessment);
  t.vital_no.push(key.vital);
  t.taken_at.push(takenAt);
  const signs = finding.dead ? NO_SIGNS : readSigns(stream, finding, 1 - 0.45 * progress);
  // Whoever refuses care mostly lets nobody near with a cuff.
  const taken = (missing: number, value: number | null) =>
    stream.chance(finding.refused ? 0.6 : missing) ? null : value;
  const systolic = taken(MISSING.signs, signs.systolic);
  const diastolic = taken(MISSING.diastolic, signs.diastolic);
  t.systolic_mmhg.push(systolic);
  t.diastolic_mmhg.push(systolic === null ? null : diastolic);
  t.heart_rate.push(taken(MISSING.signs, signs.heartRate));
  t.respiratory_rate.push(taken(MISSING.signs, signs.respiratoryRate));
  t.spo2.push(taken(MISSING.signs, signs.spo2));
  t.temperature_c.push(taken(MISSING.temperature, signs.tenths));
  const coma = finding.dead || !stream.chance(MISSING.coma);
  t.gcs_eye.push(coma ? signs.eye : null);
  t.gcs_verbal.push(coma ? signs.verbal : null);
  t.gcs_motor.push(coma ? signs.motor : null);
}

interface Signs {
  readonly systolic: number;
  readonly diastolic: number;
  readonly heartRate: number;
  readonly respiratoryRate: number;
  /** NULL: a sensor finds no pulse to measure. */
  readonly spo2: number | null;
  readonly tenths: number | null;
  readonly eye: number;
  readonly verbal: number;
  readonly motor: number;
}

const NO_SIGNS: Signs = {
  systolic: 0,
  diastolic: 0,
  heartRate: 0,
  respiratoryRate: 0,
  spo2: null,
  tenths: null,
  eye: 1,
  verbal: 1,
  motor: 1,
};

function readSigns(stream: Stream, { code, severity, age }: Finding, left: number): Signs {
  const share = SHARE[severity]! * left;
  const [systolicBy, heartBy, breathBy, spo2By, degreesBy, comaBy] = SHIFTS[code]!;
  const child = Math.max(0, 12 - age); // years below twelve: lower pressure, faster heart and breath
  const systolic = bounded(
    122 + 0.25 * Math.max(0, age - 40) - 3 * child + systolicBy * share + 10 * stream.bell(),
    40,
    240,
  );
  const coma = bounded(15 + comaBy * share + stream.between(-0.4, 0.4), 3, 15);
  return {
    systolic,
    diastolic: bounded(systolic * 0.62 + 5 * stream.bell(), 20, systolic - 8),
    heartRate: bounded(78 + 3.5 * child + heartBy * share + 9 * stream.bell(), 24, 220),
    respiratoryRate: bounded(15 + 0.9 * child + breathBy * share + 2 * stream.bell(), 4, 60),
    spo2: bounded(97.4 + spo2By * share + 1.1 * stream.bell(), 55, 100),
    tenths: bounded(368 + degreesBy * share + 3 * stream.bell(), 260, 420),
    ...comaParts(coma),
  };
}

const bounded = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, Math.round(value)));

/** Splits a Glasgow coma score into eye (1-4), verbal (1-5) and motor (1-6): speech goes first, movement last. */
function comaParts(score: number): { eye: number; verbal: number; motor: number } {
  const lost = 15 - score;
  const verbal = 5 - Math.min(4, Math.ceil(lost * 0.4));
  const eye = 4 - Math.min(3, Math.ceil((lost - (5 - verbal)) * 0.45));
  return { eye, verbal, motor: score - eye - verbal };
}
