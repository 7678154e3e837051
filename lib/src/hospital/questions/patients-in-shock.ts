import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { shock_index } }) => {
  const first = pl.col("assessment_no").eq(1).and(pl.col("vital_no").eq(1));
  // 0.9 is no double; 9 and 10 are.
  const [whole, fraction = ""] = String(shock_index).split(".") as [string, string?];
  const [units, one] = [Number(whole + fraction), 10 ** fraction.length];
  return (
    (await table("vital_sign"))
      .filter(first)
      // A comparison with null is null, and filter drops it.
      .filter(
        pl
          .col("systolic_mmhg")
          .gt(0)
          .and(pl.col("heart_rate").mul(one).gtEq(pl.col("systolic_mmhg").mul(units))),
      )
      .join(await table("assessment"), { on: ["dispatch_id", "assessment_no"] })
      .join((await table("patient")).select("patient_id", "mrn"), { on: "patient_id" })
      .join((await table("dispatch")).select("dispatch_id", "call_id", "ambulance_id"), { on: "dispatch_id" })
      .join((await table("emergency_call")).select("call_id", "call_no"), { on: "call_id" })
      .join((await table("ambulance")).select("ambulance_id", "call_sign"), { on: "ambulance_id" })
      .withColumns(roundedRatio(pl.col("heart_rate"), pl.col("systolic_mmhg"), 2).alias("shock_index"))
      .sort({ by: [pl.col("shock_index").mul(-1), pl.col("call_no"), pl.col("call_sign")] })
  );
};
