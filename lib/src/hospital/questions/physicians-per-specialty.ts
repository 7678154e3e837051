import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const physicians = (await table("physician")).groupBy("specialty_code").agg(pl.len().alias("physicians"));
  return (await table("specialty"))
    .join(physicians, { on: "specialty_code", how: "left" })
    .withColumns(pl.col("physicians").fillNull(0).cast(pl.Int32))
    .sort({ by: [pl.col("physicians").mul(-1), pl.col("specialty_code")] });
};
