/** Flags the reported rows that break a rule, in both stores, where the rows are. */

import type { Db, Document } from "mongodb";
import type { Connection, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import { LoadError, QueryError } from "../../../errors.js";
import type { PipelineFile } from "../../../stores/mongo/pipeline.js";
import { batches, facetOf } from "../../rules/batch.js";
import { type Rule, readRules } from "../../rules/index.js";
import { pipelineOf } from "../../rules/run.js";
import { besideRules } from "../beside-rules.js";
import { flagSums, sayDifference } from "./flag-sums.js";
import type { Stores } from "./stores.js";

/** What the rules found on the reported side. */
export interface Flagged {
  /** Responses that break a rule, whose call does, or that are flagged beside the rules. */
  readonly flagged: number;
  /**
   * Offenders by rule, those with none included; and beside them, under names that are no rules, the responses of which a value could not be
   * read (`unreadable-value`) or is another than an earlier row of the call has (`contradicts-its-call`).
   */
  readonly byRule: Readonly<Record<string, number>>;
}

/** The rules that look at both sides; the others read tables that nothing reported is in. */
export const reportedRules = (rules: readonly Rule[] = readRules()): Rule[] =>
  rules.filter(({ columns }) => columns.some(({ name }) => name === "side"));

/**
 * By which columns an offender leads to its responses: its own number, or its call, all of whose rows say the same of it. A visit or a
 * treatment leads to none.
 */
const WAYS = [["response_id"], ["call_no", "unit"], ["call_no"]] as const;
type Way = (typeof WAYS)[number];
const wayOf = ({ columns }: Rule): Way | undefined =>
  WAYS.find((way) => way.every((wanted) => columns.some(({ name }) => name === wanted)));

/**
 * Runs the rules over the reported side of a copy and writes down which response breaks which. No offender travels: a year of a large city
 * has a million of them. Of the flags a checksum is compared, rule by rule: as many flags on other rows would be a difference too.
 *
 * @param say told which rule is run
 * @throws {QueryError} `RULE_REFUSED` if a store refuses a rule, such as for want of the views that they read
 * @throws {LoadError} `STORES_DIFFER` if the two stores find different numbers, or flag different responses
 */
export async function flagResponses(
  { mysql, mongo }: Stores,
  say: (line: string) => void = () => {},
): Promise<Flagged> {
  const rules = reportedRules();
  // Both come to their end, so that after a failure nobody writes flags any more while the tables are emptied.
  const [inRows, inDocuments] = await Promise.allSettled([
    flagRows(mysql, rules, say),
    flagDocuments(mongo, rules),
  ]);
  if (inRows.status === "rejected") throw inRows.reason;
  if (inDocuments.status === "rejected") throw inDocuments.reason;
  const [rows, documents] = [inRows.value, inDocuments.value];
  for (const { id } of rules) agree(id, rows.byRule[id]!, documents.byRule[id] ?? rows.byRule[id]!);
  agree("all together", rows.flagged, documents.flagged);
  const sums = await flagSums({ mysql, mongo });
  const difference = sayDifference(sums);
  if (difference !== undefined) throw differs(difference);
  const beside = Object.keys(besideRules).map((id) => [id, sums.rows.get(id)?.flags ?? 0]);
  return { ...rows, byRule: { ...rows.byRule, ...Object.fromEntries(beside) } };
}

const FLAGS = "reported_flags";
/** The offenders of one rule in MySQL, while they lead to their responses. */
const OFFENDERS = "hers_offender";

function agree(what: string, rows: number, documents: number): void {
  if (rows !== documents)
    throw differs(`The rules (${what}) find ${rows} offenders in MySQL and ${documents} in MongoDB`);
}

const differs = (what: string): LoadError =>
  new LoadError(
    "STORES_DIFFER",
    `${what}, where the same rows were loaded. Import again; if it stays so, \`npx hers rules\` shows the rows.`,
  );

async function flagRows(
  mysql: Connection,
  rules: readonly Rule[],
  say: (line: string) => void,
): Promise<Flagged> {
  const byRule: Record<string, number> = {};
  for (const [i, rule] of rules.entries()) {
    say(`Rule ${i + 1} of ${rules.length}: ${rule.id}`);
    byRule[rule.id] = await asRefused(rule.file, () => flagRowsOf(mysql, rule));
  }
  const [[row]] = await mysql.query<RowDataPacket[]>("SELECT COUNT(DISTINCT row_id) AS n FROM reported_flag");
  return { byRule, flagged: Number(row!.n) };
}

async function flagRowsOf(mysql: Connection, rule: Rule): Promise<number> {
  const way = wayOf(rule);
  const kept = way === undefined ? "1 AS one" : way.map((name) => `o.${name}`).join(", ");
  await mysql.query(`DROP TEMPORARY TABLE IF EXISTS ${OFFENDERS}`);
  const [{ affectedRows }] = await mysql.query<ResultSetHeader>(
    `CREATE TEMPORARY TABLE ${OFFENDERS} AS SELECT ${kept} FROM (${rule.sql}) AS o WHERE o.side = 'reported'`,
  );
  if (affectedRows > 0 && way !== undefined)
    await mysql.query(
      `INSERT INTO reported_flag (row_id, rule) SELECT DISTINCT r.row_id, ? FROM ${OFFENDERS} AS o JOIN reported_response AS r ON ${on(way)}`,
      [rule.id],
    );
  await mysql.query(`DROP TEMPORARY TABLE ${OFFENDERS}`);
  return affectedRows;
}

const on = (way: Way): string =>
  way.map((name) => `r.${name === "response_id" ? "row_id" : name} = o.${name}`).join(" AND ");

/** Counts first, the rules that filter one collection together; then those that found something write their flags. */
async function flagDocuments(mongo: Db, rules: readonly Rule[]): Promise<Flagged> {
  const byRule: Record<string, number> = {};
  const piped = rules.flatMap((rule) => {
    const pipeline = pipelineOf(rule);
    return pipeline === undefined ? [] : [{ rule, pipeline }];
  });
  for (const batch of batches(piped)) {
    const counts = await countDocuments(
      mongo,
      batch.map(({ pipeline }) => pipeline),
    );
    for (const [i, { rule, pipeline }] of batch.entries()) {
      byRule[rule.id] = counts[i]!;
      const way = wayOf(rule);
      if (byRule[rule.id] === 0 || way === undefined) continue;
      const flagging = [...pipeline.pipeline, REPORTED, ...toFlags(way, rule.id)];
      await asRefused(pipeline.file, () =>
        mongo.collection(pipeline.collection).aggregate(flagging, LARGE).toArray(),
      );
    }
  }
  return { byRule, flagged: await mongo.collection(FLAGS).countDocuments() };
}

/** Of several pipelines, which then read their collection once and only filter it: their order does not count. */
async function countDocuments(mongo: Db, [first, ...others]: readonly PipelineFile[]): Promise<number[]> {
  const { collection, file, pipeline } = first!;
  const answer = (stages: Document[]): Promise<Document[]> =>
    asRefused(file, () => mongo.collection(collection).aggregate(stages, LARGE).toArray());
  if (others.length === 0) return [(await answer([...pipeline, REPORTED, COUNT]))[0]?.n ?? 0];
  const counting = [first!, ...others].map((each) => ({
    ...each,
    pipeline: [...each.pipeline.filter((stage) => !("$sort" in stage)), REPORTED, COUNT],
  }));
  const [counts = {}] = await answer(facetOf(counting));
  return counting.map((_, i) => counts[`rule${i}`]?.[0]?.n ?? 0);
}

const REPORTED = { $match: { side: "reported" } };
const COUNT = { $count: "n" };
const LARGE = { allowDiskUse: true };

/** From offenders to the responses that they lead to, each with the rule added to its others. */
function toFlags(way: Way, rule: string): Document[] {
  const responses: Document[] =
    way[0] === "response_id"
      ? [{ $group: { _id: "$response_id" } }]
      : [
          { $group: { _id: Object.fromEntries(way.map((name) => [name, `$${name}`])) } },
          {
            $lookup: {
              from: "reported_responses",
              localField: "_id.call_no",
              foreignField: "call_no",
              as: "response",
              pipeline: [{ $project: { unit: 1 } }],
            },
          },
          { $unwind: "$response" },
          ...(way.length === 2 ? [{ $match: { $expr: { $eq: ["$response.unit", "$_id.unit"] } } }] : []),
          { $project: { _id: "$response._id" } },
        ];
  return [
    ...responses,
    { $set: { rules: [rule] } },
    { $merge: { into: FLAGS, whenMatched: [{ $set: { rules: { $concatArrays: ["$rules", [rule]] } } }] } },
  ];
}

async function asRefused<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new QueryError(
      "RULE_REFUSED",
      `${file}: ${(error as Error).message}. The rules read the views of sql/programs and mongo/views: does this copy have them, \`hospital("…", { programs: true })\`?`,
      { cause: error },
    );
  }
}
