import type { FrameAnswer } from "../../workbook/question/index.js";

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

/** The same day of the next month, or its last one, as SQL and MongoDB add a month; Date would run over into the month behind. */
function monthAfter(day: Date): Date {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + 1];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day.getUTCDate(), last)));
}
