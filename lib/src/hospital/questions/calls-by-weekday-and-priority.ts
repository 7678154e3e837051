import type { FrameAnswer } from "../../workbook/question/index.js";

const WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export const answer: FrameAnswer = async ({ pl, table }) => {
  const calls = (await table("emergency_call"))
    .withColumns(pl.col("received_at").date.weekday().cast(pl.Int32).alias("weekday"))
    .groupBy("weekday", "priority")
    .agg(pl.len().alias("calls"));
  const week = pl.DataFrame([
    pl.Series("weekday", [1, 2, 3, 4, 5, 6, 7], pl.Int32),
    pl.Series("weekday_name", WEEK),
  ]);
  // All combinations, so that those without a call are there.
  return week
    .join((await table("dispatch_priority")).select("priority"), { how: "cross" })
    .join(calls, { on: ["weekday", "priority"], how: "left" })
    .withColumns(pl.col("calls").fillNull(0).cast(pl.Int32))
    .sort({ by: ["weekday", "priority"] });
};
