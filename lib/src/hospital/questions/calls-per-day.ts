import type { FrameAnswer } from "../../workbook/question/index.js";

const DAY_MS = 86_400_000;

export const answer: FrameAnswer = async ({ pl, table, parameters: { first_day: first, days } }) => {
  const calls = (await table("emergency_call"))
    .select(pl.col("received_at").cast(pl.Date).alias("day"))
    .groupBy("day")
    .agg(pl.len().alias("calls"));
  // A calendar, so that days without a call are there.
  const calendar = Int32Array.from({ length: days }, (_, nth) => first.getTime() / DAY_MS + nth);
  return pl
    .DataFrame([pl.Series("day", calendar, pl.Int32).cast(pl.Date)])
    .join(calls, { on: "day", how: "left" })
    .select(pl.col("day"), pl.col("calls").fillNull(0).cast(pl.Int32))
    .sort("day");
};
