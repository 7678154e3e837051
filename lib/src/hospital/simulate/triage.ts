import type { Stream } from "./random.js";

/** Chances of ESI 1 to 5 by severity: triage is good, not perfect. */
const ESI_CHANCES = [
  [0.62, 0.36, 0.02, 0, 0],
  [0.02, 0.55, 0.41, 0.02, 0],
  [0, 0.05, 0.62, 0.3, 0.03],
  [0, 0, 0.12, 0.53, 0.35],
];

/** Level of the Emergency Severity Index that a triage nurse gives; severity from 0, life-threatening, to 3, minor. */
export const drawTriage = (stream: Stream, severity: number): number =>
  stream.weighted(ESI_CHANCES[severity]!) + 1;
