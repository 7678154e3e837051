/**
 * A process of its own for one load into MongoDB: loads the driver's code, makes the rows, then times connecting and loading.
 * Arguments: `columns` or `insertMany`, the collection, rows, connections (0: our default). The address comes in `BENCH_URL`, the database in `BENCH_DATABASE`.
 */
import { loadColumns } from "../../stores/mongo/columns.js";
import { connectMongo } from "../../stores/mongo/connect.js";
import { dispatchLogDocuments, dispatchLogRows } from "./dispatch-log-rows.js";

const open = () => connectMongo(process.env.BENCH_URL!, process.env.BENCH_DATABASE!);

async function columns(collection: string, rows: number, connections: number): Promise<number> {
  const { table, mapping } = dispatchLogRows(rows);
  const started = performance.now();
  const { client, db } = await open();
  await loadColumns(db, collection, table, mapping, connections === 0 ? {} : { connections });
  const seconds = (performance.now() - started) / 1000;
  await client.close();
  return seconds;
}

async function insertMany(collection: string, rows: number): Promise<number> {
  const documents = dispatchLogDocuments(rows);
  const started = performance.now();
  const { client, db } = await open();
  await db.collection(collection).insertMany(documents);
  const seconds = (performance.now() - started) / 1000;
  await client.close();
  return seconds;
}

async function main([way, collection, rows, connections]: readonly string[]): Promise<number> {
  await import("mongodb");
  return way === "columns"
    ? columns(collection!, Number(rows), Number(connections))
    : insertMany(collection!, Number(rows));
}

main(process.argv.slice(2)).then(
  (seconds) => process.stdout.write(`${JSON.stringify({ seconds })}\n`),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
