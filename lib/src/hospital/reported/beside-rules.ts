/** What an import flags beside the rules: of neither is enough left in the tables for a query to find it. */

import type { Db } from "mongodb";
import type { Connection, RowDataPacket } from "mysql2/promise";
import type { Finding } from "../rules/run.js";

/** Flags a response of which a value could not be read, and is NULL now. */
export const UNREADABLE = "unreadable-value";
/** Flags a response that says of its call something else than an earlier row, whose value is the one that is kept. */
export const CONTRADICTS = "contradicts-its-call";

/** What else an import flags, as a rule would say it. No file of sql/rules may have such a name. */
export const besideRules: Readonly<Record<string, string>> = {
  [UNREADABLE]: "Every value can be read.",
  [CONTRADICTS]: "All rows of a call say the same of it.",
};

const REASONS: Readonly<Record<string, string>> = {
  [UNREADABLE]: "A value that cannot be read is loaded as NULL, and its response is flagged.",
  [CONTRADICTS]:
    "A call is one row here: the first value that can be read is kept, and who says another is flagged.",
};

const COLUMNS = [
  { name: "response_id", type: "text" },
  { name: "detail", type: "text" },
] as unknown as Finding["columns"];

/**
 * The responses that an import flagged beside the rules, in the form of a rule's finding. In the tables nothing but the flag tells of them.
 *
 * @param id of `besideRules`
 * @param store an imported copy
 * @returns `response_id` and `detail`, by `response_id`
 */
export async function findBesideRules(
  id: string,
  store: { readonly mysql: Connection } | { readonly mongo: Db },
): Promise<Finding> {
  const rule = {
    id,
    rule: besideRules[id]!,
    reason: REASONS[id]!,
    guards: [],
    columns: COLUMNS,
    sql: `SELECT row_id AS response_id, detail FROM reported_flag WHERE rule = '${id}' ORDER BY row_id`,
    file: "the importer",
    line: 1,
    lines: {},
  };
  const rows =
    "mysql" in store
      ? (await store.mysql.query<RowDataPacket[]>(rule.sql))[0]
      : await inDocuments(id, store.mongo);
  return { id, columns: COLUMNS, rule, rows: rows as Finding["rows"] };
}

async function inDocuments(id: string, mongo: Db): Promise<Finding["rows"]> {
  const flags = mongo
    .collection<{ _id: string; details: Record<string, string> }>("reported_flags")
    .find({ rules: id })
    .sort({ _id: 1 });
  return (await flags.toArray()).map(({ _id, details }) => ({ response_id: _id, detail: details[id]! }));
}
