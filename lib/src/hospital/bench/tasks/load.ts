import { join } from "node:path";
import { projectRoot } from "../../../project.js";
import { mysqlClient } from "../../../stores/servers/index.js";
import type { Contender, Sample, Task } from "../contender.js";
import { breakGround, type Ground } from "../ground.js";
import { LOAD_TABLES, type LoadTable, type Width } from "../load-tables.js";
import { clientLoad, writeTabSeparated } from "../mysql-client.js";
import { runProgram } from "../process.js";
import { pythonWith } from "../python.js";

const NO_CLIENT = "there is no MySQL `mysql` program here";

/** Rows made in memory into MySQL, beside the `mysql` program's LOAD DATA of the same rows from a file, and beside Python's driver. */
export async function mysqlLoad(width: Width, rows: number): Promise<Task> {
  const ground = await breakGround("mysql-load");
  const table = LOAD_TABLES[width];
  const load = async (connections: number): Promise<Sample> => {
    await freshTable(ground, table);
    return child(ground, width, rows, connections);
  };
  const file = await writeTabSeparated(table.rows(rows), ground.folder);
  const references = [
    clientReference(ground, table, file),
    executemany(ground, table, file, "with its C extension"),
    executemany(ground, table, file, "pure"),
  ];
  return {
    id: `mysql-load-${width}`,
    title: `${rows.toLocaleString("en")} rows of ${Object.keys(table.rows(1).columns).length} columns into MySQL, from connecting on`,
    rows,
    contenders: [
      { name: "hers", what: "typed columns, LOAD DATA LOCAL, two connections", run: () => load(2) },
      { name: "hers:one-connection", what: "the same on one connection", run: () => load(1) },
      ...references.flatMap((each) => ("run" in each ? [each] : [])),
    ],
    leftOut: references.flatMap((each) => ("reason" in each ? [each] : [])),
    close: ground.close,
  };
}

interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

function addressOf({ database }: Ground): string {
  const url = new URL(database.mysqlUrl);
  url.pathname = `/${database.name}`;
  return url.href;
}

function clientReference(ground: Ground, table: LoadTable, file: string): Contender | LeftOut {
  const name = "ref:mysql-client";
  const program = mysqlClient();
  if (program === undefined) return { name, reason: NO_CLIENT };
  return {
    name,
    what: "the mysql program's LOAD DATA LOCAL of the same rows from a file",
    run: async () => {
      await freshTable(ground, table);
      return clientLoad(program, addressOf(ground), table.name, file);
    },
  };
}

const CONNECTOR = "mysql-connector-python==9.5.0";

/** Measured: ten thousand are a little faster than a thousand. */
const ROWS_AT_A_TIME = 10_000;

/** A Python has the driver pure where its C extension cannot be loaded. */
function executemany(
  ground: Ground,
  table: LoadTable,
  file: string,
  driver: "with its C extension" | "pure",
): Contender | LeftOut {
  const name = driver === "pure" ? "mysql.connector-pure" : "mysql.connector";
  const environment = pythonWith([CONNECTOR]);
  if ("reason" in environment) return { name, reason: environment.reason };
  const program = join(projectRoot(), "lib", "bin", "bench-executemany.py");
  return {
    name,
    what: `Python: executemany, ${ROWS_AT_A_TIME.toLocaleString("en")} rows at a time, the driver ${driver === "pure" ? "without its C extension" : driver}`,
    run: async () => {
      await freshTable(ground, table);
      const rowsAtATime = String(ROWS_AT_A_TIME);
      return runProgram([environment.python, program, table.name, file, rowsAtATime, driver], {
        env: { ...process.env, BENCH_URL: addressOf(ground) },
        timesItself: true,
      });
    },
  };
}

async function freshTable({ mysql }: Ground, { name, ddl }: LoadTable): Promise<void> {
  await mysql.query(`DROP TABLE IF EXISTS ${name}`);
  await mysql.query(ddl);
}

/** The address goes by environment, because arguments can be read by every user of the machine. */
function child(ground: Ground, width: Width, rows: number, connections: number): Promise<Sample> {
  return runProgram(
    [process.execPath, join(__dirname, "..", "load-child.js"), width, String(rows), String(connections)],
    { env: { ...process.env, BENCH_URL: addressOf(ground) }, timesItself: true },
  );
}
