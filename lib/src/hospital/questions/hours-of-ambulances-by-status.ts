import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const changed = pl.col("changed_at").cast(pl.Int64);
  const hours = (name: string, ...statuses: string[]) =>
    roundedRatio(pl.col("ms").filter(pl.col("status").isIn(statuses)).sum(), 3_600_000, 1).alias(name);
  return (
    (await table("unit_status_event"))
      .join(await table("ambulance"), { on: "ambulance_id" })
      .sort({ by: ["call_sign", "changed_at", "event_id"] })
      // A status lasts until the next event of the ambulance; the last of all has no end, and sum passes over its null.
      .withColumns(changed.shift(-1).over("call_sign").sub(changed).alias("ms"))
      .groupBy("call_sign")
      .agg(
        hours("available_h", "available"),
        hours("driving_h", "notified", "en_route", "transporting"),
        hours("on_scene_h", "on_scene"),
        hours("at_hospital_h", "at_hospital"),
      )
      .sort("call_sign")
  );
};
