import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const [assists, staff] = [(await table("assist")).select("treatment_id", "nurse_id"), await table("staff")];
  const numbered = (name: string) => staff.select(pl.col("staff_id"), pl.col("staff_no").alias(name));
  // Joined with itself: "greater" leaves each pair once, and nobody with themselves.
  return assists
    .join(assists, { on: "treatment_id", suffix: "_other" })
    .filter(pl.col("nurse_id_other").gt(pl.col("nurse_id")))
    .groupBy("nurse_id", "nurse_id_other")
    .agg(pl.len().alias("treatments"))
    .join(numbered("one_no"), { leftOn: "nurse_id", rightOn: "staff_id" })
    .join(numbered("other_no"), { leftOn: "nurse_id_other", rightOn: "staff_id" })
    .sort({ by: [pl.col("treatments").mul(-1), pl.col("one_no"), pl.col("other_no")] });
};
