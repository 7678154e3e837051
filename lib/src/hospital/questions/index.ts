/** The questions' answers as Polars frames, one file a question. */

import type { FrameAnswer, FrameFile } from "../../workbook/question/index.js";
import { answer as callsPerDay } from "./calls-per-day.js";
import { answer as drugsAndTheirDoses } from "./drugs-and-their-doses.js";
import { answer as responseTimesByPriority } from "./response-times-by-priority.js";

const ANSWERS: Readonly<Record<string, FrameAnswer>> = {
  "calls-per-day": callsPerDay,
  "drugs-and-their-doses": drugsAndTheirDoses,
  "response-times-by-priority": responseTimesByPriority,
};

/** The frame answer of a question, if it has one. */
export function frameFile(id: string): FrameFile | undefined {
  const answer = Object.hasOwn(ANSWERS, id) ? ANSWERS[id] : undefined;
  return answer && { file: `lib/src/hospital/questions/${id}.ts`, answer };
}

/** The ids of the questions that have a frame answer. */
export const frameIds = (): string[] => Object.keys(ANSWERS).sort();
