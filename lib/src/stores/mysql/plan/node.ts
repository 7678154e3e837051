import type { Before } from "./before.js";

/** One step of a plan, and the steps that feed it. */
export interface PlanNode {
  /** MySQL's own words, without the name of the database: `Index lookup on dispatch using …`. */
  readonly operation: string;
  /**
   * How rows are reached; `chosen anew` for what EXPLAIN calls "Range checked for each record"; a `constant row` was read by a whole key
   * before the plan began and is handed on each time; `other` works on rows of its inputs.
   */
  readonly access: Access;
  /** The table, by its name in the statement; undefined for a step on rows of its inputs, or on a temporary table. */
  readonly table: string | undefined;
  readonly index: string | undefined;
  /** Whether everything that is needed stands in the index. */
  readonly covering: boolean;
  /** Rows that came out of it, all times together. */
  readonly rows: number;
  /**
   * Rows or entries that it took in, all times together, where those are others than came out: what a sort sorted, what an index was
   * looked through for. Undefined where MySQL does not tell.
   */
  readonly taken: number | undefined;
  /** Whether the storage engine checked a condition on the index's entries and kept to itself those that failed. */
  readonly pushed: boolean;
  /** How many times it was run. */
  readonly times: number;
  /** Milliseconds until the last row, all times together, with what feeds it. */
  readonly milliseconds: number;
  /** What MySQL had guessed for `rows`; undefined where it guesses nothing. */
  readonly estimated: number | undefined;
  readonly inputs: readonly PlanNode[];
}

export type Access =
  | "full scan"
  | "index scan"
  | "index range"
  | "index lookup"
  | "constant row"
  | "chosen anew"
  | "other";

/** A node and all below it, in the order in which MySQL prints them. */
export function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node;
  for (const input of node.inputs) yield* nodesOf(input);
}

/**
 * Rows that were read from tables and indexes of the database: the work, where `rows` of the root is the result. At least that many, if
 * MySQL does not tell of some step.
 *
 * @param before what was read before the plan began, and is in no step of it
 */
export function rowsRead(root: PlanNode, before: Before): number {
  let sum = 0;
  for (const { rows = 0 } of before.tables) sum += rows;
  for (const { table, rows, taken } of nodesOf(root)) if (table !== undefined) sum += taken ?? rows;
  return sum;
}

/** `COUNT(*)` of a whole table: done inside the storage engine, which reports one row. */
export const isCounted = ({ operation }: PlanNode): boolean => operation.startsWith("Count rows in");

/** A row was looked up by a whole key before the plan began, and was not there: which others were, MySQL does not tell. */
const isMissed = ({ operation }: PlanNode): boolean => /^Zero rows .*const table/.test(operation);

/** Whether MySQL tells how many rows each step has read, and what was read before the first. */
export function isTold(root: PlanNode, before: Before): boolean {
  if (before.atEnds || before.tables.some(({ rows }) => rows === undefined)) return false;
  for (const node of nodesOf(root))
    if (isCounted(node) || isMissed(node) || (node.pushed && node.taken === undefined)) return false;
  return true;
}
