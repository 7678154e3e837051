import { expect, it } from "vitest";
import { roundedText } from "../../../lib/src/workbook/question/rounding.js";

it.each([
  ["12", 2, "12.00"],
  ["0.125", 2, "0.13"],
  ["-0.125", 2, "-0.13"],
  ["0.1249999999999999999999999999999999", 2, "0.12"],
  ["-0.004", 2, "0.00"],
  ["0.005", 2, "0.01"],
  ["9.995", 2, "10.00"],
  ["1.5E+3", 1, "1500.0"],
  ["15E-4", 3, "0.002"],
  ["2.5", 0, "3"],
  ["0E-20", 2, "0.00"],
  ["NaN", 2, undefined],
  ["Infinity", 2, undefined],
])("%s to %i places is %s: a half goes away from zero", (text, scale, expected) => {
  expect(roundedText(text, scale)).toBe(expected);
});
