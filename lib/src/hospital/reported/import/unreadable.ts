/** Flags of values that cannot be read. Which they are is known at the end only: a later row of the call may know its value. */

import type { Connection, RowDataPacket } from "mysql2/promise";
import type { ColumnTable } from "../../../stores/columns.js";
import { loadDocuments } from "../../../stores/mongo/load.js";
import { loadTable } from "../../../stores/mysql/load.js";
import { code, finishTable, int, text } from "../../simulate/ledger.js";
import { EXPORT_COLUMNS } from "./columns.js";
import type { ReportedRecord } from "./row.js";
import { inBoth, type Stores } from "./stores.js";

/**
 * What flags a response of which a value could not be read, and is NULL now. It stands beside the rules but is none: no query finds it, for
 * nothing of the value is left in the tables, so no file of sql/rules may have this name.
 */
export const UNREADABLE = "unreadable-value";

/** Values that could not be read, while the file is. It is this connection's alone. */
const VALUES = "hers_unreadable";
/** Of one row there are as many values as columns at most. */
const VALUES_AT_ONCE = 10_000;

/** Makes a place for values that cannot be read. */
export async function beginUnreadable(mysql: Connection): Promise<void> {
  await endUnreadable(mysql);
  await mysql.query(`CREATE TEMPORARY TABLE ${VALUES} (
    row_id VARCHAR(40) NOT NULL COLLATE utf8mb4_0900_bin, place SMALLINT NOT NULL,
    call_no VARCHAR(20) NOT NULL COLLATE utf8mb4_0900_bin, of_call VARCHAR(40) NULL, told VARCHAR(500) NOT NULL,
    PRIMARY KEY (row_id, place)
  ) CHARACTER SET utf8mb4`);
}

export const endUnreadable = async (mysql: Connection): Promise<void> => {
  await mysql.query(`DROP TEMPORARY TABLE IF EXISTS ${VALUES}`);
};

/** The values of some rows, to be loaded until `flagUnreadable` looks at all. */
export function unreadableTable(read: readonly ReportedRecord[]): ColumnTable {
  const ledger = { row_id: text(), place: int(), call_no: text(), of_call: code(), told: text() };
  for (const { response, unreadable } of read)
    for (const [place, { name, of, told }] of unreadable.entries()) {
      ledger.row_id.push(response.row_id);
      ledger.place.push(place);
      ledger.call_no.push(response.call_no);
      ledger.of_call.push(of === "call" ? name : null);
      ledger.told.push(told);
    }
  return finishTable(VALUES, ledger);
}

/** A value of the response is NULL for certain; one of the call only if no row of it could be read. */
const IS_NULL = `CASE of_call ${EXPORT_COLUMNS.filter(({ of }) => of === "call")
  .map(({ name }) => `WHEN '${name}' THEN c.${name} IS NULL`)
  .join(" ")} ELSE TRUE END`;

/** Flags, in both stores, each response of which a value is NULL because it could not be read. */
export async function flagUnreadable(stores: Stores): Promise<void> {
  for (let after = ""; ; ) {
    const [found] = await stores.mysql.query<RowDataPacket[]>(
      `SELECT row_id, told FROM ${VALUES} JOIN reported_call AS c USING (call_no)
       WHERE row_id > ? AND ${IS_NULL} ORDER BY row_id, place LIMIT ${VALUES_AT_ONCE}`,
      [after],
    );
    const details = new Map<string, string[]>();
    for (const { row_id, told } of found) details.set(row_id, [...(details.get(row_id) ?? []), told]);
    const last = found.at(-1)?.row_id;
    const more = found.length === VALUES_AT_ONCE;
    if (more) details.delete(last); // it may have further values
    if (details.size > 0) await loadFlags(stores, details);
    if (!more) return;
    after = [...details.keys()].at(-1)!;
  }
}

async function loadFlags(
  { mysql, mongo }: Stores,
  details: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const ledger = { row_id: text(), rule: code(), detail: text() };
  for (const [row_id, told] of details) {
    ledger.row_id.push(row_id);
    ledger.rule.push(UNREADABLE);
    ledger.detail.push(told.join("; "));
  }
  const documents = [...details].map(([_id, told]) => ({
    _id,
    rules: [UNREADABLE],
    detail: told.join("; "),
  }));
  await inBoth(
    loadTable(mysql, finishTable("reported_flag", ledger)),
    loadDocuments(mongo, "reported_flags", documents),
  );
}
