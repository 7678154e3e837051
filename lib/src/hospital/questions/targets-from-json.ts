import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters }) => {
  // Judged before: the header gives its domain.
  const targets: readonly Readonly<Record<"priority" | "seconds", number>>[] = JSON.parse(parameters.targets);
  const listed = (name: string, values: number[]) => pl.Series(name, values, pl.Float64).cast(pl.Int32);
  const target = pl.DataFrame([
    listed(
      "priority",
      targets.map(({ priority }) => priority),
    ),
    listed(
      "target_s",
      targets.map(({ seconds }) => seconds),
    ),
  ]);
  const reached = (await table("dispatch"))
    .filter(pl.col("on_scene_at").isNotNull())
    .groupBy("call_id")
    .agg(pl.col("on_scene_at").min().alias("reached_at"));
  const wait = pl.col("reached_at").sub(pl.col("received_at")).cast(pl.Int64);
  return (await table("emergency_call"))
    .join(reached, { on: "call_id" })
    .join(target, { on: "priority" })
    .groupBy("priority", "target_s")
    .agg(pl.len().alias("calls"), wait.ltEq(pl.col("target_s").mul(1000)).sum().alias("in_time"))
    .withColumns(roundedRatio(pl.col("in_time").mul(100), pl.col("calls"), 1).alias("percent"))
    .sort({ by: ["priority", "target_s"] });
};
