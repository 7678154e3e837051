import { nodesOf, type PlanNode } from "./node.js";

/**
 * A plan with the entries that its indexes were looked through for. EXPLAIN ANALYZE counts rows where the storage engine hands them over;
 * entries that fail a pushed condition never get there. Without the pushdown the same step hands over all of them.
 *
 * @param plan with pushed conditions
 * @param without the plan of the same statement with `index_condition_pushdown` off
 * @returns the plan as it is if the two read their tables in different ways
 */
export function withEntries(plan: PlanNode, without: PlanNode): PlanNode {
  const [reached, all] = [plan, without].map((root) => [...nodesOf(root)].filter(({ table }) => table));
  const same = reached!.length === all!.length && reached!.every((node, i) => isSameStep(node, all![i]!));
  if (!same) return plan;
  const entries = new Map(reached!.map((node, i) => [node, all![i]!.rows]));
  const filled = (node: PlanNode): PlanNode => ({
    ...node,
    taken: node.pushed ? entries.get(node) : node.taken,
    inputs: node.inputs.map(filled),
  });
  return filled(plan);
}

/** A hint in the statement can keep the pushdown on, and somebody can change rows between the two runs. */
const isSameStep = (one: PlanNode, other: PlanNode): boolean =>
  one.table === other.table &&
  one.index === other.index &&
  one.access === other.access &&
  one.times === other.times &&
  !other.pushed &&
  (one.pushed ? one.rows <= other.rows : one.rows === other.rows);
