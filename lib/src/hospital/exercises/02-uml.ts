import { type Difference, defineExercises } from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";
import { hospitalModel } from "../model/index.js";

/** Exercises on class diagrams, state machines and activities. The last two count in the chapter's data. */
export const exercises = defineExercises<Chapter>([
  {
    id: "multiplicities",
    prompt:
      "Which multiplicity stands beside each class? Give `relationship`, `beside` and `multiplicity`, written 1, 0..1, 0..* or 1..*.",
    ordered: false,
    key: ["relationship", "beside"],
    reference: () =>
      ["is_stationed_at", "occupies", "measures"].flatMap((name) => {
        const [a, b] = hospitalModel.relationships.find((each) => each.name === name)!.ends;
        return [
          { relationship: name, beside: a!.entity, multiplicity: written(b!) },
          { relationship: name, beside: b!.entity, multiplicity: written(a!) },
        ];
      }),
    hint: (difference) => {
      const [relationship, beside] = firstRow(difference).split(", ");
      if (relationship === undefined || beside === undefined)
        return "Two rows for each of the three relationship types.";
      return `Stand at the other end of ${relationship} and look: for one object there, how many of ${beside}?`;
    },
  },
  {
    id: "filled-diamonds",
    prompt:
      "Is it a composition, a plain association, or identified by two wholes? Give `statement` and `drawn_as`.",
    ordered: false,
    key: ["statement"],
    reference: () => [
      { statement: "a", drawn_as: "association" },
      { statement: "b", drawn_as: "composition" },
      { statement: "c", drawn_as: "association" },
      { statement: "d", drawn_as: "identified by two" },
    ],
    hint: (difference) => DIAMOND_HINTS[firstRow(difference)] ?? "One row for each of the four statements.",
  },
  {
    id: "a-bed-and-its-states",
    prompt:
      "Repair the machine of a bed until `behaviour.check` finds nothing and it says what the text says. Give `from`, `to` and `trigger` of its transitions.",
    ordered: false,
    key: ["from", "to"],
    reference: () => [
      { from: "free", to: "occupied", trigger: "patient lies down" },
      { from: "occupied", to: "soiled", trigger: "patient leaves" },
      { from: "soiled", to: "free", trigger: "cleaned" },
      { from: "free", to: "closed", trigger: "found broken" },
      { from: "soiled", to: "closed", trigger: "found broken" },
      { from: "closed", to: "free", trigger: "repaired" },
    ],
    hint: (difference) => {
      if (difference.kind !== "rows") return "Six transitions, as rows of `from`, `to` and `trigger`.";
      const extra = difference.extra[0];
      if (extra !== undefined)
        return `Does the text say that a bed goes from ${extra.replace(", ", " to ")}?`;
      return difference.missing.some((row) => row.startsWith("soiled, closed"))
        ? "In which two states may a bed be found broken?"
        : "Read the text again: each sentence is a transition.";
    },
  },
  {
    id: "time-in-each-state",
    prompt:
      "For each state: how often was it entered and left again, and how many whole hours did the six ambulances spend in it? Give `status`, `times` and `hours`, in the order of the ENUM.",
    ordered: true,
    key: ["status"],
    reference: ({ mysql }) => mysql.sql`
      SELECT status, COUNT(*) AS times, FLOOR(SUM(TIMESTAMPDIFF(SECOND, changed_at, left_at)) / 3600) AS hours
      FROM (SELECT status, changed_at,
                   LEAD(changed_at) OVER (PARTITION BY ambulance_id ORDER BY changed_at, event_id) AS left_at
            FROM unit_status_event) AS stay
      WHERE left_at IS NOT NULL
      GROUP BY status ORDER BY status`,
    hint: (difference) =>
      difference.kind === "rows" && difference.cells.some(({ column }) => column === "times")
        ? "Six stays had not ended when the year did. Are they in your count?"
        : "A stay lasts from its own event to the *next* one of the same ambulance. Does your window stay with the ambulance?",
  },
  {
    id: "where-the-calls-go",
    prompt:
      "For each way out of the activity that a dispatch can take: `outcome` and `dispatches`, most frequent first.",
    ordered: true,
    key: ["outcome"],
    reference: ({ mysql }) => mysql.sql`
      SELECT outcome, COUNT(*) AS dispatches FROM dispatch
      GROUP BY outcome ORDER BY dispatches DESC, CAST(outcome AS CHAR)`,
    hint: "One row for each guard of the two decisions about the dispatch; the ENUM `outcome` has them.",
  },
]);

const written = ({ min, max }: { readonly min: number; readonly max: number }): string =>
  min === max ? String(min) : `${min}..${max === Number.POSITIVE_INFINITY ? "*" : max}`;

/** The first row that is wrong or missing, by its key; "" if no row can be named. */
function firstRow(difference: Difference): string {
  if (difference.kind !== "rows") return "";
  return difference.cells[0]?.row ?? difference.missing[0] ?? "";
}

const DIAMOND_HINTS: Readonly<Record<string, string>> = {
  a: "The ward is closed. Are its rooms gone?",
  b: "Two reports have a page 1 each. What tells the pages apart, and what is a page without its report?",
  c: "The team is dissolved. Are its people gone?",
  d: "A part has one whole. How many has a booking?",
};
