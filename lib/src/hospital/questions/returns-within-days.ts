import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

const DAY_MS = 86_400_000;

export const answer: FrameAnswer = async ({ pl, table, parameters: { days } }) => {
  const away = pl.col("registered_at").sub(pl.col("left_at")).cast(pl.Int64);
  return (
    (await table("visit"))
      .join((await table("arrival")).select("arrival_id", "patient_id"), { on: "arrival_id" })
      .sort({ by: ["registered_at", "visit_id"] })
      // over() keeps the order of the rows, so the one before is the same patient's visit before.
      .withColumns(
        pl.col("visit_no").shift(1).over("patient_id").alias("previous_visit_no"),
        pl.col("departed_at").shift(1).over("patient_id").alias("left_at"),
      )
      .withColumns(away.alias("away_ms"))
      .filter(pl.col("away_ms").ltEq(days * DAY_MS))
      .join(await table("patient"), { on: "patient_id" })
      .withColumns(roundedRatio(pl.col("away_ms"), 3_600_000, 1).alias("hours_between"))
      .sort({ by: ["registered_at", "visit_no"] })
  );
};
