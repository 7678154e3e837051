import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { at_least_days: atLeast } }) =>
  (await table("emergency_call"))
    .filter(pl.col("priority").eq(1))
    .withColumns(pl.col("received_at").cast(pl.Date).alias("day"))
    .groupBy("day")
    .agg(pl.len().alias("calls"))
    .sort("day")
    // In a run the date and the row number grow alike, so their difference is the same for all its days.
    .withColumns(pl.col("day").cast(pl.Int32).sub(pl.col("day").cumCount().cast(pl.Int32)).alias("anchor"))
    .groupBy("anchor")
    .agg(
      pl.col("day").min().alias("first_day"),
      pl.col("day").max().alias("last_day"),
      pl.len().alias("days"),
      pl.col("calls").sum().alias("calls"),
    )
    .filter(pl.col("days").gtEq(atLeast))
    .sort("first_day");
