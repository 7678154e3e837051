import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) =>
  (await table("visit"))
    .join(await table("disposition"), { on: "visit_id" })
    .withColumns(pl.col("registered_at").date.strftime("%Y-%m").alias("month"))
    .groupBy("month")
    .agg(
      pl.len().alias("visits"),
      pl.col("decision").eq(pl.lit("left_without_being_seen")).sum().alias("left_unseen"),
    )
    .withColumns(
      roundedRatio(pl.col("left_unseen").cast(pl.Int64).mul(100), pl.col("visits"), 1).alias("percent"),
    )
    .sort("month");
