import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { word } }) =>
  (await table("emergency_call"))
    .filter(
      pl.col("chief_complaint").str.contains(`(?i)(^|[^\\p{L}\\p{N}_])${word}($|[^\\p{L}\\p{N}_])`, false),
    )
    .select("call_no", "priority", "chief_complaint")
    .sort("call_no");
