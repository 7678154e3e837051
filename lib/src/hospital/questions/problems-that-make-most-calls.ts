import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) =>
  (await table("emergency_call"))
    .groupBy("problem_code")
    .agg(pl.len().cast(pl.Int64).alias("calls"))
    .sort({ by: [pl.col("calls").mul(-1), pl.col("problem_code")] })
    .withColumns(
      pl.col("calls").cumCount().alias("place"),
      roundedRatio(pl.col("calls").cumSum().mul(100), pl.col("calls").sum(), 1).alias("percent_so_far"),
    );
