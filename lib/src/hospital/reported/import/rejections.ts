import type { Connection, RowDataPacket } from "mysql2/promise";
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

/**
 * What the loaded rejections say, the commonest reason first: how many rows of each, with the line and the fault of the first one.
 *
 * @returns such as `395 "time" (the first on line 2: …), 2 "key" (…)`
 */
export async function rejectionsTold(mysql: Connection): Promise<string> {
  const [reasons] = await mysql.query<RowDataPacket[]>(
    `SELECT reason, n, line_no, detail
     FROM (SELECT COUNT(*) AS n, MIN(line_no) AS line_no FROM reported_rejection GROUP BY reason) AS kind
     JOIN reported_rejection USING (line_no) ORDER BY n DESC, line_no`,
  );
  return reasons
    .map(
      ({ reason, n, line_no, detail }) =>
        `${Number(n).toLocaleString("en-US")} "${reason}" (the first on line ${line_no}: ${detail})`,
    )
    .join(", ");
}
