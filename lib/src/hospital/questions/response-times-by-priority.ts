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
    .select(
      pl.col("priority"),
      pl.col("on_scene_at").cast(pl.Int64).sub(pl.col("notified_at").cast(pl.Int64)).alias("response_ms"),
    )
    .sort({ by: ["priority", "response_ms"] });
  const ranked = arrived.withColumns(
    pl.col("response_ms").count().over("priority").alias("calls"),
    pl.col("response_ms").cumCount().over("priority").alias("place"),
  );
  // Whole seconds, a half upwards, of the one that is asked for.
  const seconds = pl.col("response_ms").add(500).div(1000).floor().cast(pl.Int32);
  const atPlace = (share: number, name: string) =>
    ranked
      .filter(pl.col("place").eq(pl.col("calls").mul(share).div(100).ceil()))
      .select(pl.col("priority"), seconds.alias(name));
  return ranked
    .groupBy("priority")
    .agg(pl.col("calls").first())
    .join(atPlace(50, "median_s"), { on: "priority" })
    .join(atPlace(percentile, "percentile_s"), { on: "priority", how: "left" })
    .join(priorities, { on: "priority" })
    .sort("priority");
};
