import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { rest_min: rest } }) => {
  const ms = (name: string) => pl.col(name).cast(pl.Int64);
  // An island begins with the first dispatch, and with each after a long enough rest.
  const begins = pl
    .col("free_since")
    .isNull()
    .or(
      ms("notified_at")
        .sub(ms("free_since"))
        .gt(rest * 60_000),
    );
  return (
    (await table("dispatch"))
      .filter(pl.col("in_service_at").isNotNull())
      .join(await table("ambulance"), { on: "ambulance_id" })
      .sort({ by: ["call_sign", "notified_at", "dispatch_id"] })
      .withColumns(pl.col("in_service_at").shift(1).over("call_sign").alias("free_since"))
      // The running sum of the beginnings is the number of the island.
      .withColumns(begins.cast(pl.Int32).cumSum().over("call_sign").alias("spell"))
      .groupBy("call_sign", "spell")
      .agg(
        pl.col("notified_at").min().alias("begins_at"),
        pl.col("in_service_at").max().alias("ends_at"),
        pl.len().alias("dispatches"),
      )
      .filter(pl.col("dispatches").gtEq(2))
      .withColumns(
        roundedRatio(ms("ends_at").sub(ms("begins_at")), 60_000, 0)
          .cast(pl.Int32)
          .alias("minutes"),
      )
      .sort({ by: ["begins_at", "call_sign"] })
  );
};
