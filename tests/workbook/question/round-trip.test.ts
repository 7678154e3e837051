import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnText, parseQuestion, type QuestionColumn } from "../../../lib/src/workbook/question/index.js";

describe("a header of any content", () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,11}$/);
  const flag = { name, nullable: fc.boolean() };
  const plain = fc.record({
    ...flag,
    type: fc.constantFrom("integer", "text", "boolean", "instant", "date"),
  });
  const decimal = fc.record({
    ...flag,
    type: fc.constant("decimal"),
    scale: fc.integer({ min: 1, max: 30 }),
  });
  const columns = fc.uniqueArray(fc.oneof(plain, decimal) as fc.Arbitrary<QuestionColumn>, {
    selector: (column) => column.name,
    minLength: 1,
    maxLength: 12,
  });
  // One line without white space around it; a header has no way to say other values.
  const words = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");

  it("is read as it was written", () => {
    fc.assert(
      fc.property(
        words,
        words,
        words,
        columns,
        fc.boolean(),
        fc.boolean(),
        (question, why, concept, list, ordered, folded) => {
          const between = folded ? ",\n--   " : ", ";
          const text = [
            `-- question: ${question}`,
            `-- why: ${why}`,
            `-- concept: ${concept}`,
            "-- chapter: 05-questions",
            `-- columns: ${list.map(columnText).join(between)}`,
            `-- ordered: ${ordered ? "yes" : "no"}`,
            "SELECT 1;",
          ].join("\n");
          expect(parseQuestion(text, "late-calls", "late-calls.sql")).toMatchObject({
            question,
            why,
            concept,
            columns: list,
            ordered,
            sql: "SELECT 1",
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
