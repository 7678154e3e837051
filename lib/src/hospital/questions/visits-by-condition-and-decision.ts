import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const visits = (await table("visit"))
    .join(await table("disposition"), { on: "visit_id" })
    .select("condition_on_arrival", "decision");
  const all = (name: string) => pl.lit(null).cast(pl.Utf8).alias(name);
  // Each visit is counted three times: by itself, in its condition and in all.
  const [by, subtotal, total] = [
    visits,
    visits.withColumns(all("decision")),
    visits.withColumns(all("condition_on_arrival"), all("decision")),
  ];
  const keys = ["is_total", "condition_on_arrival", "is_subtotal", "decision"];
  const marked = (frame: typeof visits, isTotal: boolean, isSubtotal: boolean) =>
    frame.withColumns(pl.lit(isTotal).alias("is_total"), pl.lit(isSubtotal).alias("is_subtotal"));
  return pl
    .concat([marked(by, false, false), marked(subtotal, false, true), marked(total, true, true)])
    .groupBy(...keys)
    .agg(pl.len().alias("visits"))
    .sort({ by: keys });
};
