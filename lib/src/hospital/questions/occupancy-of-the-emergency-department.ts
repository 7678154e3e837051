import type { DataFrame } from "../../frames/polars.js";
import type { FrameAnswer, FrameSources } from "../../workbook/question/index.js";
import { monthAfter } from "./months.js";

/** Each arrival and departure in the order of time, with how many are `present` after it. */
export async function presence({ pl, table }: Pick<FrameSources, "pl" | "table">): Promise<DataFrame> {
  const visits = await table("visit");
  const events = (at: string, step: number) =>
    visits
      .filter(pl.col(at).isNotNull())
      .select(pl.col(at).alias("changed_at"), pl.col("visit_no"), pl.lit(step).cast(pl.Int32).alias("step"));
  return pl
    .concat([events("registered_at", 1), events("departed_at", -1)])
    .sort({ by: [pl.col("changed_at"), pl.col("visit_no"), pl.col("step").mul(-1)] })
    .withColumns(pl.col("step").cumSum().alias("present"));
}

export const answer: FrameAnswer = async ({ pl, table, parameters: { month_begins: begin } }) => {
  const end = monthAfter(begin);
  // The sum runs over all events, so that who came the month before is counted.
  return (await presence({ pl, table })).filter(
    pl
      .col("changed_at")
      .gtEq(pl.lit(begin))
      .and(pl.col("changed_at").lt(pl.lit(end))),
  );
};
