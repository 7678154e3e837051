import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ table }) =>
  (await table("ambulance")).sort({ by: ["in_service_on", "call_sign"] }).head(3);
