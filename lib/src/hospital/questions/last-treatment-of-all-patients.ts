import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const last = (await table("treatment"))
    .join(await table("visit"), { on: "visit_id" })
    .join(await table("arrival"), { on: "arrival_id" })
    .groupBy("patient_id")
    .agg(pl.col("started_at").max().alias("last_treated_at"));
  return (await table("patient"))
    .join(last, { on: "patient_id", how: "left" })
    .select("mrn", "last_treated_at")
    .sort({ by: ["last_treated_at", "mrn"] });
};
