/**
 * A process of its own for one read into a frame: loads the code, then times connecting and reading, then proves the frame.
 * Arguments: `mysql` or `mongo`, and the table or collection. The address comes in `BENCH_URL`, the database in `BENCH_DATABASE`.
 */
import { type DataFrame, polars, readMongo, readMysql } from "../../frames/index.js";
import { connectMongo } from "../../stores/mongo/connect.js";
import { connect } from "../../stores/mysql/connect.js";
import type { FrameProof } from "./frame-proof.js";
import { highWaterMark } from "./process.js";

const { BENCH_URL: url = "", BENCH_DATABASE: database = "" } = process.env;

async function mysql(table: string): Promise<DataFrame> {
  const connection = await connect(url, { database });
  const frame = await readMysql(connection, `SELECT * FROM ${table}`);
  connection.destroy();
  return frame;
}

async function mongo(collection: string): Promise<DataFrame> {
  const { client, db } = await connectMongo(url, database);
  const frame = await readMongo(db.collection(collection));
  await client.close();
  return frame;
}

function proof(frame: DataFrame): FrameProof {
  const pl = polars();
  const proven: Record<string, string> = { rows: String(frame.height) };
  for (const name of frame.columns) {
    const series = frame.getColumn(name);
    const type = String(series.dtype);
    proven[`${name} null`] = String(series.nullCount());
    if (type.includes("String")) {
      proven[name] = String(series.str.lengths().sum());
      continue;
    }
    const number = type.includes("Datetime") ? pl.col(name).cast(pl.Int64) : pl.col(name);
    const wide = type.includes("Int") ? number.cast(pl.Int64) : number;
    const sum = String(frame.select(wide.sum().cast(pl.Utf8)).row(0)[0]);
    proven[name] = sum.replace(".", "");
  }
  return proven;
}

async function main([store, name]: readonly string[]): Promise<object> {
  await Promise.all([import("mysql2/promise"), import("mongodb")]);
  polars();
  const started = performance.now();
  const frame = await (store === "mysql" ? mysql(name!) : mongo(name!));
  const seconds = (performance.now() - started) / 1000;
  const peakMemoryMb = highWaterMark("self");
  return { seconds, peakMemoryMb, proof: proof(frame) };
}

main(process.argv.slice(2)).then(
  (result) => process.stdout.write(`${JSON.stringify(result)}\n`),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
