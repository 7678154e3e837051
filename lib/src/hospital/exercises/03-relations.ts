import {
  code,
  composite,
  date,
  key,
  model,
  multivalued,
  partialKey,
  text,
  truth,
  whole,
} from "../../model/eer/index.js";
import { type Difference, defineExercises } from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";

/** Training of paramedics, as the chapter's second exercise gives it in words. */
const courses = model({
  name: "Courses for paramedics",
  entities: {
    Course: { attributes: { course_code: key(code(4)), title: text(40), topic: multivalued(text(30)) } },
    Session: { owners: ["Course"], attributes: { session_no: partialKey(whole()), held_on: date() } },
    Paramedic: {
      attributes: {
        licence_no: key(code(8)),
        name: composite({ given_name: text(60), family_name: text(60) }),
      },
    },
  },
  relationships: {
    has: {
      identifying: true,
      between: [
        ["Course", "(0,N)"],
        ["Session", "(1,1)"],
      ],
    },
    attends: {
      between: [
        ["Paramedic", "(0,N)"],
        ["Session", "(0,N)"],
      ],
      attributes: { passed: truth() },
    },
    teaches: {
      between: [
        ["Paramedic", "(0,N)", "teacher"],
        ["Session", "(0,1)"],
      ],
    },
  },
});

/** Exercises on the mapping, on keys and on normal forms. The last one counts in the chapter's data, the others need none. */
export const exercises = defineExercises<Chapter>([
  {
    id: "options-of-step-8",
    prompt:
      "Which option of step 8 suits each of the four specialisations? Give `specialisation` and `option`.",
    ordered: false,
    key: ["specialisation"],
    reference: () => [
      { specialisation: "equipment", option: "8A" },
      { specialisation: "caller", option: "8C" },
      { specialisation: "course", option: "8B" },
      { specialisation: "skill", option: "8D" },
    ],
    hint: (difference) =>
      OPTION_HINTS[firstCell(difference)?.row ?? ""] ?? "One row for each specialisation.",
  },
  {
    id: "courses-as-relations",
    prompt:
      "Map courses, sessions and paramedics to relations. Give `relation`, `column` and `in_key`, yes or no.",
    ordered: false,
    key: ["relation", "column"],
    reference: async () => {
      const { mapToRelations } = await import("../../model/relational/index.js"); // loaded when asked for
      return mapToRelations(courses).schema.relations.flatMap(({ name, columns, primaryKey }) =>
        columns.map((column) => ({
          relation: name,
          column: column.name,
          in_key: primaryKey.includes(column.name) ? "yes" : "no",
        })),
      );
    },
    hint: (difference) => courseHint(difference),
  },
  {
    id: "keys-of-the-roster",
    prompt:
      "Which candidate keys has the roster? Give one row for each, `key`, its attributes in the order of the alphabet.",
    ordered: false,
    reference: () => [
      { key: "call_sign, seat, starts_at" },
      { key: "licence_no, starts_at" },
      { key: "paramedic_no, starts_at" },
    ],
    hint: (difference) => {
      if (difference.kind !== "rows") return "One row for each key, with the one column `key`.";
      const sorted = (key: string): string =>
        key
          .split(/\s*,\s*/)
          .sort()
          .join(", ");
      if (difference.extra.some((key) => difference.missing.includes(sorted(key))))
        return "That is a key. Write its attributes in the order of the alphabet, with a comma and a blank between them.";
      return difference.extra.length > 0
        ? "A key is minimal: take one attribute away and compute the closure again. Is it still everything?"
        : "An attribute that stands on no right side is in every key. What stands on left sides can be tried beside it, and what determines a member of a key can take its place.";
    },
  },
  {
    id: "repair-the-sheet",
    prompt:
      "Take the dispatch sheet apart: lossless, nothing lost, each part in 4NF, no fact twice. Give `test` and `answer` of your parts.",
    ordered: true,
    // A design is judged by what it does; the values are counted in the tables that the sheet was made of.
    reference: async ({ mysql }) => {
      const [[count]] = await mysql.query(VALUES_NEEDED);
      return [
        { test: "1 lossless join", answer: "yes" },
        { test: "2 dependencies lost", answer: "none" },
        { test: "3 parts below 4NF", answer: "none" },
        { test: "4 values stored", answer: Number(count?.values_stored).toLocaleString("en-US") },
      ];
    },
    hint: (difference) =>
      REPAIR_HINTS[firstCell(difference)?.row ?? ""] ?? "Pass the rows of `judge(parts)`, all four.",
  },
]);

