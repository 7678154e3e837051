/** Rows made in memory -> LOAD DATA LOCAL INFILE, without a file. */

import { Readable } from "node:stream";
import type { ResultSetHeader } from "mysql2/promise";
import type { ColumnTable } from "../columns.js";
import { type Attempt, type MysqlError, refusedByError, refusedByWarning } from "./refusal.js";
import { encodeRows, TAB_SEPARATED } from "./rows.js";

/** Large enough that a packet's cost vanishes, small enough that client and server work at the same time. */
const CHUNK_BYTES = 256 * 1024;

/** What the server is told to ask for; it must ask for this and nothing else. */
const FILE = "hers-rows";

/** The server, or a setting on the way, allows no LOCAL INFILE. */
export class LocalInfileForbidden extends Error {}

const FORBIDDEN = new Set([1148, 3948, 3950]);

/**
 * Sends a slice with LOAD DATA LOCAL. LOCAL makes MySQL skip or alter what it does not like and go on, so the count is
 * compared and any warning counts as a refusal.
 *
 * @throws {LocalInfileForbidden} before any row is sent
 */
export const loadLocal: Attempt = async (connection, table, slice, onRows) => {
  let header: ResultSetHeader;
  try {
    [header] = await connection.query<ResultSetHeader>({
      sql: statement(table),
      infileStreamFactory: (asked) => {
        if (asked !== FILE) throw new Error(`MySQL asked for the file ${asked}, which nobody offered.`);
        return Readable.from(chunks(table, slice, onRows), { objectMode: false, highWaterMark: CHUNK_BYTES });
      },
    });
  } catch (error) {
    const { errno, sqlState, message } = error as Partial<MysqlError>;
    if (errno === undefined || sqlState === undefined) throw error; // the connection's, or a row's that cannot be written
    if (FORBIDDEN.has(errno)) throw new LocalInfileForbidden(message, { cause: error });
    return refusedByError(error, slice.from);
  }
  const rows = slice.to - slice.from;
  if (header.affectedRows === rows && header.warningStatus === 0) return undefined;
  return refusedByWarning(connection, slice.from, `MySQL took ${header.affectedRows} of ${rows} rows`);
};

function* chunks(table: ColumnTable, slice: { from: number; to: number }, onRows: (rows: number) => void) {
  for (const { chunk, rows } of encodeRows(table, TAB_SEPARATED, slice, CHUNK_BYTES)) {
    yield chunk;
    onRows(rows);
  }
}

/** Marks are hexadecimal, so that they mean the same under NO_BACKSLASH_ESCAPES. */
function statement(table: ColumnTable): string {
  const fields: string[] = [];
  const points: string[] = [];
  for (const [name, column] of Object.entries(table.columns)) {
    if (column.kind !== "point") fields.push(quoteName(name));
    else {
      const [lon, lat] = [`@hers_lon_${points.length}`, `@hers_lat_${points.length}`];
      fields.push(lon, lat);
      points.push(`${quoteName(name)} = ST_SRID(POINT(${lon}, ${lat}), 4326)`);
    }
  }
  const set = points.length === 0 ? "" : ` SET ${points.join(", ")}`;
  return (
    `LOAD DATA LOCAL INFILE '${FILE}' INTO TABLE ${quoteName(table.name)} CHARACTER SET utf8mb4` +
    ` FIELDS TERMINATED BY x'09' ESCAPED BY x'5C' LINES TERMINATED BY x'0A' (${fields.join(", ")})${set}`
  );
}

/** A name in backticks. */
export const quoteName = (name: string): string => `\`${name.replaceAll("`", "``")}\``;
