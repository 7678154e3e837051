import { polars, readMysql } from "../../../frames/index.js";
import { connect } from "../../../stores/mysql/connect.js";
import type { Analysis } from "./index.js";

const HOUR_MS = 3_600_000;
const [YEAR, NEXT_YEAR] = [Date.UTC(2025, 0, 1), Date.UTC(2026, 0, 1)];

/** Patients present at each full hour of the year, summed by the hour of the day, and of how many days that is the sum. */
export const occupancy: Analysis = {
  title: "occupancy by hour of the day",
  reads: { tables: ["visit"] },
  async answer(address) {
    const pl = polars();
    const mysql = await connect(address);
    const visits = await readMysql(mysql, "SELECT registered_at, departed_at FROM visit");
    await mysql.end();
    const events = (at: string, step: number) =>
      visits
        .filter(pl.col(at).isNotNull())
        .select(pl.col(at).cast(pl.Int64).alias("at"), pl.lit(step).cast(pl.Int32).alias("step"));
    const presence = pl
      .concat([events("registered_at", 1), events("departed_at", -1)])
      .sort("at")
      .withColumns(pl.col("step").cumSum().alias("present"));
    const instants = BigInt64Array.from({ length: (NEXT_YEAR - YEAR) / HOUR_MS }, (_, hour) =>
      BigInt(YEAR + hour * HOUR_MS),
    );
    return pl
      .DataFrame([pl.Series("at", instants as never, pl.Int64)])
      .joinAsof(presence.select("at", "present"), { on: "at", strategy: "backward" })
      .withColumns(
        pl.col("at").cast(pl.Datetime("ms")).date.hour().alias("hour"),
        pl.col("present").fillNull(0).cast(pl.Int32),
      )
      .groupBy("hour")
      .agg(pl.col("present").sum(), pl.col("present").count().alias("days"))
      .sort("hour");
  },
};
