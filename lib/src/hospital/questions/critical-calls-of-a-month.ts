import type { FrameAnswer } from "../../workbook/question/index.js";
import { monthAfter } from "./months.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { month_begins: begins } }) => {
  const received = pl.col("received_at");
  return (await table("emergency_call"))
    .filter(
      pl
        .col("priority")
        .eq(1)
        .and(received.gtEq(pl.lit(begins)))
        .and(received.lt(pl.lit(monthAfter(begins)))),
    )
    .select("call_no", "received_at", "chief_complaint")
    .sort({ by: ["received_at", "call_no"] });
};
