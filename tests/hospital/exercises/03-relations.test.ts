import { describe, expect, it } from "vitest";
import type { Chapter } from "../../../lib/src/hospital/chapter.js";
import { exercises } from "../../../lib/src/hospital/exercises/03-relations.js";
import { createCheck } from "../../../lib/src/workbook/exercise/index.js";

/** A server that only counts, and says what the reference of the last exercise asks for. */
const chapter = { mysql: { query: async () => [[{ values_stored: "59701" }]] } } as unknown as Chapter;
const check = createCheck(exercises, () => chapter);
const withoutServer = createCheck(exercises, () => ({}) as Chapter);

const options = (equipment: string, caller: string, course: string, skill: string) =>
  Object.entries({ equipment, caller, course, skill }).map(([specialisation, option]) => ({
    specialisation,
    option,
  }));

/** Relations as a learner writes them, with a star before each column of the key. */
const relations = (list: Readonly<Record<string, string>>) =>
  Object.entries(list).flatMap(([relation, columns]) =>
    columns.split(", ").map((column) => ({
      relation,
      column: column.replace("*", ""),
      in_key: column.startsWith("*") ? "yes" : "no",
    })),
  );
const courses = {
  course: "*course_code, title",
  course_topic: "*course_code, *topic",
  session: "*course_code, *session_no, held_on, teacher_no",
  paramedic: "*licence_no, given_name, family_name",
  attends: "*licence_no, *course_code, *session_no, passed",
};
const keys = (...list: string[]) => list.map((key) => ({ key }));
const judged = (lossless: string, lost: string, below: string, stored: string) => [
  { test: "1 lossless join", answer: lossless },
  { test: "2 dependencies lost", answer: lost },
  { test: "3 parts below 4NF", answer: below },
  { test: "4 values stored", answer: stored },
];

describe("the right answers of chapter 03", () => {
  it.each([
    ["options-of-step-8", options("8A", "8C", "8B", "8D")],
    ["courses-as-relations", relations(courses)],
    [
      "keys-of-the-roster",
      keys("paramedic_no, starts_at", "licence_no, starts_at", "call_sign, seat, starts_at"),
    ],
  ])("to %s need no server", async (id, answer) => {
    expect((await withoutServer(id, answer)).correct).toBe(true);
  });

  it("to repair-the-sheet store as many values as the hospital's tables need", async () => {
    expect((await check("repair-the-sheet", judged("yes", "none", "none", "59,701"))).correct).toBe(true);
  });
});

describe("a hint leads on from what is wrong:", () => {
  const cases: readonly (readonly [what: string, id: string, answer: unknown, hint: string])[] = [
    [
      "8B for what is referred to",
      "options-of-step-8",
      options("8B", "8C", "8B", "8D"),
      "foreign key of an inspection",
    ],
    ["8A for empty subclasses", "options-of-step-8", options("8A", "8A", "8B", "8D"), "beside the key"],
    ["8A for separate subclasses", "options-of-step-8", options("8A", "8C", "8A", "8D"), "shared relation"],
    ["8C for overlapping ones", "options-of-step-8", options("8A", "8C", "8B", "8C"), "two skills"],
    [
      "a weak entity type without its owner's key",
      "courses-as-relations",
      relations({ ...courses, session: "course_code, *session_no, held_on, teacher_no" }),
      "Is session 1 of one course",
    ],
    [
      "half a key in a relationship's relation",
      "courses-as-relations",
      relations({ ...courses, attends: "*licence_no, *session_no, passed" }),
      "with its whole key",
    ],
    [
      "a multivalued attribute as a column",
      "courses-as-relations",
      relations({ ...courses, course: "*course_code, title, topic" }),
      "Step 6",
    ],
    [
      "a foreign key on the wrong side",
      "courses-as-relations",
      relations({ ...courses, session: "*course_code, *session_no, held_on" }),
      "where the maximum is 1",
    ],
    [
      "a composite attribute in one column",
      "courses-as-relations",
      relations({ ...courses, paramedic: "*licence_no, name" }),
      "leaves its parts",
    ],
    [
      "a superkey",
      "keys-of-the-roster",
      keys("paramedic_no, starts_at", "call_sign, seat, starts_at", "licence_no, seat, starts_at"),
      "A key is minimal",
    ],
    ["a key too few", "keys-of-the-roster", keys("paramedic_no, starts_at"), "no right side"],
    ["a lossy join", "repair-the-sheet", judged("no", "none", "none", "59,701"), "meet in nothing"],
    ["a lost dependency", "repair-the-sheet", judged("yes", "a -> b", "none", "59,701"), "both its sides"],
    ["a part below 4NF", "repair-the-sheet", judged("yes", "none", "(a, b)", "59,701"), "two lists"],
    [
      "allergies of the call",
      "repair-the-sheet",
      judged("yes", "none", "none", "62,755"),
      "Whose allergy is it",
    ],
  ];
  it.each(cases)("%s", async (_, id, answer, hint) => {
    const verdict = await check(id, answer);
    expect(verdict.correct).toBe(false);
    expect(verdict.message).toContain(hint);
  });
});
