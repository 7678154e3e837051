import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { at_least: atLeast } }) => {
  const staff = await table("staff");
  const numbered = (name: string) => staff.select(pl.col("staff_id"), pl.col("staff_no").alias(name));
  return (await table("handover"))
    .groupBy("paramedic_id", "nurse_id")
    .agg(pl.len().alias("handovers"), pl.col("report").neq(pl.lit("verbal")).sum().alias("written"))
    .filter(pl.col("handovers").gtEq(atLeast))
    .join(numbered("paramedic_no"), { leftOn: "paramedic_id", rightOn: "staff_id" })
    .join(numbered("nurse_no"), { leftOn: "nurse_id", rightOn: "staff_id" })
    .sort({ by: [pl.col("handovers").mul(-1), pl.col("paramedic_no"), pl.col("nurse_no")] });
};