const firstCell = (difference: Difference): { readonly row: string } | undefined =>
  difference.kind === "rows" ? difference.cells[0] : undefined;

const OPTION_HINTS: Readonly<Record<string, string>> = {
  equipment: "To what does the foreign key of an inspection point, if there is no relation for equipment?",
  caller: "What would stand in a relation of bystanders, beside the key?",
  course:
    "Nothing refers to a course of either kind, and nobody asks for both. What is the shared relation for?",
  skill: "Can one column name two skills of the same paramedic?",
};

/** What a relation or column that is missing, too many or wrong in the key tells of the step that was gone astray. */
function courseHint(difference: Difference): string {
  if (difference.kind !== "rows") return "One row for each column: `relation`, `column`, `in_key`.";
  const named = [...difference.missing, ...difference.extra, ...difference.cells.map(({ row }) => row)];
  const concerns = (part: string): boolean => named.some((row) => row.startsWith(part));
  if (concerns("session, course_code"))
    return "A session is weak. Is session 1 of one course the same as session 1 of another?";
  if (concerns("attends"))
    return "An M:N relationship refers to both sides, and to each with its whole key. How many columns has the key of a session?";
  if (concerns("course, topic") || concerns("course_topic"))
    return "A row of course has room for one topic. Step 6 makes a relation of a multivalued attribute.";
  if (concerns("session, teacher"))
    return "A session has one teacher at most, so step 4 puts the key where the maximum is 1.";
  if (concerns("paramedic"))
    return "A composite attribute leaves its parts, and a key of its own needs no help.";
  return "Go through the steps in their order: 1, 2, 4, 5, 6.";
}

const REPAIR_HINTS: Readonly<Record<string, string>> = {
  "1 lossless join":
    "One part must hold a key of the sheet, or two parts must meet in attributes that determine one of them. Which of yours meet in nothing?",
  "2 dependencies lost": "A dependency is checked within one part only if both its sides are there.",
  "3 parts below 4NF":
    "Look at that part: does an attribute depend on less than the key, or do two lists that know nothing of each other share its rows?",
  "4 values stored":
    "Some fact still stands in more rows than it has to. Whose allergy is it: the call's, or the patient's who calls again?",
};

/** Rows times columns of the fewest parts that say what the sheet says: dispatches to calls with a patient, crews and allergies. */
const VALUES_NEEDED = `
  WITH told AS (
    SELECT d.call_id, d.ambulance_id, c.priority, c.dispatcher_id, c.patient_id, h.paramedic_id
    FROM dispatch AS d JOIN emergency_call AS c USING (call_id)
    JOIN crew_shift AS h ON h.ambulance_id = d.ambulance_id
      AND d.notified_at >= h.starts_at AND d.notified_at < h.ends_at
    WHERE c.patient_id IS NOT NULL)
  SELECT 5 * COUNT(DISTINCT call_id) + 2 * COUNT(DISTINCT priority) + 2 * COUNT(DISTINCT dispatcher_id)
       + 3 * COUNT(DISTINCT ambulance_id)
       + 2 * (SELECT COUNT(DISTINCT a.station_id) FROM told AS t JOIN ambulance AS a USING (ambulance_id))
       + 4 * COUNT(DISTINCT call_id, ambulance_id) + 3 * COUNT(DISTINCT call_id, ambulance_id, paramedic_id)
       + 2 * COUNT(DISTINCT patient_id)
       + 2 * (SELECT COUNT(*) FROM (SELECT DISTINCT patient_id FROM told) AS p
              LEFT JOIN patient_allergy AS l USING (patient_id)) AS values_stored
  FROM told`;
