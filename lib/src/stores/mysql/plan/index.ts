import { inspect } from "node:util";
import { QueryError } from "../../../errors.js";
import type { Displayable } from "../../../show/bundle.js";
import { count } from "../../../show/statement.js";
import type { CaptionedTree, TreeNode } from "../../../show/tree.js";
import { wordedSideBySide, wordedTrees } from "../../../show/worded-trees.js";
import { type DriverError, isLost, sayLost } from "../driver-error.js";
import type { MysqlConnection } from "../light.js";
import { type Before, readBefore } from "./before.js";
import { withEntries } from "./entries.js";
import { isTold, nodesOf, type PlanNode, rowsRead } from "./node.js";
import { readPlan } from "./read.js";
import { sayPlan } from "./words.js";

export type { Access, PlanNode } from "./node.js";

/** How a statement was run: shows itself as a tree with the rows of each step. */
export interface Plan extends Displayable {
  readonly root: PlanNode;
  /** Rows read from tables, and entries of indexes that were looked at; at least that many where `words` say that MySQL does not tell. */
  readonly rowsRead: number;
  /** Rows of the answer. */
  readonly rows: number;
  /** The plan in sentences. */
  readonly words: readonly string[];
  /** The indexes that were used, in the order in which they are read. */
  readonly indexes: readonly string[];
}

/** What a plan shows. */
export interface PlanOptions {
  /** A line above the tree; default: how many rows were read. */
  readonly caption?: string;
  /** Whether the milliseconds of each step are shown. They differ on every run. Default no. */
  readonly times?: boolean;
}

/**
 * Runs a SELECT and tells how MySQL went about it, by `EXPLAIN ANALYZE`: how each table was reached and how many rows came, not how many
 * were guessed. A statement that checks a condition inside an index is run twice, the second time with that switched off: MySQL counts
 * the entries that failed it only then.
 *
 * @param connection on which the statement runs
 * @param statement a SELECT or TABLE; the server analyses no other
 * @throws {QueryError} `PLAN_REFUSED` with MySQL's message, `PLAN_UNREADABLE` for an answer that is no plan, `QUERY_LOST` if the
 *   connection broke
 */
export async function plan(
  connection: MysqlConnection,
  statement: string,
  options: PlanOptions = {},
): Promise<Plan> {
  if (typeof statement !== "string")
    throw refusedPlan("A plan is made of the text of a SELECT, in quotes", inspect(statement, { depth: 0 }));
  const { root, before } = await analysed(connection, statement);
  const words = sayPlan(root, before);
  const indexes = [
    ...new Set([...nodesOf(root)].flatMap(({ table, index }) => (table === undefined ? [] : (index ?? [])))),
  ];
  const read = rowsRead(root, before);
  const early = before.tables.reduce((sum, { rows = 0 }) => sum + rows, 0);
  const caption = `${isTold(root, before) ? "" : "at least "}${count(read, "row")} read${early === 0 ? "" : `, ${early} of them before the plan`}`;
  const tree = { caption, root: treeOf(root, options.times === true) };
  const shown = wordedTrees([{ ...tree, caption: options.caption ?? caption }], words.join(" "), words);
  const made = Object.assign(shown, { root, rowsRead: read, rows: root.rows, words, indexes });
  TREES.set(made, tree);
  return made;
}

/** A plan, and what was read before it began. */
interface Analysed {
  readonly root: PlanNode;
  readonly before: Before;
}

