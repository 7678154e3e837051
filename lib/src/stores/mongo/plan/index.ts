import { QueryError } from "../../../errors.js";
import type { Displayable } from "../../../show/bundle.js";
import { count } from "../../../show/statement.js";
import type { CaptionedTree, TreeNode } from "../../../show/tree.js";
import { wordedSideBySide, wordedTrees } from "../../../show/worded-trees.js";
import { serverError } from "../server-error.js";
import { type Access, type Executed, readExplained } from "./read.js";
import { sayExecuted } from "./words.js";

export type { Access, Executed, Step } from "./read.js";

/** How a filter or a pipeline was run: shows itself as a tree, the answer on top and the collections at its roots. */
export interface ExecutedPlan extends Displayable, Executed {
  /** Documents read, of all collections together. */
  readonly documentsExamined: number;
  readonly keysExamined: number;
  /** The plan in sentences. */
  readonly words: readonly string[];
}

/** What can be explained: a cursor of `find` or `aggregate`. */
export interface Explainable {
  explain(verbosity: string): Promise<unknown>;
}

/**
 * Runs a filter or pipeline and tells how MongoDB went about it: index or collection scan, and documents examined against returned.
 *
 * @param cursor of `find` or `aggregate`, not yet read from
 * @throws {QueryError} `PLAN_REFUSED` with MongoDB's words, `PLAN_UNREADABLE` for an answer without statistics
 */
export async function explained(cursor: Explainable): Promise<ExecutedPlan> {
  let answer: unknown;
  try {
    answer = await cursor.explain("executionStats");
  } catch (error) {
    const refused = serverError(error);
    if (refused === undefined) throw error;
    const told = `MongoDB ${refused.code} while explaining: ${refused.message}`;
    throw new QueryError("PLAN_REFUSED", told, { cause: error });
  }
  const executed = readExplained(answer as never);
  const words = sayExecuted(executed);
  const sum = (of: (access: Access) => number): number =>
    executed.accesses.reduce((total, access) => total + of(access), 0);
  const documentsExamined = sum((access) => access.documentsExamined);
  const tree = { caption: `${count(documentsExamined, "document")} examined`, root: treeOf(executed) };
  const plan = Object.assign(wordedTrees([tree], words.join(" "), words), {
    ...executed,
    documentsExamined,
    keysExamined: sum((access) => access.keysExamined),
    words,
  });
  TREES.set(plan, tree);
  return plan;
}

/**
 * Such plans side by side, with one scale for the documents of both.
 *
 * @param plans by the words that stand above each
 */
export const explainedSideBySide = (plans: Readonly<Record<string, ExecutedPlan>>): Displayable =>
  wordedSideBySide(
    Object.fromEntries(
      Object.entries(plans).map(([name, plan]) => [name, { tree: TREES.get(plan)!, words: plan.words }]),
    ),
  );

const TREES = new WeakMap<ExecutedPlan, CaptionedTree>();

/** The last step on top; below each what it was given, and below a `$lookup` the other collection as well. */
function treeOf({ accesses: [first, ...others], steps, returned }: Executed): TreeNode {
  const pending = [...others];
  const told = steps.filter(({ returned: rows }) => rows !== undefined);
  let node = accessNode(first!);
  for (const { name, returned: rows } of told) {
    const at = pending.findIndex(({ stage }) => stage === name);
    const other = at === -1 ? [] : pending.splice(at, 1).map(accessNode);
    node = { label: name, value: rows!, children: [node, ...other] };
  }
  return { label: "answer", value: returned, children: [node, ...pending.map(accessNode)] };
}

function accessNode({
  collection,
  how,
  indexes,
  documentsExamined,
  keysExamined,
  covered,
}: Access): TreeNode {
  const detail = covered
    ? `index ${indexes} alone`
    : how === "index scan"
      ? `index ${indexes.join(", ")}`
      : how;
  const note = how === "index scan" ? `${count(keysExamined, "key")}, ` : "";
  return {
    label: collection,
    detail,
    value: documentsExamined,
    note: `${note}${count(documentsExamined, "document")}`,
    accent: how === "collection scan",
    children: [],
  };
}
