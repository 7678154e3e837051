/** What an import could not read, beside what breaks a rule. */

import type { Db } from "mongodb";
import type { Connection, RowDataPacket } from "mysql2/promise";
import type { Finding } from "../rules/run.js";
import { UNREADABLE } from "./import/unreadable.js";

/**
 * The responses of which a value could not be read, in the form of a rule's finding. No file of sql/rules finds them: in the tables such a
 * value is NULL, and only the flag that the import wrote tells of it.
 *
 * @param store an imported copy
 * @returns `response_id` and `detail`, by `response_id`
 */
export async function unreadableValues(
  store: { readonly mysql: Connection } | { readonly mongo: Db },
): Promise<Finding> {
  const columns = [
    { name: "response_id", type: "text" },
    { name: "detail", type: "text" },
  ] as unknown as Finding["columns"];
  const rule = {
    id: UNREADABLE,
    rule: "Every value that the export gives can be read.",
    reason: "A value that cannot be read is loaded as NULL, and its response is flagged.",
    guards: [],
    columns,
    sql: FLAGGED,
    file: "the importer",
    line: 1,
    lines: {},
  };
  return { id: UNREADABLE, columns, rule, rows: await flagged(store) };
}

const FLAGGED = `SELECT row_id AS response_id, detail FROM reported_flag WHERE rule = '${UNREADABLE}' ORDER BY row_id`;

async function flagged(
  store: { readonly mysql: Connection } | { readonly mongo: Db },
): Promise<Finding["rows"]> {
  if ("mysql" in store) return (await store.mysql.query<RowDataPacket[]>(FLAGGED))[0] as Finding["rows"];
  const flags = store.mongo
    .collection<{ _id: string; detail: string }>("reported_flags")
    .find({ rules: UNREADABLE })
    .sort({ _id: 1 });
  return (await flags.toArray()).map(({ _id, detail }) => ({ response_id: _id, detail }));
}

/**
 * Broken rules, those with most offenders first, then one line that counts the others: of an export most rules hold, many for want of what
 * they read.
 *
 * @param table writes findings as lines
 */
export function brokenFirst(
  findings: readonly Finding[],
  table: (findings: readonly Finding[]) => string,
): string {
  const broken = findings.filter(({ rows }) => rows.length > 0);
  const sorted = broken.toSorted((a, b) => b.rows.length - a.rows.length || (a.id < b.id ? -1 : 1));
  const others = findings.length - broken.length;
  const rest = `${others} other rules found nothing; \`--json\` names them.\n`;
  return `${sorted.length === 0 ? "" : table(sorted)}${rest}`;
}
