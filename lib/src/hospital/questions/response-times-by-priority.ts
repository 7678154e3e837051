import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { percentile } }) => {
  const [calls, dispatches, priorities] = [
    await table("emergency_call"),
    await table("dispatch"),
    await table("dispatch_priority"),
  ];
  // The first unit at the scene of each call; of two at once the one dispatched first.
  const arrived = dispatches
    .filter(pl.col("on_scene_at").isNotNull())
    .sort({ by: ["call_id", "on_scene_at", "dispatch_id"] })
    .unique({ subset: ["call_id"], keep: "first", maintainOrder: true })
    .join(calls.select("call_id", "priority"), { on: "call_id" })
    .select("priority", "response_s")
    .sort({ by: ["priority", "response_s"] });
  const ranked = arrived.withColumns(
    pl.col("response_s").count().over("priority").alias("calls"),
    pl.col("response_s").cumCount().over("priority").alias("place"),
  );
  const atPlace = (share: number, name: string) =>
    ranked
      .filter(pl.col("place").eq(pl.col("calls").mul(share).div(100).ceil()))
      .select(pl.col("priority"), pl.col("response_s").alias(name));
  return ranked
    .groupBy("priority")
    .agg(pl.col("calls").first())
    .join(atPlace(50, "median_s"), { on: "priority" })
    .join(atPlace(percentile, "percentile_s"), { on: "priority", how: "left" })
    .join(priorities, { on: "priority" })
    .sort("priority");
};
