import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const staff = await table("staff");
  const bosses = staff.select(
    pl.col("staff_id").alias("supervisor_id"),
    pl.col("staff_no").alias("supervisor_no"),
    pl.col("hired_on").alias("supervisor_hired_on"),
  );
  return staff
    .join(bosses, { on: "supervisor_id" })
    .filter(pl.col("hired_on").lt(pl.col("supervisor_hired_on")))
    .sort({ by: ["hired_on", "staff_no"] });
};
