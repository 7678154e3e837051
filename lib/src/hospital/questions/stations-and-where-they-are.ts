import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) =>
  (await table("station"))
    .select(
      pl.col("station_code"),
      pl.col("name"),
      pl.col("location_longitude").round(6).alias("longitude"),
      pl.col("location_latitude").round(6).alias("latitude"),
    )
    .sort("station_code");
