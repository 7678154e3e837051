import { describe, expect, it } from "vitest";
import { parameterValues, parseQuestion } from "../../../lib/src/workbook/question/index.js";

const DECLARED =
  "role one of nurse, physician; begins first of a month; pairs list of {a 1 to 4, b 0 to 90}; w word of 3 to 5 letters, but not the, and";
const asked = (domains: string, role = "nurse", begins = "2025-01-01", pairs = '[{"a": 1, "b": 2}]') =>
  parseQuestion(
    `-- question: q?\n-- why: w\n-- concept: c\n-- chapter: 05-questions\n-- columns: x text\n-- ordered: yes\n-- domains: ${domains}\nSET @role = '${role}';\nSET @begins = DATE '${begins}';\nSET @pairs = '${pairs}';\nSET @n = 1;\nSET @w = 'abc';\nSELECT CONCAT(@role, @begins, @pairs, @n, @w) AS x;\n`,
    "late-calls",
    "late-calls.sql",
  );
const question = asked(DECLARED);

describe("domains of parameters", () => {
  it("are read", () => {
    expect(question.parameters.map(({ domain }) => domain)).toEqual([
      { kind: "one of", values: ["nurse", "physician"] },
      { kind: "first of a month" },
      {
        kind: "list of objects",
        fields: [
          { name: "a", least: 1, most: 4 },
          { name: "b", least: 0, most: 90 },
        ],
      },
      undefined,
      { kind: "word", least: 3, most: 5, not: ["the", "and"] },
    ]);
  });

  it.each([
    ["role", "physician"],
    ["begins", "2024-12-01"],
    ["w", "ABCDE"],
    ["pairs", "[]"],
    ["pairs", '[{"a": 1, "b": 0}, {"b": 90, "a": 4}, {"a": 1, "b": 1}]'],
  ])("%s may be %s", (name, value) => {
    expect(parameterValues(question, { [name]: value })[name]).toBe(value);
  });

  it.each([
    ["role", "cook", "one of nurse, physician."],
    ["role", "Nurse", "one of nurse, physician."],
    ["begins", "2025-02-15", "the first day of a month, such as 2025-02-01."],
    ["w", "ab", "one word of 3 to 5 letters, A to Z."],
    ["w", "abcdef", "one word of 3 to 5 letters, A to Z."],
    ["w", "a.c", "one word of 3 to 5 letters, A to Z."],
    ["w", "The", "a word other than the, and."],
    ["pairs", "x", 'a JSON list such as [{"a": 1, "b": 0}].'],
    ["pairs", '{"a": 1, "b": 0}', 'a JSON list such as [{"a": 1, "b": 0}].'],
    ["pairs", "[7]", "entry 1 is no object with a and b."],
    ["pairs", "[null]", "entry 1 is no object with a and b."],
    ["pairs", '[{"a": 1, "b": 0}, {"a": 5, "b": 0}]', 'entry 2 needs "a", a whole number from 1 to 4.'],
    ["pairs", '[{"a": 1, "b": 0.5}]', 'entry 1 needs "b", a whole number from 0 to 90.'],
    ["pairs", '[{"a": 1, "b": "3"}]', 'entry 1 needs "b", a whole number from 0 to 90.'],
    ["pairs", '[{"a": 1}]', 'entry 1 needs "b", a whole number from 0 to 90.'],
    ["pairs", '[{"a": 1, "b": 0, "c": 1}]', 'entry 1 has "c"; it may have a and b.'],
    ["pairs", '[{"a": 1, "b": 0}, {"b": 0, "a": 1}]', "without duplicates; entry 2 repeats entry 1."],
  ])("%s may not be %s", (name, value, told) => {
    expect(() => parameterValues(question, { [name]: value })).toThrow(
      expect.objectContaining({ code: "PARAMETER_WRONG", message: expect.stringContaining(told) }),
    );
  });

  it.each([
    ["role", '"role" is no domain. Write "name one of a, b"'],
    ["", '"" is no domain'],
    ["role one of nurse,", "is no domain"],
    ["pairs list of {a 1}", "is no domain"],
    ["x one of a", 'there is no parameter "x"'],
    ["role one of nurse; role one of nurse", '"role" has two domains. Keep one.'],
    ["begins one of nurse", '"begins" is date, but only text can be one of.'],
    ["n first of a month", '"n" is integer, but only date can be first of a month.'],
    ["role one of cook", 'the default of "role" must be one of cook.'],
  ])("declared as %s are refused with file and line", (domains, told) => {
    expect(() => asked(domains)).toThrow(
      expect.objectContaining({
        code: "HEADER_WRONG",
        message: expect.stringMatching(/^late-calls\.sql:7: /),
      }),
    );
    expect(() => asked(domains)).toThrow(told);
  });
});
