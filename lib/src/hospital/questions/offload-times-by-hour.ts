import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const arrivals = (await table("arrival")).select("arrival_id", "arrived_at");
  const offload = pl.col("transfer_of_care_at").sub(pl.col("arrived_at")).cast(pl.Int64);
  // Nearest rank: the smallest that nine in ten do not exceed. Multiplied, for tenths are not exact.
  const nineInTen = pl.col("place").mul(10).gtEq(pl.col("transports").mul(9));
  return (await table("transport"))
    .join(arrivals, { on: "arrival_id" })
    .select(pl.col("arrived_at").date.hour().alias("hour"), offload.alias("offload_ms"))
    .sort({ by: ["hour", "offload_ms"] })
    .withColumns(
      pl.col("offload_ms").count().over("hour").alias("transports"),
      pl.col("offload_ms").cumCount().over("hour").alias("place"),
    )
    .groupBy("hour")
    .agg(
      pl.col("transports").first(),
      pl.col("offload_ms").filter(nineInTen).min().alias("p90_ms"),
      pl
        .col("offload_ms")
        .gt(15 * 60_000)
        .sum()
        .alias("over_15_min"),
    )
    .withColumns(roundedRatio(pl.col("p90_ms"), 60_000, 1).alias("p90_min"))
    .sort("hour");
};
