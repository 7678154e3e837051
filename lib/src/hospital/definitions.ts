/** A checksum of how a copy of the hospital is defined, beside what is in it: tables, indexes, constraints, views, programs, validators. */

import type { Db } from "mongodb";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { baseTables, digest } from "./contents.js";

/** Everything that has a text of its own, by kind and name; `TABLES` are asked for one by one. */
const TEXTS = `SELECT 'view' AS kind, TABLE_NAME AS name, VIEW_DEFINITION AS text FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()
  UNION ALL SELECT ROUTINE_TYPE, ROUTINE_NAME, CONCAT_WS(' ', DTD_IDENTIFIER, ROUTINE_DEFINITION)
    FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
  UNION ALL SELECT 'parameter', CONCAT(SPECIFIC_NAME, ' ', ORDINAL_POSITION), CONCAT_WS(' ', PARAMETER_MODE, PARAMETER_NAME, DTD_IDENTIFIER)
    FROM information_schema.PARAMETERS WHERE SPECIFIC_SCHEMA = DATABASE()
  UNION ALL SELECT 'trigger', TRIGGER_NAME, CONCAT_WS(' ', ACTION_TIMING, EVENT_MANIPULATION, EVENT_OBJECT_TABLE, ACTION_STATEMENT)
    FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()
  UNION ALL SELECT 'event', EVENT_NAME, CONCAT_WS(' ', STATUS, EXECUTE_AT, INTERVAL_VALUE, INTERVAL_FIELD, EVENT_DEFINITION)
    FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()
  ORDER BY kind, name`;

/**
 * The same for the same definitions on one server, whatever rows there are.
 *
 * @param connection with the copy's database in use, as a user who may see them
 */
export async function mysqlDefinitions(connection: Connection): Promise<string> {
  const tables = await baseTables(connection);
  // Sent one behind the other without waiting for each answer.
  const lines = await Promise.all(
    tables.map(async (name) => {
      const [[table]] = await connection.query<RowDataPacket[]>("SHOW CREATE TABLE ??", [name]);
      // The next number of a key is no definition: a rolled back INSERT moves it.
      return String(table!["Create Table"]).replace(/ AUTO_INCREMENT=\d+/, "");
    }),
  );
  const [texts] = await connection.query<RowDataPacket[]>(TEXTS);
  return digest([...lines, ...texts.map(({ kind, name, text }) => `${kind} ${name} ${text}`)]);
}

/** The same for the same collections, validators, views and indexes on one server, whatever documents there are. */
export async function mongoDefinitions(db: Db): Promise<string> {
  const collections = await db.listCollections({}, { authorizedCollections: true }).toArray();
  const lines = await Promise.all(
    collections
      .filter(({ name }) => !name.startsWith("system."))
      .map(async ({ name, type, ...rest }) => {
        const { options } = rest as { options?: unknown };
        const indexes = type !== "view" ? await db.collection(name).indexes() : [];
        return JSON.stringify([name, type, options, indexes.map((index) => JSON.stringify(index)).sort()]);
      }),
  );
  return digest(lines.sort());
}
