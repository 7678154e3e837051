import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { at_least } }) =>
  (await table("emergency_call"))
    .groupBy("problem_code")
    .agg(pl.len().alias("calls"), pl.col("priority").eq(1).sum().alias("critical"))
    .filter(pl.col("calls").gtEq(at_least))
    .join(await table("clinical_problem"), { on: "problem_code" })
    .withColumns(roundedRatio(pl.col("critical").mul(100), pl.col("calls"), 1).alias("critical_percent"))
    .sort({ by: [pl.col("critical_percent").mul(-1), pl.col("problem_code")] });
