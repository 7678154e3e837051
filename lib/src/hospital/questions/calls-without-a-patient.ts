import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) =>
  (await table("emergency_call"))
    .filter(pl.col("patient_id").isNull())
    .select("call_no", "received_at", "caller_phone")
    .sort({ by: ["received_at", "call_no"] });
