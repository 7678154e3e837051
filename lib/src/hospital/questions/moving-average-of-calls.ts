import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

const DAY_MS = 86_400_000;

export const answer: FrameAnswer = async ({ pl, table, parameters: { first_day: first, days } }) => {
  const calls = (await table("emergency_call"))
    .withColumns(pl.col("received_at").cast(pl.Date).alias("day"))
    .groupBy("day")
    .agg(pl.len().alias("calls"));
  const calendar = Int32Array.from({ length: days }, (_, nth) => first.getTime() / DAY_MS + nth);
  return (
    pl
      .DataFrame([pl.Series("day", calendar, pl.Int32).cast(pl.Date)])
      .join(calls, { on: "day", how: "left" })
      .sort("day")
      .withColumns(pl.col("calls").fillNull(0).cast(pl.Int32))
      // Seven rows are seven days only because the calendar leaves none out; the first six have no week behind them.
      .withColumns(pl.col("calls").rollingSum({ windowSize: 7 }).alias("calls_of_week"))
      .filter(pl.col("calls_of_week").isNotNull())
      .withColumns(roundedRatio(pl.col("calls_of_week"), 7, 2).alias("average_a_day"))
  );
};
