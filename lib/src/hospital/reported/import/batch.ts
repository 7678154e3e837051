/** Loads what was read of an export, some thousand rows at a time, into both stores. */

import type { Connection, RowDataPacket } from "mysql2/promise";
import type { ColumnTable } from "../../../stores/columns.js";
import { loadTable } from "../../../stores/mysql/load.js";
import { instant } from "../../simulate/ledger.js";
import { reportedTable } from "../tables.js";
import { callsOf, makeRoom } from "./calls.js";
import type { PlacedColumn } from "./columns.js";
import { rejectionTable } from "./rejections.js";
import type { Rejection, ReportedRecord } from "./row.js";
import { inBoth, loadCollection, type Stores } from "./stores.js";
import { unreadableIn, valueFlagTable } from "./value-flags.js";

/** What a batch added. */
export interface Added {
  readonly calls: number;
  readonly responses: number;
  readonly rejected: number;
}

/** Rows in the order of the file. */
export interface Batch {
  readonly read: readonly ReportedRecord[];
  readonly rejections: readonly Rejection[];
  /** Those of the file. */
  readonly columns: readonly PlacedColumn[];
}

/**
 * Loads a batch between `beginValueFlags` and `writeValueFlags`. A row whose number was there before is rejected. What was there before is
 * asked of MySQL, so that nothing has to be remembered here, however long the file is.
 *
 * @throws {LoadError} if a store refuses
 */
export async function loadBatch(stores: Stores, batch: Batch): Promise<Added> {
  const { mysql, mongo } = stores;
  const unique = await withoutDuplicates(mysql, batch);
  const { read, rejections } = unique;
  const calls = await callsOf(mysql, unique);
  const responses = read.map(({ response }) => response);
  const [callTable, responseTable, rejected, flags] = [
    reportedTable("reported_call", calls.changed),
    reportedTable("reported_response", responses),
    rejectionTable(rejections),
    valueFlagTable([...unreadableIn(read), ...calls.contradictions]),
  ];
  const received = instant();
  for (const { call_no } of responses) received.push(calls.known.get(call_no)!.received_at ?? null);
  const withCopy = {
    ...responseTable,
    columns: { ...responseTable.columns, received_at: received.finish() },
  };
  await makeRoom(stores, calls);
  await inBoth(
    loadAll([callTable, responseTable, rejected, flags], (table) => loadTable(mysql, table)),
    loadAll([callTable, withCopy, rejected], (table) => loadCollection(mongo, table)),
  );
  return {
    calls: calls.changed.length - calls.replaced.size,
    responses: responses.length,
    rejected: rejections.length,
  };
}

async function loadAll(
  tables: readonly ColumnTable[],
  load: (table: ColumnTable) => Promise<unknown>,
): Promise<void> {
  for (const table of tables) if (table.rows > 0) await load(table);
}

/** The first row of a number stays. */
async function withoutDuplicates(mysql: Connection, batch: Batch): Promise<Batch> {
  const rowIds = await knownRows(
    mysql,
    batch.read.map(({ response }) => response.row_id),
  );
  const read: ReportedRecord[] = [];
  const rejections = [...batch.rejections];
  for (const record of batch.read) {
    const { row_id } = record.response;
    if (rowIds.has(row_id)) {
      const detail = `row id ${row_id} was there before`;
      rejections.push({ line_no: record.line, reason: "duplicate", detail, raw_row: record.raw });
      continue;
    }
    rowIds.add(row_id);
    read.push(record);
  }
  return { ...batch, read, rejections };
}

async function knownRows(mysql: Connection, rowIds: readonly string[]): Promise<Set<string>> {
  if (rowIds.length === 0) return new Set();
  const [rows] = await mysql.query<RowDataPacket[]>(
    "SELECT row_id FROM reported_response WHERE row_id IN (?)",
    [rowIds],
  );
  return new Set(rows.map(({ row_id }) => row_id as string));
}
