import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { places } }) =>
  (await table("dispatch"))
    .join(await table("ambulance"), { on: "ambulance_id" })
    .select(pl.col("notified_at").date.strftime("%Y-%m").alias("month"), pl.col("call_sign"))
    .groupBy("month", "call_sign")
    .agg(pl.len().alias("dispatches"))
    // "min" is RANK: equal ones share the better place, and the next is left out.
    .withColumns(pl.col("dispatches").rank({ method: "min", descending: true }).over("month").alias("place"))
    .filter(pl.col("place").ltEq(places))
    .sort({ by: ["month", "place", "call_sign"] });
