/** Whole tables as frames, each read once. */

import type { Connection, RowDataPacket } from "mysql2/promise";
import { FrameError } from "../errors.js";
import { suggest } from "../show/near.js";
import { readMysql } from "./mysql/index.js";
import type { DataFrame } from "./polars.js";

/** Gives a whole table of a database as a frame. */
export type TableReader = (name: string) => Promise<DataFrame>;

/**
 * A reader of whole tables. A point becomes two columns, `location_longitude` and `location_latitude` for `location`; a DECIMAL a Float64,
 * the nearest double. A table that was read is kept, so ask for a new reader when the data have changed.
 *
 * @returns a function that throws {FrameError} `FRAME_TABLE` for a table that is not there
 */
export function tableReader(connection: Connection): TableReader {
  const kept = new Map<string, Promise<DataFrame>>();
  return (name) => {
    let frame = kept.get(name);
    if (frame === undefined) {
      frame = readTable(connection, name);
      kept.set(name, frame);
      frame.catch(() => kept.delete(name)); // a failure is not kept: the next call asks again
    }
    return frame;
  };
}

async function readTable(connection: Connection, table: string): Promise<DataFrame> {
  const [columns] = await connection.query<RowDataPacket[]>(
    "SELECT COLUMN_NAME AS name, DATA_TYPE AS type FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION",
    [table],
  );
  if (columns.length === 0) throw await unknownTable(connection, table);
  const selected = columns.map(({ name, type }) =>
    type === "point"
      ? `ST_Longitude(\`${name}\`) AS \`${name}_longitude\`, ST_Latitude(\`${name}\`) AS \`${name}_latitude\``
      : `\`${name}\``,
  );
  return readMysql(connection, `SELECT ${selected.join(", ")} FROM \`${table}\``, [], { decimals: "double" });
}

async function unknownTable(connection: Connection, table: string): Promise<FrameError> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'",
  );
  const names = rows.map(({ name }) => name as string);
  return new FrameError("FRAME_TABLE", `There is no table "${table}". ${suggest(table, names, "tables")}`);
}
