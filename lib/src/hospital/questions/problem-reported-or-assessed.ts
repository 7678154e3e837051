import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { problem_code } }) => {
  const patients = (await table("patient")).select("patient_id", "mrn");
  const named = async (name: string, source: string) =>
    (await table(name))
      .filter(pl.col("problem_code").eq(pl.lit(problem_code)))
      .join(patients, { on: "patient_id" })
      .select(pl.col("mrn"), pl.lit(source).alias("source"));
  return pl
    .concat([await named("emergency_call", "reported"), await named("assessment", "assessed")])
    .unique()
    .sort({ by: ["mrn", "source"] });
};
