/**
 * A process of its own for one load, so that its time and memory are its own: loads the driver's code, makes the rows, then
 * times connecting and loading.
 * Arguments: `mysql` or `mongo`, `narrow` or `wide`, rows, connections. The address comes in `BENCH_URL`, the database in `BENCH_DATABASE`.
 */
import { loadColumns } from "../../stores/mongo/columns.js";
import { connectMongo } from "../../stores/mongo/connect.js";
import { connect } from "../../stores/mysql/connect.js";
import { loadTable } from "../../stores/mysql/load.js";
import { eventRows } from "./event-rows.js";
import { LOAD_TABLES, type Width } from "./load-tables.js";

async function mysql(width: Width, rows: number, connections: number): Promise<number> {
  await import("mysql2/promise");
  const table = LOAD_TABLES[width].rows(rows);
  const started = performance.now();
  const open = await Promise.all(Array.from({ length: connections }, () => connect(process.env.BENCH_URL!)));
  await loadTable(open, table);
  const seconds = (performance.now() - started) / 1000;
  await Promise.all(open.map((connection) => connection.end()));
  return seconds;
}

async function mongo(rows: number): Promise<number> {
  await import("mongodb");
  const table = eventRows(rows);
  const started = performance.now();
  const { client, db } = await connectMongo(process.env.BENCH_URL!, process.env.BENCH_DATABASE!);
  await loadColumns(db, "event", table, {
    _id: "event_id",
    changed_at: "changed_at",
    ambulance_id: "ambulance_id",
    status: "status",
    dispatch_id: "dispatch_id",
    distance_km: "distance_km",
  });
  const seconds = (performance.now() - started) / 1000;
  await client.close();
  return seconds;
}

const [store, width, rows, connections] = process.argv.slice(2);
const work =
  store === "mysql" ? mysql(width as Width, Number(rows), Number(connections)) : mongo(Number(rows));
work.then(
  (seconds) => process.stdout.write(`${JSON.stringify({ seconds })}\n`),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
