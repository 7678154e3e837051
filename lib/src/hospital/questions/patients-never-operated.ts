import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const visits = (await table("visit"))
    .join(await table("arrival"), { on: "arrival_id" })
    .select("visit_id", "patient_id");
  const operated = (await table("procedure"))
    .filter(pl.col("surgical"))
    .join(await table("treatment"), { on: "treatment_id" })
    .join(visits, { on: "visit_id" })
    .select("patient_id");
  return visits
    .join(operated, { on: "patient_id", how: "anti" })
    .groupBy("patient_id")
    .agg(pl.len().alias("visits"))
    .join((await table("patient")).select("patient_id", "mrn"), { on: "patient_id" })
    .sort("mrn");
};
