import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const arrivals = await table("arrival");
  const came = (kind: string) => arrivals.filter(pl.col("kind").eq(pl.lit(kind))).select("patient_id");
  // A semi-join keeps a patient once, however often both doors were used.
  return (await table("patient"))
    .join(came("transport"), { on: "patient_id", how: "semi" })
    .join(came("walk_in"), { on: "patient_id", how: "semi" })
    .select("mrn")
    .sort("mrn");
};
