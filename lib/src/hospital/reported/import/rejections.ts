import type { ColumnTable } from "../../../stores/columns.js";
import { code, finishTable, int, text } from "../../simulate/ledger.js";
import type { Rejection } from "./row.js";

/** Rows that were not loaded, as columns of `reported_rejection`. */
export function rejectionTable(rejections: readonly Rejection[]): ColumnTable {
  const ledger = { line_no: int(), reason: code(), detail: text(), raw_row: text() };
  for (const { line_no, reason, detail, raw_row } of rejections) {
    ledger.line_no.push(line_no);
    ledger.reason.push(reason);
    ledger.detail.push(detail);
    ledger.raw_row.push(raw_row);
  }
  return finishTable("reported_rejection", ledger);
}
