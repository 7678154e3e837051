/** Chances by severity, from life-threatening to minor. */
export type BySeverity = readonly [number, number, number, number];

/** A clinical problem: how often it comes, to whom, when, and how bad it is. The numbers are invented but plausible. */
export interface Problem {
  readonly code: string;
  readonly name: string;
  readonly system: string;
  /** Weight among telephone calls and among people who come by themselves. */
  readonly calls: number;
  readonly walkIns: number;
  /** Weight in each month, from January; 1 is the year's mean. */
  readonly months: readonly number[];
  /** Weight at ages 0-14, 15-39, 40-64, 65 and more. */
  readonly ages: readonly [number, number, number, number];
  /** Chances of being life-threatening, severe, moderate, minor. */
  readonly severity: BySeverity;
  /** Chance that a life-threatening case dies, on scene or in hospital. */
  readonly fatal: number;
  /** What a caller may take it for. */
  readonly reportedAs: readonly string[];
  /** Where whoever is admitted goes. */
  readonly ward: string;
}

const EVEN = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
const COLD = [2.9, 2.5, 1.5, 0.6, 0.25, 0.1, 0.05, 0.1, 0.3, 0.7, 1.3, 2.2];
const HOT = [0, 0, 0.05, 0.2, 0.9, 2.4, 4.2, 3.4, 0.8, 0.1, 0, 0];
const POLLEN = [0.4, 0.5, 0.8, 1.3, 1.7, 1.8, 1.6, 1.4, 1.0, 0.6, 0.4, 0.4];
const FLU = [1.7, 1.6, 1.3, 0.9, 0.8, 0.7, 0.6, 0.6, 0.8, 1.0, 1.1, 1.4];
const ICE = [1.4, 1.3, 1.1, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 1.0, 1.3];

// biome-ignore format: one problem a line, to compare them
export const PROBLEMS: readonly Problem[] = [
  problem("CHE", "Chest pain", "cardiovascular", 12, 6, EVEN, [0.05, 0.4, 1.2, 1.6], [0.14, 0.4, 0.34, 0.12], 0.07, "BRE ABD", "Cardiology"),
  problem("ARR", "Cardiac arrest", "cardiovascular", 1.6, 0, ICE, [0.1, 0.3, 1.1, 1.8], [1, 0, 0, 0], 0.78, "SYN BRE", "Intensive care"),
  problem("STR", "Stroke", "neurological", 4.5, 0.8, EVEN, [0, 0.1, 1, 2.1], [0.3, 0.55, 0.15, 0], 0.08, "SYN FAL", "Neurology"),
  problem("BRE", "Breathing difficulty", "respiratory", 12, 6, FLU, [0.9, 0.5, 0.9, 1.5], [0.16, 0.42, 0.32, 0.1], 0.06, "CHE ALL", "Medical"),
  problem("FAL", "Fall", "musculoskeletal", 15, 6, ICE, [0.6, 0.3, 0.6, 2.1], [0.02, 0.13, 0.45, 0.4], 0.03, "SYN BAC", "Orthopaedics"),
  problem("TRA", "Traffic injury", "trauma", 6, 2, EVEN, [0.6, 1.6, 1, 0.6], [0.13, 0.27, 0.35, 0.25], 0.12, "LIM FAL", "Surgical"),
  problem("ABD", "Abdominal pain", "digestive", 9, 14, EVEN, [0.9, 1.1, 1, 1], [0.03, 0.27, 0.45, 0.25], 0.03, "BAC CHE", "Surgical"),
  problem("HYP", "Hypothermia", "environmental", 3, 0.5, COLD, [0.5, 0.8, 0.9, 1.6], [0.2, 0.4, 0.3, 0.1], 0.06, "SYN OVE FAL", "Medical"),
  problem("HEA", "Heat exhaustion", "environmental", 2.6, 1.4, HOT, [0.8, 0.8, 0.9, 1.5], [0.06, 0.3, 0.44, 0.2], 0.04, "SYN FEV", "Medical"),
  problem("DIA", "Diabetic problem", "endocrine", 4.5, 2, EVEN, [0.3, 0.7, 1.2, 1.3], [0.12, 0.4, 0.36, 0.12], 0.03, "SYN STR", "Medical"),
  problem("SEI", "Seizure", "neurological", 5, 0.8, EVEN, [1.6, 1.2, 0.9, 0.7], [0.17, 0.4, 0.33, 0.1], 0.02, "SYN DIA", "Neurology"),
  problem("ALL", "Allergic reaction", "immune", 2.8, 4, POLLEN, [1.3, 1.3, 0.9, 0.5], [0.13, 0.25, 0.36, 0.26], 0.02, "BRE", "Medical"),
  problem("OVE", "Overdose or poisoning", "toxicological", 4.5, 0.8, EVEN, [0.4, 1.9, 0.9, 0.3], [0.2, 0.38, 0.3, 0.12], 0.05, "SYN PSY HYP", "Intensive care"),
  problem("BUR", "Burn", "trauma", 1.2, 2.5, EVEN, [1.5, 1.1, 0.9, 0.6], [0.08, 0.2, 0.37, 0.35], 0.04, "CUT", "Surgical"),
  problem("LIM", "Limb injury", "musculoskeletal", 4.5, 17, EVEN, [1.7, 1.3, 0.8, 0.6], [0.01, 0.1, 0.44, 0.45], 0, "FAL", "Orthopaedics"),
  problem("CUT", "Cut or wound", "trauma", 2.5, 13, EVEN, [1.3, 1.3, 0.9, 0.6], [0.02, 0.08, 0.35, 0.55], 0.02, "LIM", "Surgical"),
  problem("FEV", "Fever or infection", "infectious", 4.5, 11, FLU, [1.8, 0.7, 0.8, 1.1], [0.05, 0.24, 0.41, 0.3], 0.08, "BRE ABD", "Medical"),
  problem("PSY", "Mental health crisis", "psychiatric", 5.5, 3.5, EVEN, [0.2, 1.8, 1.1, 0.3], [0.02, 0.25, 0.48, 0.25], 0, "OVE", "Psychiatry"),
  problem("SYN", "Fainting", "neurological", 8, 3, EVEN, [0.5, 0.9, 0.8, 1.4], [0.06, 0.27, 0.45, 0.22], 0.03, "DIA SEI CHE HYP", "Medical"),
  problem("BAC", "Back pain", "musculoskeletal", 2.5, 8, EVEN, [0.05, 1, 1.4, 0.9], [0, 0.08, 0.42, 0.5], 0, "ABD", "Orthopaedics"),
];

/** Index of each problem by its code. */
export const PROBLEM_INDEX: ReadonlyMap<string, number> = new Map(PROBLEMS.map(({ code }, i) => [code, i]));

function problem(
  code: string,
  name: string,
  system: string,
  calls: number,
  walkIns: number,
  months: readonly number[],
  ages: Problem["ages"],
  severity: BySeverity,
  fatal: number,
  reportedAs: string,
  ward: string,
): Problem {
  const others = reportedAs.split(" ");
  return {
    code,
    name,
    system,
    calls,
    walkIns,
    months,
    ages,
    severity,
    fatal,
    reportedAs: others,
    ward,
  };
}
