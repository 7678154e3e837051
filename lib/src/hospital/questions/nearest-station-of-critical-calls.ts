import { sphereDistance } from "../../frames/distance.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { priority } }) => {
  const distance = sphereDistance(
    { longitude: pl.col("location_longitude"), latitude: pl.col("location_latitude") },
    { longitude: pl.col("location_longitude_right"), latitude: pl.col("location_latitude_right") },
  );
  const went = (await table("dispatch"))
    .join(await table("ambulance"), { on: "ambulance_id" })
    .select("call_id", "station_id")
    .unique()
    .withColumns(pl.lit(true).alias("own_unit_went"));
  return (await table("emergency_call"))
    .filter(pl.col("priority").eq(priority))
    .join(await table("station"), { how: "cross" })
    .withColumns(distance.alias("distance_m"))
    .sort({ by: ["call_id", "distance_m", "station_code"] })
    .unique({ subset: ["call_id"], keep: "first", maintainOrder: true })
    .join(went, { on: ["call_id", "station_id"], how: "left" })
    .select(
      pl.col("call_no"),
      pl.col("station_code"),
      pl.col("distance_m").div(1000).round(1).alias("distance_km"),
      pl.col("own_unit_went").isNotNull(),
    )
    .sort("call_no");
};
