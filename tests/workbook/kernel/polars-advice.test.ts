import pl from "nodejs-polars";
import { expect, it } from "vitest";
import { sayMethod, sayUnknownColumn } from "../../../lib/src/workbook/kernel/polars-advice.js";

const frame = pl.DataFrame({ wait_min: [4, 9], esi: [1, 2], decision: ["admitted", "died"] });
const said = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return sayUnknownColumn((error as Error).message);
  }
  return undefined;
};

it("a column that Polars does not find is named with its near spellings, and without the plan", () => {
  expect(said(() => frame.filter(pl.col("wait_mn").gt(3)))).toBe(
    'There is no column "wait_mn". Did you mean "wait_min"? The columns are wait_min, esi, decision. If "wait_mn" is a value, write pl.lit("wait_mn").',
  );
  expect(said(() => frame.filter(pl.col("decision").eq("admitted")))).toMatch(
    /The columns are wait_min, esi, decision\. If "admitted" is a value, write pl\.lit\("admitted"\)\.$/,
  );
  expect(said(() => frame.select("wait_mn"))).toMatch(/^There is no column "wait_mn" in this frame; /);
  expect(sayUnknownColumn("cannot compare string with numeric type (f64)")).toBeUndefined();
});

it.each([
  ["Operator '>' cannot be applied to types 'Expr' and 'number'.", "gt(3) in place of > 3"],
  ["Operator '<=' cannot be applied to types 'number' and 'Expr'.", "ltEq(3) in place of <= 3"],
  [
    "This comparison appears to be unintentional because the types 'Expr' and 'number' have no overlap.",
    "eq(3) in place of === 3",
  ],
])("%s is followed by the method to write", (finding, method) => {
  expect(sayMethod(finding)).toContain(`write .${method}.`);
});

it("an operator beside anything else has no advice", () => {
  expect(sayMethod("Operator '>' cannot be applied to types 'string' and 'number'.")).toBeUndefined();
});
