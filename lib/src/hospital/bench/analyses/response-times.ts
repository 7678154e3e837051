import { polars, readMysql } from "../../../frames/index.js";
import { connect } from "../../../stores/mysql/connect.js";
import type { Analysis } from "./index.js";

/** Half and nine in ten by nearest rank, in milliseconds from unit notified to on scene (eTimes.06 - .03). */
export const responseTimes: Analysis = {
  title: "response times by priority",
  reads: { tables: ["emergency_call", "dispatch"] },
  async answer(address) {
    const pl = polars();
    const mysql = await connect(address);
    const calls = await readMysql(mysql, "SELECT call_id, priority FROM emergency_call");
    const dispatches = await readMysql(
      mysql,
      "SELECT dispatch_id, call_id, notified_at, on_scene_at FROM dispatch WHERE on_scene_at IS NOT NULL",
    );
    await mysql.end();
    const ranked = dispatches
      .sort({ by: ["call_id", "on_scene_at", "dispatch_id"] })
      .unique({ subset: ["call_id"], keep: "first", maintainOrder: true })
      .join(calls, { on: "call_id" })
      .withColumns(
        pl
          .col("on_scene_at")
          .cast(pl.Int64)
          .sub(pl.col("notified_at").cast(pl.Int64))
          .cast(pl.Int32)
          .alias("ms"),
      )
      .sort({ by: ["priority", "ms"] })
      .withColumns(
        pl.col("ms").count().over("priority").alias("calls"),
        pl.col("ms").cumCount().over("priority").alias("place"),
      );
    const atPlace = (share: number, name: string) =>
      ranked
        .filter(pl.col("place").eq(pl.col("calls").mul(share).div(100).ceil()))
        .select(pl.col("priority"), pl.col("calls"), pl.col("ms").alias(name));
    return atPlace(50, "median_ms")
      .join(atPlace(90, "p90_ms").select("priority", "p90_ms"), { on: "priority" })
      .sort("priority");
  },
};
