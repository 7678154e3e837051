import { sphereDistance } from "../../frames/distance.js";
import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { km } }) => {
  const calls = (await table("emergency_call")).select("location_longitude", "location_latitude");
  const stations = await table("station");
  const distance = sphereDistance(
    { longitude: pl.col("location_longitude"), latitude: pl.col("location_latitude") },
    { longitude: pl.col("location_longitude_right"), latitude: pl.col("location_latitude_right") },
  );
  const near = stations
    .join(calls, { how: "cross" })
    .filter(distance.ltEq(1000 * Number(km)))
    .groupBy("station_code")
    .agg(pl.len().alias("calls_near"));
  return stations
    .select("station_code")
    .join(near, { on: "station_code", how: "left" })
    .withColumns(pl.col("calls_near").fillNull(0).cast(pl.Int32))
    .withColumns(
      roundedRatio(pl.col("calls_near").cast(pl.Int64).mul(100), calls.height, 1).alias("percent_of_all"),
    )
    .sort("station_code");
};
