import { expect, it } from "vitest";
import { type Domain, sayDomain } from "../../../lib/src/model/eer/index.js";
import { sayValues } from "../../../lib/src/model/eer/say/values.js";
import { endingAtTheEnd, SEEN } from "../../../lib/src/model/eer/text-pattern.js";

const decimal = (bounds: object): Domain => ({ kind: "decimal", digits: 4, places: 1, ...bounds });

it.each([
  [{}, ""],
  [{ above: 0 }, " above 0"],
  [{ above: 0, max: 10 }, " above 0 and at most 10"],
  [{ above: 0, min: 1 }, " of at least 1"],
  [{ above: 0, min: 1, max: 10 }, " from 1 to 10"],
  [{ above: 1, min: 1, max: 10 }, " above 1 and at most 10"],
  [{ min: 1, max: 10 }, " from 1 to 10"],
])("a decimal with %j is told with every bound that counts", (bounds, range) => {
  expect(sayDomain(decimal(bounds))).toBe(`decimal number${range}, 1 places`);
  expect(sayValues(decimal(bounds))).toMatch(`a number${range} with at most four digits`);
});

it.each([
  ["^a$", "^a\\z"],
  ["^\\$[$]$", "^\\$[$]\\z"],
  ["^(?:a$|[\\]$])$", "^(?:a\\z|[\\]$])\\z"],
  ["a", "a"],
])("%s ends as %s does", (pattern, same) => {
  expect(endingAtTheEnd(pattern)).toBe(same);
});

it("JavaScript reads what is seen as the stores do", () => {
  const seen = new RegExp(SEEN, "u");
  for (const text of ["a", " - ", "病", "😀", "\n."])
    expect(seen.test(text), JSON.stringify(text)).toBe(true);
  for (const text of ["", " ", "\t\n", "\u00a0", "\u2028", "\u200b", "\ufeff"])
    expect(seen.test(text), JSON.stringify(text)).toBe(false);
});
