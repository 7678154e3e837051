import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { priority } }) => {
  const calls = (await table("emergency_call"))
    .filter(pl.col("priority").eq(priority))
    .select("call_id", "problem_code");
  const found = (await table("assessment"))
    .filter(pl.col("assessment_no").eq(1))
    .join((await table("dispatch")).select("dispatch_id", "call_id"), { on: "dispatch_id" })
    .join(calls.select("call_id"), { on: "call_id", how: "semi" })
    .unique({ subset: ["call_id", "problem_code"] })
    .groupBy("problem_code")
    .agg(pl.len().alias("found"));
  const count = (name: string) => pl.col(name).fillNull(0).cast(pl.Int32);
  return calls
    .groupBy("problem_code")
    .agg(pl.len().alias("reported"))
    .join(found, { on: "problem_code", how: "full", coalesce: true })
    .withColumns(count("reported"), count("found"))
    .sort("problem_code");
};
