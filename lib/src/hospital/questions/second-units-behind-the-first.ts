import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const behind = pl.col("second_at").sub(pl.col("first_at")).cast(pl.Int64);
  return (await table("dispatch"))
    .filter(pl.col("on_scene_at").isNotNull())
    .join((await table("ambulance")).select("ambulance_id", "call_sign"), { on: "ambulance_id" })
    .sort({ by: ["call_id", "on_scene_at", "dispatch_id"] })
    .withColumns(
      pl.col("call_sign").cumCount().over("call_id").alias("nth"),
      pl.col("call_sign").shift(-1).over("call_id").alias("second_unit"),
      pl.col("on_scene_at").shift(-1).over("call_id").alias("second_at"),
    )
    .filter(pl.col("nth").eq(1).and(pl.col("second_at").isNotNull()))
    .rename({ call_sign: "first_unit", on_scene_at: "first_at" })
    .join((await table("emergency_call")).select("call_id", "call_no"), { on: "call_id" })
    .withColumns(roundedRatio(behind, 1000, 0).cast(pl.Int32).alias("seconds_behind"))
    .sort("call_no");
};
