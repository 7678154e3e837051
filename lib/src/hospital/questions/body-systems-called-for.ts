import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ table }) =>
  (await table("clinical_problem"))
    .join(await table("emergency_call"), { on: "problem_code", how: "semi" })
    .select("body_system")
    .unique()
    .sort("body_system");
