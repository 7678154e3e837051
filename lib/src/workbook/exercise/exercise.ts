import { ExerciseError } from "../../errors.js";
import type { Difference } from "./compare.js";

/**
 * An exercise of a chapter's "Your turn".
 *
 * @typeParam Context what the reference answer is computed from, such as the chapter's connections
 */
export interface Exercise<Context = unknown> {
  /** What a learner passes to `check`, such as `stations-in-time`. */
  readonly id: string;
  /** The task in a sentence or two. */
  readonly prompt: string;
  /** Whether the order of the rows is part of the answer. */
  readonly ordered: boolean;
  /** Columns of the answer; default those of the reference. */
  readonly columns?: readonly string[];
  /** Columns that name a row in messages; default as many leading columns as tell all rows apart. */
  readonly key?: readonly string[];
  /** Decimals that count, for all columns or by column; default: equal up to floating-point noise. */
  readonly digits?: number | Readonly<Record<string, number>>;
  /** Computes the right answer: rows in any shape that `check` takes, or one value. */
  readonly reference: (context: Context) => unknown;
  /** What to run first where the reference finds no rows, such as the cell that makes them; without it, no rows may be the answer. */
  readonly needs?: string;
  /** A question that leads on, shown after what is wrong; made from the difference and the rows that were handed in. */
  readonly hint: string | ((difference: Difference, rows: readonly AnswerRow[]) => string);
}

/** A row of an answer as a hint sees it, with numbers as numbers and NULL as null. */
export type AnswerRow = Readonly<Record<string, unknown>>;

/**
 * Checks a list of exercises for what would only show when a learner meets it.
 *
 * @throws {ExerciseError} `EXERCISE_ID` for an id that is not lower-case words with hyphens, or that is there twice
 */
export function defineExercises<Context>(
  exercises: readonly Exercise<Context>[],
): readonly Exercise<Context>[] {
  const seen = new Set<string>();
  for (const { id } of exercises) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
      throw new ExerciseError(
        "EXERCISE_ID",
        `Exercise id "${id}" is not made of lower-case words with hyphens.`,
      );
    }
    if (seen.has(id))
      throw new ExerciseError("EXERCISE_ID", `Two exercises have the id "${id}". Rename one.`);
    seen.add(id);
  }
  return exercises;
}
