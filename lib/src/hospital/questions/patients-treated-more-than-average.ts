import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const treated = (await table("treatment"))
    .join(await table("visit"), { on: "visit_id" })
    .join(await table("arrival"), { on: "arrival_id" })
    .groupBy("patient_id")
    .agg(pl.len().alias("treatments"));
  return (
    treated
      // Multiplied, not divided: a rounded average could leave a patient just above or below it.
      .filter(pl.col("treatments").mul(treated.height).gt(pl.col("treatments").sum()))
      .join((await table("patient")).select("patient_id", "mrn"), { on: "patient_id" })
      .sort({ by: [pl.col("treatments").mul(-1), pl.col("mrn")] })
  );
};
