import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  // Hundredths are whole numbers, whose sum is exact.
  const hundredths = pl.col("dose").mul(100).round(0).cast(pl.Int64);
  const dose = (name: string) => roundedRatio(pl.col(name), 100, 2).alias(name);
  return (await table("medication"))
    .withColumns(hundredths.alias("hundredths"))
    .groupBy("drug", "dose_unit")
    .agg(
      pl.col("hundredths").count().alias("given"),
      pl.col("hundredths").min().alias("smallest"),
      pl.col("hundredths").max().alias("largest"),
      pl.col("hundredths").sum().alias("total"),
    )
    .withColumns(dose("smallest"), dose("largest"), dose("total"))
    .sort({ by: ["drug", "dose_unit"] });
};
