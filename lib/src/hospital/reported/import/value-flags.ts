/**
 * Flags of single values, each with its column: those that cannot be read, and those that contradict an earlier row of the call. They are
 * collected while the file is read and written at its end, since a later row of a call may know what could not be read.
 */

import type { Connection, RowDataPacket } from "mysql2/promise";
import type { ColumnTable } from "../../../stores/columns.js";
import { loadDocuments } from "../../../stores/mongo/load.js";
import { loadTable } from "../../../stores/mysql/load.js";
import { code, finishTable, int, text } from "../../simulate/ledger.js";
import { UNREADABLE } from "../beside-rules.js";
import { EXPORT_COLUMNS } from "./columns.js";
import type { ReportedRecord } from "./row.js";
import { inBoth, type Stores } from "./stores.js";

/** Why a value flags its row, of which there is one such flag a column at most. */
export interface ValueFlag {
  readonly row_id: string;
  readonly call_no: string;
  /** A name of `besideRules`. */
  readonly rule: string;
  /** As `reported_call` or `reported_response` names it. */
  readonly column: string;
  readonly told: string;
}

/** The flags, while the file is read. It is this connection's alone. */
const FLAGS = "hers_value_flag";
/** Of one row there are as many as columns at most. */
const FLAGS_AT_ONCE = 10_000;

/** Makes a place for flags of values. */
export async function beginValueFlags(mysql: Connection): Promise<void> {
  await endValueFlags(mysql);
  await mysql.query(`CREATE TEMPORARY TABLE ${FLAGS} (
    row_id VARCHAR(40) NOT NULL COLLATE utf8mb4_0900_bin, rule VARCHAR(60) NOT NULL COLLATE utf8mb4_0900_bin,
    place SMALLINT NOT NULL, call_no VARCHAR(20) NOT NULL COLLATE utf8mb4_0900_bin, of_call VARCHAR(40) NULL,
    told VARCHAR(500) NOT NULL, PRIMARY KEY (row_id, rule, place)
  ) CHARACTER SET utf8mb4`);
}

export const endValueFlags = async (mysql: Connection): Promise<void> => {
  await mysql.query(`DROP TEMPORARY TABLE IF EXISTS ${FLAGS}`);
};

/** The flags of values that could not be read in some rows. */
export const unreadableIn = (read: readonly ReportedRecord[]): ValueFlag[] =>
  read.flatMap(({ response: { row_id, call_no }, unreadable }) =>
    unreadable.map(({ name, told }) => ({ row_id, call_no, rule: UNREADABLE, column: name, told })),
  );

const PLACES = new Map(EXPORT_COLUMNS.map(({ name }, place) => [name, place]));
const OF_CALL = EXPORT_COLUMNS.filter(({ of }) => of === "call").map(({ name }) => name);

/** Some flags, to be loaded until `writeValueFlags` looks at all. */
export function valueFlagTable(flags: readonly ValueFlag[]): ColumnTable {
  const ledger = {
    row_id: text(),
    rule: code(),
    place: int(),
    call_no: text(),
    of_call: code(),
    told: text(),
  };
  for (const { row_id, rule, column, call_no, told } of flags) {
    ledger.row_id.push(row_id);
    ledger.rule.push(rule);
    ledger.place.push(PLACES.get(column)!);
    ledger.call_no.push(call_no);
    ledger.of_call.push(rule === UNREADABLE && OF_CALL.includes(column) ? column : null);
    ledger.told.push(told);
  }
  return finishTable(FLAGS, ledger);
}

/** A value that could not be read is one of the response, and NULL for certain, or one of the call, and NULL only if no row knows it. */
const HOLDS = `CASE of_call ${OF_CALL.map((name) => `WHEN '${name}' THEN c.${name} IS NULL`).join(" ")} ELSE TRUE END`;

/** Row id -> rule -> what is told of its values. */
type Details = Map<string, Map<string, string[]>>;

/** Writes, in both stores, the flags that hold now that the whole file was read. */
export async function writeValueFlags(stores: Stores): Promise<void> {
  for (let after = ""; ; ) {
    const [found] = await stores.mysql.query<RowDataPacket[]>(
      `SELECT row_id, rule, told FROM ${FLAGS} JOIN reported_call AS c USING (call_no)
       WHERE row_id > ? AND ${HOLDS} ORDER BY row_id, rule, place LIMIT ${FLAGS_AT_ONCE}`,
      [after],
    );
    const details: Details = new Map();
    for (const { row_id, rule, told } of found) {
      const ofRow = details.get(row_id) ?? new Map<string, string[]>();
      details.set(row_id, ofRow.set(rule, [...(ofRow.get(rule) ?? []), told]));
    }
    const last = found.at(-1)?.row_id;
    const more = found.length === FLAGS_AT_ONCE;
    if (more) details.delete(last); // it may have further ones
    if (details.size > 0) await loadFlags(stores, details);
    if (!more) return;
    after = [...details.keys()].at(-1)!;
  }
}

async function loadFlags({ mysql, mongo }: Stores, details: Details): Promise<void> {
  const ledger = { row_id: text(), rule: code(), detail: text() };
  const documents = [...details].map(([row_id, ofRow]) => {
    const told = [...ofRow].map(([rule, values]) => [rule, values.join("; ")] as const);
    for (const [rule, detail] of told) {
      ledger.row_id.push(row_id);
      ledger.rule.push(rule);
      ledger.detail.push(detail);
    }
    return { _id: row_id, rules: [...ofRow.keys()], details: Object.fromEntries(told) };
  });
  await inBoth(
    loadTable(mysql, finishTable("reported_flag", ledger)),
    loadDocuments(mongo, "reported_flags", documents),
  );
}
