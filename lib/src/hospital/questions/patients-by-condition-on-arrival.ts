import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const arrivals = (await table("arrival")).select("arrival_id", "patient_id");
  return (await table("visit"))
    .join(arrivals, { on: "arrival_id" })
    .groupBy("condition_on_arrival")
    .agg(pl.len().alias("visits"), pl.col("patient_id").nUnique().alias("patients"))
    .sort({ by: [pl.col("visits").mul(-1), pl.col("condition_on_arrival")] });
};
