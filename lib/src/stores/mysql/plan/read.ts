import { QueryError } from "../../../errors.js";
import type { Access, PlanNode } from "./node.js";

/** What is used of a step in MySQL's JSON, `explain_json_format_version` 2. */
interface Said {
  readonly operation?: string;
  readonly access_type?: string;
  readonly index_access_type?: string;
  readonly table_name?: string;
  readonly alias?: string;
  readonly schema_name?: string;
  readonly index_name?: string;
  readonly covering?: boolean;
  readonly actual_rows?: number;
  readonly actual_loops?: number;
  readonly actual_last_row_ms?: number;
  readonly estimated_rows?: number;
  readonly pushed_index_condition?: string;
  readonly [key: string]: unknown;
}

/**
 * Reads the answer to `EXPLAIN ANALYZE FORMAT=JSON`, version 2.
 *
 * @throws {QueryError} `PLAN_UNREADABLE` if it is not one
 */
export function readPlan(json: string): PlanNode {
  let plan: unknown;
  try {
    plan = (JSON.parse(json) as { query_plan?: unknown }).query_plan;
  } catch {}
  if (plan === undefined || plan === null || typeof plan !== "object") {
    throw new QueryError(
      "PLAN_UNREADABLE",
      `The server answered EXPLAIN with something else than a plan in JSON: ${json.slice(0, 80)}`,
    );
  }
  return node(plan as Said);
}

function node(said: Said): PlanNode {
  const times = said.actual_loops ?? 0;
  const inputs = inputsOf(said).map(node);
  const schema = schemaOf(said);
  const operation = (said.operation ?? "").replaceAll(schema === undefined ? "\u0000" : `${schema}.`, "");
  return {
    operation,
    access: accessOf(said),
    table: said.schema_name === undefined ? undefined : (said.alias ?? said.table_name),
    index: said.index_name,
    covering: said.covering === true,
    rows: Math.round((said.actual_rows ?? 0) * times),
    taken: takenBy(said, inputs),
    pushed: said.pushed_index_condition !== undefined,
    times,
    milliseconds: (said.actual_last_row_ms ?? 0) * times,
    estimated: said.estimated_rows,
    inputs,
  };
}

/** A sort takes in all that its input gives; a constant row is read once, however often it is handed on. */
function takenBy({ access_type, actual_rows }: Said, inputs: readonly PlanNode[]): number | undefined {
  if (access_type === "constant_row") return Math.ceil(actual_rows ?? 0);
  return access_type === "sort" ? inputs[0]?.rows : undefined;
}

/** `inputs`, and those of subqueries: `inputs_from_select_list`, … */
const inputsOf = (said: Said): Said[] =>
  Object.entries(said).flatMap(([key, value]) =>
    key.startsWith("inputs") && Array.isArray(value) ? (value as Said[]) : [],
  );

function schemaOf(said: Said): string | undefined {
  if (said.schema_name !== undefined) return said.schema_name;
  for (const input of inputsOf(said)) {
    const schema = schemaOf(input);
    if (schema !== undefined) return schema;
  }
  return undefined;
}

function accessOf({ access_type, index_access_type, schema_name }: Said): Access {
  if (schema_name === undefined) return "other";
  if (access_type === "table") return "full scan";
  if (access_type === "constant_row") return "constant row";
  if (index_access_type === "index_lookup") return "index lookup";
  if (index_access_type === "index_scan") return "index scan";
  if (index_access_type === "dynamic_index_range_scan") return "chosen anew";
  return index_access_type === undefined ? "other" : "index range";
}
