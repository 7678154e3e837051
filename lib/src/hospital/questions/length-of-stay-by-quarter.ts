import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const whole = (value: number) => pl.lit(value).cast(pl.Int64);
  const stay = pl.col("departed_at").cast(pl.Int64).sub(pl.col("registered_at").cast(pl.Int64));
  const [before, visits] = [pl.col("before"), pl.col("visits")];
  const each = visits.div(whole(4));
  const over = visits.modulo(whole(4));
  // NTILE: the first quarters have one visit more until none is left over. The larger of the two places is the right one.
  const longer = before.div(each.add(whole(1)));
  const shorter = before.sub(over).div(pl.maxHorizontal([each, whole(1)]));
  const minutes = (ms: "min" | "max") => roundedRatio(pl.col("stay_ms")[ms](), 60_000, 0).cast(pl.Int32);
  return (await table("visit"))
    .filter(pl.col("esi").isNotNull().and(pl.col("departed_at").isNotNull()))
    .select(pl.col("esi"), pl.col("visit_id"), stay.alias("stay_ms"))
    .sort({ by: ["esi", "stay_ms", "visit_id"] })
    .withColumns(
      pl.col("visit_id").cumCount().over("esi").cast(pl.Int64).sub(whole(1)).alias("before"),
      pl.col("visit_id").count().over("esi").cast(pl.Int64).alias("visits"),
    )
    .withColumns(pl.maxHorizontal([longer, shorter]).add(whole(1)).alias("quarter"))
    .groupBy("esi", "quarter")
    .agg(pl.len().alias("visits"), minutes("min").alias("shortest_min"), minutes("max").alias("longest_min"))
    .sort({ by: ["esi", "quarter"] });
};
