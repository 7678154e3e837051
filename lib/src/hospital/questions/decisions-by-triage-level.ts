import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  // Conditional sums rather than pivot, which has a column only for what occurs. Null is no decision, and sum passes over it.
  const ended = (name: string, decisions = [name]) => pl.col("decision").isIn(decisions).sum().alias(name);
  return (await table("triage_level"))
    .join(await table("visit"), { on: "esi", how: "left" })
    .join(await table("disposition"), { on: "visit_id", how: "left" })
    .groupBy("esi", "name")
    .agg(
      ended("discharged"),
      ended("admitted"),
      ended("transferred"),
      ended("left_early", ["left_without_being_seen", "left_against_advice"]),
      ended("died"),
    )
    .sort("esi");
};
