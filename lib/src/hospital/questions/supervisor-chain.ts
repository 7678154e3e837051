import type { DataFrame } from "../../frames/polars.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const staff = (await table("staff")).select("staff_id", "staff_no", "role", "supervisor_id");
  const level = (nth: number) => pl.lit(nth).cast(pl.Int32).alias("level");
  // Polars knows no recursion: each turn joins the next level below to the last one, until nobody is left.
  const levels: DataFrame[] = [];
  let last: DataFrame = staff
    .filter(pl.col("supervisor_id").isNull())
    .select(
      pl.col("staff_id"),
      pl.col("staff_no"),
      pl.col("role"),
      level(0),
      pl.col("staff_no").alias("chain"),
    );
  while (last.height > 0) {
    levels.push(last);
    const above = last.select(pl.col("staff_id").alias("supervisor_id"), pl.col("chain").alias("above"));
    last = staff
      .join(above, { on: "supervisor_id" })
      .select(
        pl.col("staff_id"),
        pl.col("staff_no"),
        pl.col("role"),
        level(levels.length),
        pl.concatString([pl.col("above"), pl.col("staff_no")], " > ").alias("chain"),
      );
  }
  return pl.concat(levels).sort("chain");
};
