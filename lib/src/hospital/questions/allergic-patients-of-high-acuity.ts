import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { worst_esi: worst } }) => {
  const urgent = (await table("visit"))
    .filter(pl.col("esi").ltEq(worst))
    .join(await table("arrival"), { on: "arrival_id" });
  // A semi-join keeps each allergy once, however often the patient came.
  return (await table("patient_allergy"))
    .join(urgent, { on: "patient_id", how: "semi" })
    .join(await table("patient"), { on: "patient_id" })
    .groupBy("mrn")
    .agg(pl.col("allergen").sort().alias("allergens"))
    .withColumns(pl.col("allergens").lst.join(", "))
    .sort("mrn");
};
