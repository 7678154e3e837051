import type { FrameAnswer } from "../../workbook/question/index.js";
import { monthAfter } from "./months.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const visits = await table("visit");
  const events = (at: string, step: number) =>
    visits
      .filter(pl.col(at).isNotNull())
      .select(pl.col(at).alias("changed_at"), pl.lit(step).cast(pl.Int32).alias("step"));
  const happened = pl.concat([events("registered_at", 1), events("departed_at", -1)]);
  const instants = happened.getColumn("changed_at").cast(pl.Int64);
  const [first, last] = [new Date(Number(instants.min())), new Date(Number(instants.max()))];
  const months: Date[] = [];
  for (
    let begins = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1));
    begins <= last;
    begins = monthAfter(begins)
  )
    months.push(begins);
  // Nobody comes or goes then, but whoever stayed over the turn of the month is counted in the new one, too.
  const turns = pl
    .DataFrame([pl.Series("changed_at", months, happened.getColumn("changed_at").dtype)])
    .withColumns(pl.lit(0).cast(pl.Int32).alias("step"));
  return pl
    .concat([happened, turns])
    .groupBy("changed_at")
    .agg(pl.col("step").sum())
    .sort("changed_at")
    .withColumns(
      pl.col("step").cumSum().alias("present"),
      pl.col("changed_at").date.strftime("%Y-%m").alias("month"),
    )
    .filter(pl.col("present").eq(pl.col("present").max().over("month")))
    .groupBy("month")
    .agg(pl.col("present").first().alias("peak"), pl.col("changed_at").min().alias("first_at"))
    .sort("month");
};
