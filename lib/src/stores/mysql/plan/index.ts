import { QueryError } from "../../../errors.js";
import type { Displayable } from "../../../show/bundle.js";
import { count } from "../../../show/statement.js";
import type { CaptionedTree, TreeNode } from "../../../show/tree.js";
import { wordedSideBySide, wordedTrees } from "../../../show/worded-trees.js";
import type { MysqlConnection } from "../light.js";
import { nodesOf, type PlanNode, rowsRead } from "./node.js";
import { readPlan } from "./read.js";
import { sayPlan } from "./words.js";

export type { Access, PlanNode } from "./node.js";

/** How a statement was run: shows itself as a tree with the rows of each step. */
export interface Plan extends Displayable {
  readonly root: PlanNode;
  /** Rows read from tables and indexes. */
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
 * were guessed.
 *
 * @param connection on which the statement runs
 * @param statement a SELECT or TABLE; the server analyses no other
 * @throws {QueryError} `PLAN_REFUSED` with MySQL's message, `PLAN_UNREADABLE` for an answer that is no plan
 */
export async function plan(
  connection: MysqlConnection,
  statement: string,
  options: PlanOptions = {},
): Promise<Plan> {
  const root = readPlan(await analysed(connection, statement));
  if (root.operation.startsWith("<not executable")) {
    throw refusedPlan("MySQL runs and analyses a SELECT or TABLE, nothing else", statement);
  }
  const words = sayPlan(root);
  const indexes = [
    ...new Set([...nodesOf(root)].flatMap(({ table, index }) => (table === undefined ? [] : (index ?? [])))),
  ];
  const caption = `${count(rowsRead(root), "row")} read`;
  const tree = { caption, root: treeOf(root, options.times === true) };
  const shown = wordedTrees([{ ...tree, caption: options.caption ?? caption }], words.join(" "), words);
  const made = Object.assign(shown, { root, rowsRead: rowsRead(root), rows: root.rows, words, indexes });
  TREES.set(made, tree);
  return made;
}

/** The server's answer, as JSON of version 2 whatever the session is set to. */
async function analysed(connection: MysqlConnection, statement: string): Promise<string> {
  try {
    const [[before]] = await connection.query("SELECT @@explain_json_format_version AS version");
    await connection.query("SET SESSION explain_json_format_version = 2");
    try {
      const [[row]] = await connection.query(`EXPLAIN ANALYZE FORMAT=JSON ${statement}`);
      return String(Object.values(row!)[0]);
    } finally {
      await connection.query(`SET SESSION explain_json_format_version = ${Number(before!.version)}`);
    }
  } catch (error) {
    const { errno, message } = error as { errno?: number; message: string };
    if (errno === undefined) throw error;
    throw refusedPlan(`MySQL ${errno} while explaining: ${message}`, statement, error);
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
      Object.entries(plans).map(([name, each]) => [name, { tree: TREES.get(each)!, words: each.words }]),
    ),
  );

const TREES = new WeakMap<Plan, CaptionedTree>();

function treeOf(node: PlanNode, times: boolean): TreeNode {
  const { operation, access, table, index, covering, rows, inputs, milliseconds } = node;
  const [label, detail] = splitOperation(operation, index);
  const rounds = node.times > 1 ? ` in ${count(node.times, "time")}` : "";
  const took = times ? `, ${milliseconds.toFixed(1)} ms` : "";
  return {
    label,
    ...(detail === "" ? {} : { detail }),
    value: rows,
    note: `${rows.toLocaleString("en-US")}${rounds}${took}`,
    accent: table !== undefined && (access === "full scan" || (access === "index scan" && !covering)),
    children: inputs.map((input) => treeOf(input, times)),
  };
}

/** MySQL's words in two lines: what is done, then the index and the condition. */
function splitOperation(operation: string, index: string | undefined): [string, string] {
  const named = index === undefined ? -1 : operation.indexOf(` using ${index}`);
  if (named >= 0) return [operation.slice(0, named), operation.slice(named + " using ".length)];
  const at = operation.search(/: | \(/);
  return at < 0 ? [operation, ""] : [operation.slice(0, at), operation.slice(at).replace(/^: /, "").trim()];
}
