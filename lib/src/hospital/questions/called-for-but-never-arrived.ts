import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ table }) =>
  (await table("patient"))
    .join(await table("emergency_call"), { on: "patient_id", how: "semi" })
    .join(await table("arrival"), { on: "patient_id", how: "anti" })
    .select("mrn")
    .sort("mrn");
