import type { FrameAnswer } from "../../workbook/question/index.js";
import { presence } from "./occupancy-of-the-emergency-department.js";

export const answer: FrameAnswer = async ({ pl, table }) =>
  (await presence({ pl, table }))
    .withColumns(pl.col("changed_at").date.strftime("%Y-%m").alias("month"))
    .filter(pl.col("present").eq(pl.col("present").max().over("month")))
    .groupBy("month")
    .agg(pl.col("present").first().alias("peak"), pl.col("changed_at").min().alias("first_at"))
    .sort("month");
