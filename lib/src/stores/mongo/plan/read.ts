/** What `explain("executionStats")` says, from MongoDB 6.0 on, without what differs from run to run. */

import type { Document } from "mongodb";
import { QueryError } from "../../../errors.js";

/** How documents of one collection were reached. */
export interface Access {
  readonly collection: string;
  readonly how: "collection scan" | "index scan" | "no documents";
  /** The index, or the several that were used. */
  readonly indexes: readonly string[];
  /** Entries of indexes that were looked at. */
  readonly keysExamined: number;
  readonly documentsExamined: number;
  /** What came of it. */
  readonly returned: number;
  /** Nothing but the index was read. */
  readonly covered: boolean;
  /** The stage that asked, such as `$lookup`; absent for where the pipeline begins. */
  readonly stage?: string;
}

/** One step behind the reading, in its order. */
export interface Step {
  /** Such as `$group`, or `sort` for one that no index made needless. */
  readonly name: string;
  /** What it gives; unknown where the server reads and computes in one go. */
  readonly returned?: number;
}

/** How a filter or a pipeline was run. */
export interface Executed {
  readonly accesses: readonly Access[];
  readonly steps: readonly Step[];
  readonly returned: number;
}

/**
 * Reads an answer of `explain("executionStats")`.
 *
 * @throws {QueryError} `PLAN_UNREADABLE` for an answer without statistics
 */
export function readExplained(answer: object): Executed {
  return readAnswer(answer);
}

/** Apart, because a notebook reads the declarations of this file and must not come to the driver's. */
function readAnswer(answer: Document): Executed {
  const stages: Document[] = answer.stages ?? [];
  const cursor = stages
    .map((stage) => stage.$cursor ?? stage.$geoNearCursor)
    .find((each) => each !== undefined);
  const first: Document = cursor ?? answer;
  if (first.executionStats === undefined || first.queryPlanner === undefined)
    throw new QueryError(
      "PLAN_UNREADABLE",
      'The answer holds no execution statistics. Ask with explain("executionStats").',
    );
  const tree = (first.queryPlanner.winningPlan.queryPlan ?? first.queryPlanner.winningPlan) as Document;
  const nodes = nodesOf(tree);
  const rest = stages.filter((stage) => stage.$cursor === undefined && stage.$geoNearCursor === undefined);
  const pushed = nodes.flatMap((node) => pushedLookup(node, first.executionStats.executionStages));
  const accesses = [firstAccess(first, nodes, pushed), ...pushed, ...rest.flatMap(lookupAccess)];
  const steps = [
    ...nodes.flatMap(pushedStep).reverse(),
    ...rest.map((stage) => ({ name: publicName(Object.keys(stage)[0]!), returned: Number(stage.nReturned) })),
  ];
  return { accesses, steps, returned: Number(rest.at(-1)?.nReturned ?? first.executionStats.nReturned) };
}

/** A plan's stages, the last to be done first. */
function nodesOf(node: Document): Document[] {
  const inputs: Document[] = [node.inputStage, ...(node.inputStages ?? [])].filter(
    (each) => each !== undefined,
  );
  return [node, ...inputs.flatMap(nodesOf)];
}

const SCANS: readonly string[] = ["COLLSCAN", "CLUSTERED_IXSCAN"];

/** @param pushed what the server read of other collections meanwhile, which its totals contain */
function firstAccess(
  { queryPlanner, executionStats }: Document,
  nodes: readonly Document[],
  pushed: readonly Access[],
): Access {
  const indexes = [...new Set(nodes.flatMap(({ indexName, stage }) => indexOf(stage, indexName)))];
  const others = (of: (access: Access) => number): number => pushed.reduce((sum, each) => sum + of(each), 0);
  const documentsExamined =
    Number(executionStats.totalDocsExamined) - others((each) => each.documentsExamined);
  const keysExamined = Number(executionStats.totalKeysExamined) - others((each) => each.keysExamined);
  const reads = nodes.some(({ stage }) => SCANS.includes(stage)) || indexes.length > 0;
  return {
    collection: collectionOf(queryPlanner.namespace),
    how: indexes.length > 0 ? "index scan" : reads ? "collection scan" : "no documents",
    indexes,
    keysExamined,
    documentsExamined,
    returned: Number(executionStats.nReturned),
    covered: indexes.length > 0 && documentsExamined === 0,
  };
}

/** `IDHACK` and `EXPRESS_IXSCAN` (8.0) look one document up by its `_id`. */
const indexOf = (stage: string, name: unknown): string[] => {
  if (stage === "EQ_LOOKUP") return []; // of the other collection
  if (typeof name === "string") return [name];
  return /^(IDHACK|EXPRESS_)/.test(stage) ? ["_id_"] : [];
};

/** A `$lookup` that the server does while it reads. Its reads are those of the executed stages that bear its number. */
function pushedLookup(node: Document, executed: Document | undefined): Access[] {
  const { stage, strategy, indexName, foreignCollection, planNodeId } = node;
  if (stage !== "EQ_LOOKUP") return [];
  const own = executedNodes(executed).filter((each) => each.planNodeId === planNodeId);
  const sum = (of: (each: Document) => unknown): number =>
    own.reduce((all, each) => all + Number(of(each) ?? 0), 0);
  return [
    {
      collection: collectionOf(foreignCollection),
      how: strategy === "NestedLoopJoin" || strategy === "HashJoin" ? "collection scan" : "index scan",
      indexes: indexName === undefined ? [] : [indexName],
      keysExamined: sum(({ stage, keysExamined }) => (/^ix/.test(stage) ? keysExamined : 0)),
      documentsExamined: sum(({ stage, numReads }) => (stage === "seek" || stage === "scan" ? numReads : 0)),
      returned: 0,
      covered: false,
      stage: "$lookup",
    },
  ];
}

/** Stages as they were executed, whatever the members are called that hold their inputs. */
function executedNodes(node: Document | undefined): Document[] {
  if (typeof node !== "object" || node === null || typeof node.stage !== "string") return [];
  return [node, ...Object.values(node).flat().flatMap(executedNodes)];
}

function lookupAccess(stage: Document): Access[] {
  const [name] = Object.keys(stage) as [string];
  const { from, coll } = stage[name] as Document;
  const other = from ?? coll;
  if (typeof other !== "string" || stage.totalDocsExamined === undefined) return [];
  const indexes: string[] = stage.indexesUsed ?? [];
  return [
    {
      collection: other,
      how: Number(stage.collectionScans ?? 0) > 0 || indexes.length === 0 ? "collection scan" : "index scan",
      indexes,
      keysExamined: Number(stage.totalKeysExamined ?? 0),
      documentsExamined: Number(stage.totalDocsExamined),
      returned: Number(stage.nReturned),
      covered: false,
      stage: publicName(name),
    },
  ];
}

function pushedStep({ stage }: Document): Step[] {
  if (stage === "SORT" || stage === "SORT_SIMPLE") return [{ name: "sort" }];
  if (stage === "GROUP") return [{ name: "$group" }];
  return stage === "EQ_LOOKUP" ? [{ name: "$lookup" }] : [];
}

const collectionOf = (namespace: unknown): string => String(namespace).replace(/^[^.]*\./, "");

/** `$_internalSetWindowFields` is `$setWindowFields` as it was written. */
const publicName = (name: string): string =>
  name.replace(/^\$_internal(\w)/, (_, letter: string) => `$${letter.toLowerCase()}`);
