import type { Db } from "mongodb";
import type { Connection } from "mysql2/promise";
import type { ColumnTable } from "../../../stores/columns.js";
import { loadColumns } from "../../../stores/mongo/columns.js";
import type { Mapping } from "../../../stores/mongo/mapping.js";

/** Where an import goes: the same copy in both stores. */
export interface Stores {
  readonly mysql: Connection;
  readonly mongo: Db;
}

/** Loads a table into its collection, which is named in the plural; its key is the `_id`. */
export async function loadCollection(mongo: Db, table: ColumnTable): Promise<void> {
  const [key, ...others] = Object.keys(table.columns);
  const mapping: Mapping = { _id: key!, ...Object.fromEntries(others.map((name) => [name, name])) };
  await loadColumns(mongo, `${table.name}s`, table, mapping);
}

/** Does the same in both stores at once. Both come to their end, so that after a failure nobody writes any more. */
export async function inBoth(inMysql: Promise<unknown>, inMongo: Promise<unknown>): Promise<void> {
  for (const each of await Promise.allSettled([inMysql, inMongo]))
    if (each.status === "rejected") throw each.reason;
}
