import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const wait = pl.col("seen_at").cast(pl.Int64).sub(pl.col("registered_at").cast(pl.Int64));
  const within = pl.col("wait_ms").ltEq(pl.col("target_min").cast(pl.Int64).mul(60_000));
  return (
    (await table("triage_level"))
      .join(await table("visit"), { on: "esi" })
      .withColumns(wait.alias("wait_ms"))
      .groupBy("esi", "name")
      // Who left unseen has no waiting time: count and sum pass over the null, len does not.
      .agg(
        pl.len().alias("visits"),
        pl.col("wait_ms").count().alias("seen"),
        within.sum().alias("in_time"),
        pl.col("wait_ms").sum().alias("waited_ms"),
      )
      .withColumns(
        roundedRatio(pl.col("waited_ms"), pl.col("seen").cast(pl.Int64).mul(60_000), 1).alias("average_min"),
      )
      .sort("esi")
  );
};
