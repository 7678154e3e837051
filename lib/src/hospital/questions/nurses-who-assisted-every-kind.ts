import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const treatments = (await table("treatment")).select("treatment_id", "kind");
  const staff = (await table("staff")).select("staff_id", "staff_no");
  const assisted = (await table("assist"))
    .join(treatments, { on: "treatment_id" })
    .groupBy("nurse_id")
    .agg(pl.col("kind").nUnique().alias("kinds"));
  return (
    (await table("nurse"))
      // A left join: if nothing was ever given, whoever assisted in nothing has assisted in all.
      .join(assisted, { leftOn: "staff_id", rightOn: "nurse_id", how: "left" })
      .filter(pl.col("kinds").fillNull(0).eq(treatments.getColumn("kind").nUnique()))
      .join(staff, { on: "staff_id" })
      .select("staff_no", "area")
      .sort("staff_no")
  );
};