async function analysed(connection: MysqlConnection, statement: string): Promise<Analysed> {
  const explain = async (): Promise<PlanNode> => {
    const [[row]] = await connection.query(`EXPLAIN ANALYZE FORMAT=JSON ${statement}`);
    return readPlan(String(Object.values(row!)[0]));
  };
  try {
    // The JSON of version 2, whatever the session is set to.
    return await withSession(connection, "explain_json_format_version", 2, async () => {
      const root = await explain();
      if (root.operation.startsWith("<not executable"))
        throw refusedPlan("MySQL runs and analyses a SELECT or TABLE, nothing else", statement);
      const before = await readBefore(connection, statement, root);
      if (![...nodesOf(root)].some(({ pushed }) => pushed)) return { root, before };
      const off = "index_condition_pushdown=off";
      const without = await withSession(connection, "optimizer_switch", off, explain);
      return { root: withEntries(root, without), before };
    });
  } catch (error) {
    const { errno, message } = error as DriverError;
    if (isLost(error as DriverError))
      throw new QueryError("QUERY_LOST", sayLost(error as DriverError), { cause: error });
    if (errno === undefined) throw error;
    throw refusedPlan(`MySQL ${errno} while explaining: ${message}`, statement, error);
  }
}

/** Runs something with a variable of the session set, and sets it back. */
async function withSession<T>(
  connection: MysqlConnection,
  variable: string,
  value: string | number,
  run: () => Promise<T>,
): Promise<T> {
  const [[before]] = await connection.query(`SELECT @@SESSION.${variable} AS value`);
  await connection.query(`SET SESSION ${variable} = ?`, [value]);
  try {
    return await run();
  } finally {
    await connection.query(`SET SESSION ${variable} = ?`, [before!.value]);
  }
}

const refusedPlan = (why: string, statement: string, cause?: unknown): QueryError =>
  new QueryError("PLAN_REFUSED", `${why}\nin: ${statement.replace(/\s+/g, " ").trim().slice(0, 80)}`, {
    cause,
  });

/**
 * Plans side by side, with one scale for the rows of both.
 *
 * @param plans by the words that stand above each
 */
export const sideBySide = (plans: Readonly<Record<string, Plan>>): Displayable =>
  wordedSideBySide(
    Object.fromEntries(
      Object.entries(plans).map(([name, each]) => {
        const tree = TREES.get(each);
        if (tree === undefined)
          throw new QueryError(
            "PLAN_REFUSED",
            `What stands under "${name}" is no plan. Make it with await plan(…).`,
          );
        return [name, { tree, words: each.words }];
      }),
    ),
  );

const TREES = new WeakMap<Plan, CaptionedTree>();

function treeOf(node: PlanNode, times: boolean): TreeNode {
  const { operation, access, table, index, covering, rows, taken, inputs, milliseconds } = node;
  const [label, detail] = splitOperation(operation, index);
  const rounds = node.times > 1 ? ` in ${count(node.times, "time")}` : "";
  const took = times ? `, ${milliseconds.toFixed(1)} ms` : "";
  return {
    label,
    ...(detail === "" ? {} : { detail }),
    value: table === undefined ? rows : (taken ?? rows),
    note: `${noteOf(node)}${rounds}${took}`,
    accent: table !== undefined && (access === "full scan" || (access === "index scan" && !covering)),
    children: inputs.map((input) => treeOf(input, times)),
  };
}

/** The rows of a step, and those that it took in where they are more. */
function noteOf({ access, table, rows, taken, pushed }: PlanNode): string {
  const said = (value: number): string => value.toLocaleString("en-US");
  if (access === "constant row") return said(taken ?? 0);
  if (pushed && taken === undefined) return `${said(rows)}, read: not told`;
  if (taken === undefined || taken === rows) return said(rows);
  return table === undefined
    ? `${said(rows)} of ${said(taken)} sorted`
    : `${said(taken)} read, ${said(rows)} kept`;
}

/** MySQL's words in two lines: what is done, then the index and the condition. */
function splitOperation(operation: string, index: string | undefined): [string, string] {
  const named = index === undefined ? -1 : operation.indexOf(` using ${index}`);
  if (named >= 0) return [operation.slice(0, named), operation.slice(named + " using ".length)];
  const at = operation.search(/: | \(/);
  return at < 0 ? [operation, ""] : [operation.slice(0, at), operation.slice(at).replace(/^: /, "").trim()];
}
