import type { Db } from "mongodb";
import type { Connection } from "mysql2/promise";
import { loadColumns } from "../../stores/mongo/columns.js";
import { loadDocuments } from "../../stores/mongo/load.js";
import { loadTable } from "../../stores/mysql/load.js";
import type { Document } from "../documents/cells.js";
import {
  REPORTED_TABLES,
  type ReportedRow,
  type ReportedRows,
  type ReportedTable,
  reportedTable,
} from "./tables.js";

/**
 * Adds rows to the reported side of a copy in MySQL.
 *
 * @throws {LoadError} for a row that cannot be loaded; a table is then as it was before
 */
export async function loadReportedMysql(connection: Connection, rows: ReportedRows): Promise<void> {
  for (const name of REPORTED_TABLES) {
    const own = rows[name] as ReportedRow<ReportedTable>[];
    if (own.length > 0) await loadTable(connection, reportedTable(name, own));
  }
}

/**
 * Adds the same rows to the reported side in MongoDB: calls, responses and readings flat, a visit with its treatments and its disposition
 * in one document. A response has the time of its call as a copy.
 *
 * @throws {LoadError} for a document that is refused; a collection is then as it was before
 */
export async function loadReportedMongo(db: Db, rows: ReportedRows): Promise<void> {
  await loadFlat(db, "reported_calls", "reported_call", rows.reported_call, (table) => ({
    _id: "call_no",
    ...table,
  }));
  const receivedAt = new Map(rows.reported_call.map((call) => [call.call_no, call.received_at ?? null]));
  await loadDocuments(db, "reported_responses", responseDocuments(rows.reported_response, receivedAt));
  await loadDocuments(db, "reported_vital_signs", vitalSignDocuments(rows.reported_vital_sign));
  await loadDocuments(db, "reported_visits", visitDocuments(rows));
}

async function loadFlat<T extends ReportedTable>(
  db: Db,
  collection: string,
  name: T,
  rows: readonly ReportedRow<T>[],
  mapping: (same: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
): Promise<void> {
  if (rows.length === 0) return;
  const table = reportedTable(name, rows);
  const [, ...others] = Object.keys(table.columns);
  await loadColumns(db, collection, table, mapping(Object.fromEntries(others.map((each) => [each, each]))));
}

const at = (time: number | null | undefined): Date | undefined =>
  time === null || time === undefined ? undefined : new Date(time);

/** The fields that are there; what ends in `_at` is an instant. */
function known(fields: Readonly<Record<string, unknown>>): Document {
  const document: Document = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || value === undefined) continue;
    document[name] = name.endsWith("_at") ? at(value as number) : value;
  }
  return document;
}

function* responseDocuments(
  rows: ReportedRows["reported_response"],
  receivedAt: ReadonlyMap<unknown, number | null>,
): Iterable<Document> {
  for (const { row_id, call_no, ...rest } of rows)
    yield known({ _id: row_id, call_no, received_at: receivedAt.get(call_no), ...rest });
}

function* vitalSignDocuments(rows: ReportedRows["reported_vital_sign"]): Iterable<Document> {
  for (const row of rows) {
    const { row_id, assessment_no, vital_no, temperature_c } = row;
    const degrees = temperature_c === null || temperature_c === undefined ? undefined : temperature_c / 10;
    yield known({ _id: `${row_id}-${assessment_no}-${vital_no}`, ...row, temperature_c: degrees });
  }
}

function* visitDocuments(rows: ReportedRows): Iterable<Document> {
  const documents = new Map<string, Document>();
  const of = (visitNo: string): Document => {
    const found = documents.get(visitNo) ?? { _id: visitNo };
    documents.set(visitNo, found);
    return found;
  };
  for (const { visit_no, ...visit } of rows.reported_visit) of(visit_no!).visit = known(visit);
  for (const { visit_no, ...treatment } of rows.reported_treatment) {
    const stay = of(visit_no!);
    stay.treatments = [...((stay.treatments as Document[] | undefined) ?? []), known(treatment)];
  }
  for (const { visit_no, ...disposition } of rows.reported_disposition)
    of(visit_no!).disposition = known(disposition);
  yield* documents.values();
}
