import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { apart } }) => {
  const treated = (await table("treatment"))
    .join(await table("visit"), { on: "visit_id" })
    .join(await table("arrival"), { on: "arrival_id" })
    .groupBy("physician_id")
    .agg(pl.col("patient_id").nUnique().cast(pl.Int32).alias("patients"))
    .join(await table("staff"), { leftOn: "physician_id", rightOn: "staff_id" })
    .select("patients", "staff_no");
  const other = treated.rename({ patients: "other_patients", staff_no: "other_staff_no" });
  return treated
    .join(other, { how: "cross" })
    .filter(pl.col("staff_no").lt(pl.col("other_staff_no")))
    .filter(pl.col("other_patients").sub(pl.col("patients")).abs().ltEq(apart))
    .sort({ by: [pl.col("patients").mul(-1), pl.col("staff_no"), pl.col("other_staff_no")] });
};
