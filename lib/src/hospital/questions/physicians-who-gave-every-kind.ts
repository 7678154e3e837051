import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { times } }) => {
  const treatments = await table("treatment");
  const specialties = (await table("specialty")).select(
    pl.col("specialty_code"),
    pl.col("name").alias("specialty"),
  );
  return treatments
    .groupBy("physician_id", "kind")
    .agg(pl.len().alias("treatments"))
    .filter(pl.col("treatments").gtEq(times))
    .groupBy("physician_id")
    .agg(pl.len().alias("kinds"), pl.col("treatments").sum())
    .filter(pl.col("kinds").eq(treatments.getColumn("kind").nUnique()))
    .join(await table("physician"), { leftOn: "physician_id", rightOn: "staff_id" })
    .join(await table("staff"), { leftOn: "physician_id", rightOn: "staff_id" })
    .join(specialties, { on: "specialty_code" })
    .sort("staff_no");
};
