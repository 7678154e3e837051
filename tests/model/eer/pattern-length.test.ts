import { expect, it } from "vitest";
import { patternLength } from "../../../lib/src/model/eer/check/pattern-length.js";

const some = Number.POSITIVE_INFINITY;
const unknown = Number.NaN;

it.each([
  ["^$", 0, 0],
  ["^M[0-9]{7}$", 8, 8],
  ["^[A-Z]{2}-[0-9]{4}$", 7, 7],
  ["^a?b*c+$", 1, some],
  ["^a{2,}?$", 2, some],
  ["^a{2,3}$", 2, 3],
  ["^(?:ab|c|)$", 0, 2],
  ["^(ab{2}(c|de)?){2}$", 6, 10],
  ["^(?<year>\\d{4})\\b\\.$", 5, 5],
  ["^[\\]a-c]\\\\$", 2, 2],
  ["^(?:)*$", 0, 0],
  ["^a{b}$", 4, 4],
  ["^(.)\\1$", unknown, unknown],
  ["^(?=a)a$", unknown, unknown],
  ["^(?<!a)b$", unknown, unknown],
  ["^\\u0041$", unknown, unknown],
])("%s matches %d to %d characters", (pattern, min, max) => {
  expect(patternLength(pattern)).toEqual({ min, max });
});

it("agrees with the regular expressions themselves", () => {
  const texts = Array.from({ length: 6 }, (_, length) => "a".repeat(length));
  for (const pattern of ["^a{1,3}(a|aa)?$", "^(?:a{2})+$", "^(?:a|aaa)a?$", "^a*?a$"]) {
    const { min, max } = patternLength(pattern);
    const lengths = texts.filter((each) => new RegExp(pattern).test(each)).map((each) => each.length);
    expect(Math.min(...lengths), pattern).toBe(min);
    expect(Math.max(...lengths), pattern).toBeLessThanOrEqual(max);
  }
});
