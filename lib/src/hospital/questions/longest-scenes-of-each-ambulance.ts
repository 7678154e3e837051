import { roundedRatio } from "../../frames/rounded.js";
import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table }) => {
  const ms = (name: string) => pl.col(name).cast(pl.Int64);
  // A scene ends when the patient leaves it, or, if nobody is transported, when the unit is free again.
  const ends = pl
    .when(pl.col("left_scene_at").isNull())
    .then(ms("in_service_at"))
    .otherwise(ms("left_scene_at"));
  return (await table("dispatch"))
    .join(await table("transport"), { on: "dispatch_id", how: "left" })
    .withColumns(ends.sub(ms("on_scene_at")).alias("stay_ms"))
    .filter(pl.col("stay_ms").isNotNull())
    .join((await table("emergency_call")).select("call_id", "call_no"), { on: "call_id" })
    .join((await table("ambulance")).select("ambulance_id", "call_sign"), { on: "ambulance_id" })
    .sort({ by: [pl.col("call_sign"), pl.col("stay_ms").mul(-1), pl.col("call_no")] })
    .filter(pl.col("call_no").cumCount().over("call_sign").ltEq(3))
    .withColumns(roundedRatio(pl.col("stay_ms"), 60_000, 0).cast(pl.Int32).alias("minutes"))
    .sort({ by: [pl.col("call_sign"), pl.col("minutes").mul(-1), pl.col("call_no")] });
};
