import { CALL_RATE, instants, monthOf, WALK_IN_RATE } from "./calendar.js";
import { ageBand, type Population } from "./population.js";
import { PROBLEM_INDEX, PROBLEMS } from "./problems.js";
import { Stream } from "./random.js";
import type { Sizes } from "./sizes.js";
import { drawHouse } from "./town.js";

/** What a call will come to, if an ambulance gets there: fixed by the patient, not by the ambulance. */
export const FATES = [
  "transported",
  "treated_on_scene",
  "refused",
  "cancelled",
  "no_patient",
  "advised", // by telephone: no ambulance is sent
  "dies_on_scene",
  "dies_in_hospital",
] as const;
export type Fate = (typeof FATES)[number];

/** Chances of the first six fates by severity, from life-threatening to minor. */
const FATE_CHANCES = [
  [0.97, 0.02, 0, 0.01, 0, 0],
  [0.89, 0.06, 0.03, 0.02, 0, 0],
  [0.67, 0.12, 0.09, 0.06, 0.04, 0.02],
  [0.38, 0.24, 0.17, 0.09, 0.06, 0.06],
];
const DIES_ON_SCENE = 0.45;
const MISREPORTED = 0.2;
/** A caller does not take it for something that hardly occurs in that month. */
const IN_SEASON = 0.8;
const AT_HOME = 0.68;
/** Share of the cancelled, advised and the like where nobody is found or named. */
const UNNAMED = 0.6;

const NOBODY = -1;

/** What befalls people, as columns: one row a call, or one a walk-in, in order of time. */
export interface Contacts {
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly at: Float64Array;
  /** Ordinal in the population; -1: nobody was found or named. */
  readonly patient: Int32Array;
  /** Index into PROBLEMS: what it is, and what the caller takes it for. */
  readonly problem: Uint8Array;
  readonly reported: Uint8Array;
  /** From 0, life-threatening, to 3, minor. */
  readonly severity: Uint8Array;
  readonly fate: Uint8Array;
  /** Where it happens. */
  readonly street: Int16Array;
  readonly house: Uint8Array;
}

export interface Demand {
  readonly calls: Contacts;
  readonly walkIns: Contacts;
}

/** Draws the year's calls and walk-ins, and whom they concern, before anything is simulated. */
export function drawDemand(seed: number, sizes: Sizes, population: Population): Demand {
  const calls = contacts(instants(new Stream(seed, "call times"), sizes.calls, CALL_RATE));
  const walkIns = contacts(instants(new Stream(seed, "walk-in times"), sizes.walkIns, WALK_IN_RATE));
  const [ofCall, ofWalkIn] = [new Stream(seed, "calls"), new Stream(seed, "walk-ins")];
  const [callWeights, walkInWeights] = [problemWeights("calls"), problemWeights("walkIns")];
  let met = 0;
  for (let call = 0, walkIn = 0; call < calls.count || walkIn < walkIns.count; ) {
    // One list by time, because a patient who telephones may have walked in before.
    if (call < calls.count && !(walkIns.at[walkIn]! < calls.at[call]!)) {
      befall(calls, call, ofCall.at(call), callWeights, population, met++, true);
      call++;
    } else {
      befall(walkIns, walkIn, ofWalkIn.at(walkIn), walkInWeights, population, met++, false);
      walkIn++;
    }
  }
  return { calls, walkIns };
}

function befall(
  all: Contacts,
  i: number,
  stream: Stream,
  weights: readonly (readonly number[])[],
  population: Population,
  contact: number,
  isCall: boolean,
): void {
  const at = all.at[i]!;
  const month = monthOf(at);
  const patient = population.choose(stream, at, contact);
  const problem = stream.weightedBySums(weights[month * 4 + ageBand(population.age(patient, at))]!);
  const { severity: chances, reportedAs, fatal } = PROBLEMS[problem]!;
  const severity = isCall ? stream.weighted(chances) : walkInSeverity(stream, chances);
  const fate = contact < 2 ? "transported" : drawFate(stream, severity, fatal, isCall);
  const taken = PROBLEM_INDEX.get(stream.pick(reportedAs))!;
  const mistaken = stream.chance(MISREPORTED) && PROBLEMS[taken]!.months[month]! >= IN_SEASON;
  const named =
    fate !== "no_patient" && !((fate === "advised" || fate === "cancelled") && stream.chance(UNNAMED));
  const home = population.patients[patient]!;
  const { street, house } = named && stream.chance(AT_HOME) ? home : drawHouse(stream);
  if (fate === "dies_on_scene" || fate === "dies_in_hospital") population.die(patient);
  all.patient[i] = named ? patient : NOBODY;
  all.problem[i] = problem;
  all.reported[i] = mistaken ? taken : problem;
  all.severity[i] = severity;
  all.fate[i] = FATES.indexOf(fate);
  all.street[i] = street;
  all.house[i] = house;
}

/** Who can walk is less ill: of two draws the milder, and hardly ever in danger of life. */
function walkInSeverity(stream: Stream, chances: readonly number[]): number {
  const milder = Math.max(stream.weighted(chances), stream.weighted(chances));
  return milder === 0 && stream.chance(0.7) ? 1 : milder;
}

function drawFate(stream: Stream, severity: number, fatal: number, isCall: boolean): Fate {
  if (severity === 0 && stream.chance(fatal)) {
    return isCall && stream.chance(DIES_ON_SCENE) ? "dies_on_scene" : "dies_in_hospital";
  }
  return isCall ? FATES[stream.weighted(FATE_CHANCES[severity]!)]! : "transported";
}

/** Running totals of the problems' weights, for each month and age band. */
function problemWeights(channel: "calls" | "walkIns"): number[][] {
  const weights: number[][] = [];
  for (let month = 0; month < 12; month++) {
    for (let band = 0; band < 4; band++) {
      let sum = 0;
      const sums = PROBLEMS.map((problem) => {
        sum += problem[channel] * problem.months[month]! * problem.ages[band]!;
        return sum;
      });
      weights.push(sums);
    }
  }
  return weights;
}

const contacts = (at: Float64Array): Contacts => ({
  count: at.length,
  at,
  patient: new Int32Array(at.length),
  problem: new Uint8Array(at.length),
  reported: new Uint8Array(at.length),
  severity: new Uint8Array(at.length),
  fate: new Uint8Array(at.length),
  street: new Int16Array(at.length),
  house: new Uint8Array(at.length),
});
