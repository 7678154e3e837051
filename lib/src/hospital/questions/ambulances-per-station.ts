import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const stationed = (await table("ambulance"))
    .groupBy("station_id")
    .agg(pl.len().alias("ambulances"), pl.col("kind").neq(pl.lit("basic")).sum().alias("advanced"));
  const count = (name: string) => pl.col(name).fillNull(0).cast(pl.Int32);
  return (await table("station"))
    .join(stationed, { on: "station_id", how: "left" })
    .select(pl.col("station_code"), pl.col("name"), count("ambulances"), count("advanced"))
    .sort("station_code");
};
