import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { standard_s } }) => {
  const turnout = pl.col("en_route_at").sub(pl.col("notified_at")).cast(pl.Int64);
  const inTime = (ms: string) => pl.col(ms).ltEq(standard_s * 1000);
  // Nearest rank: the smallest that nine in ten do not exceed. Multiplied, for tenths are not exact.
  const nineInTen = pl.col("place").mul(10).gtEq(pl.col("dispatches").mul(9));
  return (await table("dispatch"))
    .filter(pl.col("en_route_at").isNotNull())
    .join(await table("ambulance"), { on: "ambulance_id" })
    .join(await table("station"), { on: "station_id" })
    .select(pl.col("station_code"), turnout.alias("turnout_ms"))
    .sort({ by: ["station_code", "turnout_ms"] })
    .withColumns(
      pl.col("turnout_ms").count().over("station_code").alias("dispatches"),
      pl.col("turnout_ms").cumCount().over("station_code").alias("place"),
    )
    .groupBy("station_code")
    .agg(
      pl.col("dispatches").first(),
      inTime("turnout_ms").sum().alias("in_time"),
      pl.col("turnout_ms").filter(nineInTen).min().alias("p90_ms"),
    )
    .withColumns(
      roundedRatio(pl.col("in_time").mul(100), pl.col("dispatches"), 1).alias("percent"),
      roundedRatio(pl.col("p90_ms"), 1000, 3).alias("p90_s"),
      inTime("p90_ms").alias("meets_standard"),
    )
    .sort("station_code");
};
