import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ColumnTable } from "../../stores/columns.js";
import { encodeRows, TAB_SEPARATED } from "../../stores/mysql/rows.js";
import { mysqlClientAddress } from "../../stores/servers/index.js";
import type { Sample } from "./contender.js";
import { runProgram } from "./process.js";

/** Writes a table's rows as the tab-separated file that LOAD DATA reads. */
export async function writeTabSeparated(table: ColumnTable, folder: string): Promise<string> {
  const file = join(folder, `${table.name}.tsv`);
  const chunks = encodeRows(table, TAB_SEPARATED, { from: 0, to: table.rows }, 1 << 20);
  const buffers = (function* () {
    for (const { chunk } of chunks) yield chunk;
  })();
  await pipeline(Readable.from(buffers, { objectMode: false }), createWriteStream(file));
  return file;
}

/** LOAD DATA LOCAL INFILE of a file by the `mysql` program, the whole process timed. */
export function clientLoad(
  client: readonly string[],
  url: string,
  table: string,
  file: string,
): Promise<Sample> {
  const statement = `LOAD DATA LOCAL INFILE '${file.replaceAll("'", "''")}' INTO TABLE ${table} CHARACTER SET utf8mb4`;
  return clientCommand(client, url, ["--local-infile=1"], statement);
}

/**
 * A statement by the `mysql` program, the whole process timed; what it prints is dropped. The other contenders time themselves after their
 * start, so the note tells how much of it the start is.
 */
export async function clientCommand(
  client: readonly string[],
  url: string,
  options: readonly string[],
  statement: string,
): Promise<Sample> {
  const { args, env } = mysqlClientAddress(url);
  const database = new URL(url).pathname.slice(1);
  const run = (what: string) => runProgram([...client, ...args, ...options, database, "-e", what], { env });
  const { seconds, peakMemoryMb } = await run(statement);
  const start = await run("DO 0");
  return { seconds, peakMemoryMb, note: `${start.seconds.toFixed(2)} s of it: its start and login` };
}
