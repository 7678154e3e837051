import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

interface Target {
  readonly priority: number;
  readonly seconds: number;
}

export const answer: FrameAnswer = async ({ pl, table, parameters: { targets } }) => {
  const listed = JSON.parse(targets) as readonly Target[];
  const whole = (name: string, values: number[]) =>
    pl.Series(name, values.map(Math.round), pl.Float64).cast(pl.Int32);
  const target = pl.DataFrame([
    whole(
      "priority",
      listed.map(({ priority }) => priority),
    ),
    whole(
      "target_s",
      listed.map(({ seconds }) => seconds),
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
