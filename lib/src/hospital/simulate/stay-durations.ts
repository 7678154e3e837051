/** How long the parts of a stay in the department take. */

import type { Shape } from "./durations.js";

/** Minutes from the door to the desk's note. */
export const REGISTRATION: Shape = [0.5, 1, 2, 3.5, 6, 10, 20, 30];
/** Minutes from a bed to the physician's first look, once one is free. */
export const TO_BEDSIDE: Shape = [0.5, 1, 2, 4, 7, 11, 20, 30];
/** Minutes that a patient keeps a physician, by severity. */
export const CONTACT: readonly Shape[] = [
  [20, 25, 32, 42, 55, 70, 95, 120],
  [14, 19, 25, 32, 42, 54, 75, 95],
  [8, 12, 17, 23, 31, 41, 60, 75],
  [4, 7, 10, 14, 20, 26, 40, 50],
];
/** Minutes from the last treatment to the decision: results, a second look, a letter. */
export const RESULTS: readonly Shape[] = [
  [5, 15, 25, 45, 75, 110, 180, 240],
  [20, 40, 60, 90, 130, 180, 270, 340],
  [15, 35, 50, 75, 110, 150, 230, 300],
  [6, 14, 22, 35, 55, 80, 140, 180],
];
/** Minutes that who may leave waits for a physician: moderate and minor cases. */
export const PATIENCE: readonly Shape[] = [
  [25, 70, 110, 170, 260, 360, 520, 700],
  [2, 30, 55, 90, 140, 200, 320, 450],
];
/** Minutes until a bed is clean again. */
export const CLEANING: Shape = [3, 5, 7, 10, 14, 19, 30, 40];
