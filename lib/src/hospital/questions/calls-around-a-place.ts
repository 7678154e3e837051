import { sphereDistance } from "../../frames/distance.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { longitude, latitude, km } }) =>
  (await table("emergency_call"))
    .withColumns(
      sphereDistance(
        { longitude: pl.col("location_longitude"), latitude: pl.col("location_latitude") },
        { longitude: pl.lit(Number(longitude)), latitude: pl.lit(Number(latitude)) },
      ).alias("metres"),
    )
    .filter(pl.col("metres").ltEq(1000 * Number(km)))
    .select(
      pl.col("call_no"),
      pl.col("received_at"),
      pl.col("metres").add(0.5).floor().cast(pl.Int32).alias("distance_m"),
    )
    .sort({ by: ["distance_m", "call_no"] });
