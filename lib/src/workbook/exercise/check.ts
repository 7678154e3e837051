import { ExerciseError } from "../../errors.js";
import { nearNames } from "../../show/near.js";
import { type Answer, readAnswer } from "./answer.js";
import { compareRows, type Difference, type Outcome } from "./compare.js";
import { same } from "./equality.js";
import type { AnswerRow, Exercise } from "./exercise.js";
import { type Verdict, verdict } from "./verdict.js";

/** `await check("stations-in-time", rows)`: see {@link createCheck}. */
export type Check<Context> = (id: string, value: unknown, context?: Context) => Promise<Verdict>;

/**
 * Makes the `check` of a set of exercises.
 *
 * The check computes the reference and compares: it never throws for a wrong answer, only for an unknown exercise.
 *
 * @param exercises see `defineExercises`
 * @param current gives the context where none is passed, such as the chapter that is open
 * @returns a check that throws {ExerciseError} `UNKNOWN_EXERCISE`, with near ids
 */
export function createCheck<Context>(
  exercises: readonly Exercise<Context>[],
  current: () => Context,
): Check<Context> {
  const byId = new Map(exercises.map((exercise) => [exercise.id, exercise]));
  return async (id, value, context) => {
    const exercise = byId.get(id);
    if (exercise === undefined) throw unknown(id, [...byId.keys()]);
    const answer = readAnswer(value);
    if (answer.kind === "not-an-answer")
      return verdict(id, { matched: 0, expected: 0, difference: answer }, "");
    const reference = readAnswer(await exercise.reference(context ?? current()));
    if (reference.kind === "not-an-answer") {
      throw new ExerciseError(
        "EXERCISE_REFERENCE",
        `The reference of exercise "${id}" gives no answer. ${reference.reason}`,
      );
    }
    if (exercise.needs !== undefined && reference.kind === "rows" && reference.rows.length === 0)
      return verdict(id, { matched: 0, expected: 0, difference: nothing(exercise.needs) }, "");
    const outcome = compare(exercise, reference, answer);
    const { difference } = outcome;
    return verdict(id, outcome, difference === undefined ? "" : hintOf(exercise, difference, answer));
  };
}

/** No answer can be right while the data hold nothing to find. */
const nothing = (needs: string): Difference => ({
  kind: "not-an-answer",
  reason: `there is nothing to find at the moment. ${needs}`,
});

/** Stands for "one value" where a number of rows would stand. */
const ONE_VALUE = -1;

function compare(exercise: Exercise<never>, reference: Answer, answer: Answer): Outcome {
  if (reference.kind === "value") return compareValue(exercise, reference.value, answer);
  const columns = exercise.columns ?? reference.columns;
  if (answer.kind === "value") {
    const shape: Difference = { kind: "shape", expected: "rows", columns };
    return { matched: 0, expected: reference.rows.length, difference: shape };
  }
  const places = columns.map((name) => reference.columns.indexOf(name));
  const wanted = {
    ...reference,
    columns,
    rows: reference.rows.map((row) => places.map((place) => row[place])),
  };
  return compareRows(wanted, answer, exercise);
}

function compareValue({ digits }: Exercise<never>, expected: unknown, answer: Answer): Outcome {
  const single = answer.kind === "rows" && answer.rows.length === 1 && answer.columns.length === 1;
  if (answer.kind === "rows" && !single) {
    return { matched: 0, expected: ONE_VALUE, difference: { kind: "shape", expected: "value", columns: [] } };
  }
  const got = answer.kind === "rows" ? answer.rows[0]?.[0] : answer.value;
  if (same(expected, got, typeof digits === "number" ? digits : undefined))
    return { matched: 1, expected: ONE_VALUE };
  return { matched: 0, expected: ONE_VALUE, difference: { kind: "value", expected, got } };
}

const hintOf = ({ hint }: Exercise<never>, difference: Difference, answer: Answer): string =>
  typeof hint === "string" ? hint : hint(difference, rowsOf(answer));

/** Rows by the names of their columns; none for one value. */
function rowsOf(answer: Answer): readonly AnswerRow[] {
  if (answer.kind === "value") return [];
  const { columns, rows } = answer;
  return rows.map((row) => Object.fromEntries(columns.map((name, place) => [name, row[place]])));
}

function unknown(id: string, known: readonly string[]): ExerciseError {
  const near = nearNames(id, known);
  const next =
    near.length > 0
      ? `Did you mean ${near.map((each) => `"${each}"`).join(" or ")}?`
      : `The exercises are ${known.join(", ")}.`;
  return new ExerciseError("UNKNOWN_EXERCISE", `There is no exercise "${id}". ${next}`);
}
