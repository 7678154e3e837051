import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { priority } }) =>
  (await table("emergency_call"))
    .filter(pl.col("priority").eq(priority))
    .join(await table("patient"), { on: "patient_id" })
    .join(await table("dispatch"), { on: "call_id" })
    .join(await table("ambulance"), { on: "ambulance_id" })
    .select("mrn", "received_at", "call_no", "call_sign", "kind")
    .sort({ by: ["received_at", "call_no", "call_sign"] });
