import { ImportError } from "../../../errors.js";
import { type Added, type Batch, loadBatch } from "./batch.js";
import { type PlacedColumn, placeColumns } from "./columns.js";
import { type CsvRecord, csvRecords } from "./csv.js";
import { emptyReported } from "./empty.js";
import { exportBytes, exportName } from "./file.js";
import { type Flagged, flagResponses } from "./flags.js";
import { refuseRejected, refuseUnreadable } from "./refusals.js";
import { type Rejection, type ReportedRecord, rowReader } from "./row.js";
import type { Stores } from "./stores.js";
import { beginValueFlags, endValueFlags, writeValueFlags } from "./value-flags.js";

export type { Stores } from "./stores.js";

/** What an import did: `responses` and `rejected` are together `rows`. */
export interface Imported extends Added, Flagged {
  /** Rows of the file, without its header. */
  readonly rows: number;
}

export interface ImportOptions {
  /** Told how far it is. */
  readonly say?: (line: string) => void;
  /** Rows in one go. MySQL looks up the keys of 10,000, the default, by its index. */
  readonly rowsAtOnce?: number;
  /** Whether a file is taken of which more than half of the rows are rejected; it is refused by default. */
  readonly anyway?: boolean;
}

const ROWS_AT_ONCE = 10_000;

/**
 * Imports a file of San Francisco's "Fire Department Calls for Service", plain or compressed by gzip, into the reported side of a copy, in
 * both stores, and flags the rows that break a rule. The reported side is then what the file says: what was there before is gone, so that
 * importing a file twice is the same as once. After a failure the reported side is empty.
 *
 * Memory stays bounded by a batch of 10,000 rows.
 *
 * @param stores a copy made with its programs, whose views the rules read
 * @param path the file, or `-` for standard input; times in it are local, `America/Los_Angeles`
 * @throws {ImportError} for a file that is no such export: `FILE`, `FILE_EMPTY`, `GZIP`, `ENCODING`, `LINE_ENDS`, `HEADER`, `SEPARATOR`,
 *   `COLUMN_MISSING`, `COLUMN_TWICE`, `NO_ROWS`, `NOTHING_READABLE`, `MOSTLY_REJECTED`
 * @throws {LoadError} if a store refuses a row, or the stores differ. {QueryError} if a rule is refused
 */
export async function importExport(
  stores: Stores,
  path: string,
  options: ImportOptions = {},
): Promise<Imported> {
  await emptyReported(stores);
  try {
    return await importInto(stores, path, options);
  } catch (error) {
    await emptyReported(stores).catch(() => {}); // the first error is the one to tell
    throw error;
  }
}

/** The same where the reported side is empty; what is loaded before a failure stays. */
export async function importInto(stores: Stores, path: string, options: ImportOptions): Promise<Imported> {
  await beginValueFlags(stores.mysql);
  try {
    const loaded = await loadRows(stores, path, options);
    await writeValueFlags(stores);
    return { ...loaded, ...(await flagResponses(stores, options.say)) };
  } finally {
    await endValueFlags(stores.mysql).catch(() => {}); // the connection broke: then it is gone too
  }
}

async function loadRows(
  stores: Stores,
  path: string,
  { say = () => {}, rowsAtOnce = ROWS_AT_ONCE, anyway = false }: ImportOptions,
): Promise<Added & { rows: number }> {
  const file = exportName(path);
  const total = { rows: 0, calls: 0, responses: 0, rejected: 0 };
  const load = async (batch: Batch): Promise<void> => {
    const added = await loadBatch(stores, batch);
    for (const what of ["calls", "responses", "rejected"] as const) total[what] += added[what];
    const rows = total.responses + total.rejected;
    say(
      `${count(rows)} rows: ${count(total.calls)} calls, ${count(total.responses)} responses, ${count(total.rejected)} rejected`,
    );
  };
  // One batch is loaded while the next one is read.
  let underWay: Promise<void> = Promise.resolve();
  try {
    for await (const batch of batches(path, file, rowsAtOnce)) {
      if (total.rows === 0 && !anyway) refuseUnreadable(batch, file);
      total.rows += batch.read.length + batch.rejections.length;
      const cut = batch.rejections.find(({ cutOff }) => cutOff);
      if (cut !== undefined) say(`${file}, line ${cut.line_no}: ${cut.detail}. Is it the whole file?`);
      await underWay;
      underWay = load(batch);
      underWay.catch(() => {}); // told by the next await
    }
  } finally {
    await underWay;
  }
  if (total.rows === 0)
    throw new ImportError("NO_ROWS", `${file} has a header and no row below it. Nothing was imported.`);
  await refuseRejected(stores.mysql, total, file, anyway);
  return total;
}

async function* batches(path: string, file: string, rowsAtOnce: number): AsyncGenerator<Batch> {
  let read: ReportedRecord[] = [];
  let rejections: Rejection[] = [];
  let header: Header | undefined;
  for await (const records of csvRecords(exportBytes(path), file)) {
    for (const record of records) {
      if (header === undefined) {
        header = headerIn(record, file);
        continue;
      }
      const one = header.readRow(record);
      if ("reason" in one) rejections.push(one);
      else read.push(one);
      if (read.length + rejections.length < rowsAtOnce) continue;
      yield { read, rejections, columns: header.columns };
      read = [];
      rejections = [];
    }
  }
  if (read.length + rejections.length > 0) yield { read, rejections, columns: header!.columns };
}

interface Header {
  readonly columns: readonly PlacedColumn[];
  readonly readRow: ReturnType<typeof rowReader>;
}

function headerIn(record: CsvRecord, file: string): Header {
  refuseReturns(record, file);
  if (record.fault !== undefined)
    throw new ImportError(
      "HEADER",
      `${file}, line ${record.line}: ${record.fault.detail}. The first line names the columns.`,
    );
  const columns = placeColumns(record.fields, file);
  return { columns, readRow: rowReader(columns, record.fields.length) };
}

/** Then the whole file is one line, and its last column and the first value of the next row are one field. */
function refuseReturns({ raw }: CsvRecord, file: string): void {
  if (!raw.includes("\r") || raw.includes("\n")) return;
  throw new ImportError(
    "LINE_ENDS",
    `${file}: its lines end with CR alone, as some spreadsheets write them, and LF or CRLF is read. Convert it (\`tr '\\r' '\\n'\`), or save it as CSV for Windows. Nothing was imported.`,
  );
}

const count = (value: number): string => value.toLocaleString("en-US");
