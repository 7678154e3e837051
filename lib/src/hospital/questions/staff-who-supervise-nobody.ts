import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { role } }) => {
  const staff = await table("staff");
  // Nulls match nothing in a join, so the head's missing supervisor does no harm, as it does to NOT IN.
  return staff
    .filter(pl.col("role").eq(pl.lit(role)))
    .join(staff, { leftOn: "staff_id", rightOn: "supervisor_id", how: "anti" })
    .sort("staff_no");
};
