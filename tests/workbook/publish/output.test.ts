import { expect, it } from "vitest";
import { renderOutput } from "../../../lib/src/workbook/publish/output.js";

const stream = (text: string): string =>
  renderOutput({ output_type: "stream", name: "stdout", text } as never, { figures: 0 });

it.each([
  ["a long sentence", "Dispatch names an owner to which nothing leads. ".repeat(4), true],
  ["a short one", "all 4 rows match.", false],
  ["a wide table", `name${" ".repeat(120)}calls\n----${"-".repeat(118)}  -----\nA${" ".repeat(123)}5`, false],
  ["code over many lines", "a\n".repeat(200), false],
])("%s may be broken into lines: %#", (_, text, isProse) => {
  expect(stream(text).includes('class="stream prose"')).toBe(isProse);
});
