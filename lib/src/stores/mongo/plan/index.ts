import { QueryError } from "../../../errors.js";
import { type Displayable, display, displayable, type MimeBundle } from "../../../show/bundle.js";
import { type CaptionedTree, type TreeNode, treePicture } from "../../../show/tree.js";
import { type Access, type Executed, readExplained } from "./read.js";
import { count, sayExecuted } from "./words.js";

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
    const { code, message } = error as { code?: number; message: string };
    if (typeof code !== "number") throw error;
    throw new QueryError("PLAN_REFUSED", `MongoDB ${code} while explaining: ${message}`, { cause: error });
  }
  const executed = readExplained(answer as never);
  const words = sayExecuted(executed);
  const sum = (of: (access: Access) => number): number =>
    executed.accesses.reduce((total, access) => total + of(access), 0);
  const documentsExamined = sum((access) => access.documentsExamined);
  const tree = { caption: `${count(documentsExamined, "document")} examined`, root: treeOf(executed) };
  const plan = Object.assign(asWords(treePicture([tree], words.join(" ")), words), {
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
export function explainedSideBySide(plans: Readonly<Record<string, ExecutedPlan>>): Displayable {
  const trees = Object.entries(plans).map(([name, plan]) => ({
    caption: `${name}: ${count(plan.documentsExamined, "document")} examined`,
    root: TREES.get(plan)!.root,
  }));
  const words = Object.entries(plans).map(([name, { words }]) => `${name}: ${words.join(" ")}`);
  return asWords(treePicture(trees, words.join("\n")), words);
}

const TREES = new WeakMap<ExecutedPlan, CaptionedTree>();

/** The same picture, whose plain text is a line a sentence. */
const asWords = (shown: Displayable, words: readonly string[]): Displayable =>
  displayable((): MimeBundle => ({ ...shown[display](), "text/plain": words.join("\n") }));

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
