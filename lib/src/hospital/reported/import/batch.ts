/** Loads what was read of an export, some thousand rows at a time, into both stores. */

import type { Db, Document } from "mongodb";
import type { Connection, RowDataPacket } from "mysql2/promise";
import type { ColumnTable } from "../../../stores/columns.js";
import { loadColumns } from "../../../stores/mongo/columns.js";
import { loadDocuments } from "../../../stores/mongo/load.js";
import type { Mapping } from "../../../stores/mongo/mapping.js";
import { loadTable } from "../../../stores/mysql/load.js";
import { code, finishTable, instant, int, text } from "../../simulate/ledger.js";
import { type ReportedRow, reportedTable } from "../tables.js";
import type { Rejection, ReportedRecord } from "./row.js";

/** Where an import goes: the same copy in both stores. */
export interface Stores {
  readonly mysql: Connection;
  readonly mongo: Db;
}

/** What a batch added. */
export interface Added {
  readonly calls: number;
  readonly responses: number;
  readonly rejected: number;
}

/** What flags a response of which a value could not be read and is NULL. No file of sql/rules: in the tables nothing is left to see. */
export const UNREADABLE = "unreadable-value";

/** Rows in the order of the file. */
export interface Batch {
  readonly read: readonly ReportedRecord[];
  readonly rejections: readonly Rejection[];
}

/**
 * Loads a batch. The first row of a call says what is known of it; a row whose number was there before is rejected. What was there before
 * is asked of MySQL, so that nothing has to be remembered here, however long the file is.
 *
 * @throws {LoadError} if a store refuses
 */
export async function loadBatch({ mysql, mongo }: Stores, { read, rejections }: Batch): Promise<Added> {
  const receivedAt = await knownCalls(mysql, [...new Set(read.map(({ call }) => call.call_no))]);
  const rowIds = await knownRows(
    mysql,
    read.map(({ response }) => response.row_id),
  );
  const calls: ReportedRow<"reported_call">[] = [];
  const responses: (ReportedRow<"reported_response"> & { received_at: number | null })[] = [];
  const rejected = [...rejections];
  const flags: Flag[] = [];
  for (const { line, raw, call, response, unreadable } of read) {
    if (rowIds.has(response.row_id)) {
      const detail = `row id ${response.row_id} was there before`;
      rejected.push({ line_no: line, reason: "duplicate", detail, raw_row: raw });
      continue;
    }
    rowIds.add(response.row_id);
    if (!receivedAt.has(call.call_no)) {
      receivedAt.set(call.call_no, call.received_at ?? null);
      calls.push(call);
    }
    responses.push({ ...response, received_at: receivedAt.get(call.call_no)! });
    if (unreadable.length > 0) flags.push({ row_id: response.row_id, detail: unreadable.join("; ") });
  }
  const tables = {
    calls: reportedTable("reported_call", calls),
    responses: reportedTable("reported_response", responses),
    rejected: rejectionTable(rejected),
    flags: flagTable(flags),
  };
  const received = instant();
  for (const { received_at } of responses) received.push(received_at);
  const withCopy = {
    ...tables.responses,
    columns: { ...tables.responses.columns, received_at: received.finish() },
  };
  const both = await Promise.allSettled([
    loadAll(Object.values(tables), (table) => loadTable(mysql, table)),
    loadAll([tables.calls, withCopy, tables.rejected], (table) => loadCollection(mongo, table)).then(() =>
      flags.length === 0 ? undefined : loadDocuments(mongo, "reported_flags", flags.map(flagDocument)),
    ),
  ]);
  for (const each of both) if (each.status === "rejected") throw each.reason;
  return { calls: calls.length, responses: responses.length, rejected: rejected.length };
}

async function loadAll(
  tables: readonly ColumnTable[],
  load: (table: ColumnTable) => Promise<unknown>,
): Promise<void> {
  for (const table of tables) if (table.rows > 0) await load(table);
}

/** The collection of a table is named in the plural, and its key is the `_id`. */
async function loadCollection(mongo: Db, table: ColumnTable): Promise<void> {
  const [key, ...others] = Object.keys(table.columns);
  const mapping: Mapping = { _id: key!, ...Object.fromEntries(others.map((name) => [name, name])) };
  await loadColumns(mongo, `${table.name}s`, table, mapping);
}

async function knownCalls(
  mysql: Connection,
  callNos: readonly string[],
): Promise<Map<string, number | null>> {
  if (callNos.length === 0) return new Map();
  const [rows] = await mysql.query<RowDataPacket[]>(
    "SELECT call_no, received_at FROM reported_call WHERE call_no IN (?)",
    [callNos],
  );
  return new Map(
    rows.map(({ call_no, received_at }) => [call_no, (received_at as Date | null)?.getTime() ?? null]),
  );
}

async function knownRows(mysql: Connection, rowIds: readonly string[]): Promise<Set<string>> {
  if (rowIds.length === 0) return new Set();
  const [rows] = await mysql.query<RowDataPacket[]>(
    "SELECT row_id FROM reported_response WHERE row_id IN (?)",
    [rowIds],
  );
  return new Set(rows.map(({ row_id }) => row_id as string));
}

interface Flag {
  readonly row_id: string;
  readonly detail: string;
}

const flagDocument = ({ row_id, detail }: Flag): Document => ({ _id: row_id, rules: [UNREADABLE], detail });

function flagTable(flags: readonly Flag[]): ColumnTable {
  const ledger = { row_id: text(), rule: code(), detail: text() };
  for (const { row_id, detail } of flags) {
    ledger.row_id.push(row_id);
    ledger.rule.push(UNREADABLE);
    ledger.detail.push(detail);
  }
  return finishTable("reported_flag", ledger);
}

function rejectionTable(rejections: readonly Rejection[]): ColumnTable {
  const ledger = { line_no: int(), reason: code(), detail: text(), raw_row: text() };
  for (const { line_no, reason, detail, raw_row } of rejections) {
    ledger.line_no.push(line_no);
    ledger.reason.push(reason);
    ledger.detail.push(detail);
    ledger.raw_row.push(raw_row);
  }
  return finishTable("reported_rejection", ledger);
}
