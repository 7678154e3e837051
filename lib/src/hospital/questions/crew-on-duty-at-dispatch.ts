import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { priority } }) => {
  const shifts = await table("crew_shift");
  const staff = (await table("staff")).select("staff_id", "staff_no");
  const seat = (name: string) =>
    shifts
      .filter(pl.col("seat").eq(pl.lit(name)))
      .join(staff, { leftOn: "paramedic_id", rightOn: "staff_id" })
      .select(
        pl.col("ambulance_id"),
        pl.col("starts_at").alias("began_at"),
        pl.col("ends_at").alias(`${name}_until`),
        pl.col("staff_no").alias(`${name}_no`),
      );
  // The last shift of the ambulance may be over: then nobody was on the roster.
  const onDuty = (name: string) =>
    pl
      .when(pl.col(`${name}_until`).gt(pl.col("notified_at")))
      .then(pl.col(`${name}_no`))
      .otherwise(pl.lit(null))
      .alias(`${name}_no`);
  const begun = shifts
    .select(pl.col("ambulance_id"), pl.col("starts_at"), pl.col("starts_at").alias("began_at"))
    .unique()
    .sort("starts_at");
  return (await table("dispatch"))
    .join(await table("emergency_call"), { on: "call_id" })
    .filter(pl.col("priority").eq(priority))
    .join(await table("ambulance"), { on: "ambulance_id" })
    .sort("notified_at")
    .joinAsof(begun, {
      leftOn: "notified_at",
      rightOn: "starts_at",
      by: "ambulance_id",
      checkSortedness: false,
    })
    .join(seat("driver"), { on: ["ambulance_id", "began_at"], how: "left" })
    .join(seat("attendant"), { on: ["ambulance_id", "began_at"], how: "left" })
    .select(
      pl.col("call_no"),
      pl.col("call_sign"),
      pl.col("notified_at"),
      onDuty("driver"),
      onDuty("attendant"),
    )
    .sort({ by: ["notified_at", "call_no", "call_sign"] });
};
