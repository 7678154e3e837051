import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { on_day: onDay } }) => {
  const born = pl.col("date_of_birth");
  // Month and day as one number: who has the birthday still to come is a year younger.
  const today = (onDay.getUTCMonth() + 1) * 100 + onDay.getUTCDate();
  const birthday = born.date.month().cast(pl.Int32).mul(100).add(born.date.day());
  const younger = pl.when(birthday.gt(today)).then(pl.lit(1)).otherwise(pl.lit(0));
  const age = pl.col("age");
  return (await table("patient"))
    .join(await table("person"), { leftOn: "patient_id", rightOn: "person_id" })
    .filter(born.ltEq(pl.lit(onDay)))
    .select(pl.lit(onDay.getUTCFullYear()).sub(born.date.year()).sub(younger).alias("age"))
    .select(
      pl
        .when(age.lt(18))
        .then(pl.lit("0-17"))
        .when(age.lt(40))
        .then(pl.lit("18-39"))
        .when(age.lt(65))
        .then(pl.lit("40-64"))
        .when(age.lt(80))
        .then(pl.lit("65-79"))
        .otherwise(pl.lit("80+"))
        .alias("age_band"),
    )
    .groupBy("age_band")
    .agg(pl.len().alias("patients"))
    .sort("age_band");
};
