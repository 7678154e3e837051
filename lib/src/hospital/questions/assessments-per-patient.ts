import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const onFile = (await table("patient")).height;
  const [assessed, assessments] = [pl.col("patients_assessed"), pl.col("assessments")];
  return (await table("assessment"))
    .groupBy("patient_id")
    .agg(pl.len().alias("n"))
    .select(pl.len().alias("patients_assessed"), pl.col("n").sum().alias("assessments"))
    .withColumns(
      roundedRatio(assessments, assessed, 2).alias("per_assessed_patient"),
      roundedRatio(assessments, onFile, 2).alias("per_patient_on_file"),
    );
};
