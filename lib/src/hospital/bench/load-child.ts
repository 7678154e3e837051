/**
 * A process of its own for one load, so that its time and memory are its own: loads the driver's code, makes the rows, then
 * times connecting and loading.
 * Arguments: `narrow` or `wide`, rows, connections. The address comes in `BENCH_URL`.
 */
import { connect } from "../../stores/mysql/connect.js";
import { loadTable } from "../../stores/mysql/load.js";
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

const [width, rows, connections] = process.argv.slice(2);
mysql(width as Width, Number(rows), Number(connections)).then(
  (seconds) => process.stdout.write(`${JSON.stringify({ seconds })}\n`),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
