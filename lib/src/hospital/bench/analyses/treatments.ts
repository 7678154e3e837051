import { polars, readMongo } from "../../../frames/index.js";
import { connectMongo } from "../../../stores/mongo/connect.js";
import type { Analysis } from "./index.js";

/** By specialty and kind: how many, how many after which the patient was better, and how long they took in milliseconds together. */
export const treatments: Analysis = {
  title: "treatments by specialty and kind",
  reads: { collection: "treatments" },
  async answer(address, database) {
    const pl = polars();
    const { client, db } = await connectMongo(address, database);
    const projection = { _id: 0, kind: 1, "physician.specialty": 1, started_at: 1, ended_at: 1, outcome: 1 };
    const given = await readMongo(db.collection("treatments"), { projection });
    await client.close();
    return given
      .withColumns(
        pl.col("physician.specialty").alias("specialty"),
        pl.col("ended_at").cast(pl.Int64).sub(pl.col("started_at").cast(pl.Int64)).alias("ms"),
        pl.col("outcome").eq(pl.lit("improved")).alias("improved"),
      )
      .groupBy("specialty", "kind")
      .agg(
        pl.col("ms").count().alias("treatments"),
        pl.col("improved").sum(),
        pl.col("ms").sum().alias("total_ms"),
      )
      .sort({ by: ["specialty", "kind"] });
  },
};
