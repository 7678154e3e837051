import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { seen_at } }) => {
  const calls = (await table("dispatch"))
    .join(await table("emergency_call"), { on: "call_id" })
    .select("dispatch_id", "call_no");
  return (await table("unit_status_event"))
    .filter(pl.col("changed_at").ltEq(pl.lit(seen_at)))
    .sort({ by: ["changed_at", "event_id"] })
    .unique({ subset: ["ambulance_id"], keep: "last" })
    .join(await table("ambulance"), { on: "ambulance_id" })
    .join(calls, { on: "dispatch_id", how: "left" })
    .select(pl.col("call_sign"), pl.col("status"), pl.col("changed_at").alias("since"), pl.col("call_no"))
    .sort("call_sign");
};
