import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const [visits, arrivals] = [await table("visit"), await table("arrival")];
  return (
    (await table("treatment"))
      .join(visits.select("visit_id", "arrival_id"), { on: "visit_id" })
      .join(arrivals.select("arrival_id", "patient_id"), { on: "arrival_id" })
      // Of two that began at one instant both stay.
      .filter(pl.col("started_at").eq(pl.col("started_at").max().over("patient_id")))
      .join(await table("patient"), { on: "patient_id" })
      .select("mrn", "treatment_id", "started_at", "kind", "outcome")
      .sort({ by: ["mrn", "treatment_id"] })
  );
};
