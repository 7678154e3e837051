import { count, sayNumber } from "../../../show/statement.js";
import type { Before, ReadBefore } from "./before.js";
import { isCounted, isTold, nodesOf, type PlanNode, rowsRead } from "./node.js";

/** A plan in sentences: each table, how it was reached and how many rows came, in the order in which they are read; then the sum. */
export function sayPlan(root: PlanNode, before: Before): string[] {
  const reached = [...nodesOf(root)].filter((node) => node.table !== undefined && !isCounted(node));
  const steps = [...nodesOf(root)].flatMap(sayStep);
  const atEnds = before.atEnds
    ? ["Reads at an end of an index before the plan begins, at most one row of each table."]
    : [];
  const sum = `${sayRead(root, before)} for ${count(root.rows, "row")} of the answer.`;
  return [...before.tables.map(sayBefore), ...atEnds, ...reached.map(sayAccess), ...steps, sum];
}

/** What was read before the plan began. */
const sayBefore = ({ table, index, rows }: ReadBefore): string =>
  rows === undefined
    ? `Reads ${table} before the plan begins: how many rows MySQL does not tell.`
    : `Looks up ${table}${index === undefined ? "" : ` by a whole key in index ${index}`} before the plan begins: ${count(rows, "row")}.`;

function sayRead(root: PlanNode, before: Before): string {
  const read = rowsRead(root, before);
  if (isTold(root, before)) return `${count(read, "row")} read`;
  // The one row is the count itself.
  return [...nodesOf(root)].some(isCounted) || read === 0
    ? "How many entries were read MySQL does not tell,"
    : `At least ${count(read, "row")} read; how many MySQL does not tell,`;
}

/** How a table was reached. */
function sayAccess(node: PlanNode): string {
  const { operation, access, table, index, covering } = node;
  const only = covering ? ", and nothing but the index" : "";
  const many = sayMany(node);
  switch (access) {
    case "full scan":
      return `Reads ${table} from its first row on: ${many}.`;
    case "index scan":
      return operation.endsWith("(reverse)")
        ? `Reads index ${index} of ${table} from its last entry back${only}: ${many}.`
        : `Reads index ${index} of ${table} from its first entry on${only}: ${many}.`;
    case "index range":
      return `Reads a range of index ${index} of ${table}${only}: ${many}.`;
    case "index lookup":
      return `Looks up ${table} in index ${index}${only}: ${many}.`;
    case "constant row":
      return `Looks up ${table} by a whole key before the plan begins: ${count(node.taken ?? 0, "row")}.`;
    case "chosen anew":
      return `Chooses anew for each row before how to read ${table}, by a range of an index or from its first row on: ${many}.`;
    default:
      return `Reads ${table}: ${many}.`;
  }
}

/** How many rows came, in how many times, and from how many entries where the index was asked more than its key. */
function sayMany({ rows, taken, pushed, times }: PlanNode): string {
  const often = times === 1 ? "" : `${count(times, "time")}, `;
  const inAll = times === 1 ? "" : " in all";
  if (!pushed || taken === rows) return `${often}${count(rows, "row")}${inAll}`;
  if (taken === undefined)
    return `${often}${count(rows, "row")}${inAll}; how many entries failed the rest of the condition MySQL does not tell`;
  const entries = taken === 1 ? "1 entry" : `${sayNumber(taken)} entries`;
  return `${often}${entries}${inAll}, of which ${count(rows, "row")} met the rest of the condition`;
}

/** Steps that cost something beside reading, and reading that is no step of its own. */
function sayStep(node: PlanNode): string[] {
  const { operation, rows, table } = node;
  if (isCounted(node)) return [`Counts ${table ?? "the table"} from end to end by an index.`];
  const none = /^Zero rows \((.*)\)$/.exec(operation)?.[1];
  if (none !== undefined) return [`Knows before the plan begins that there is no row: ${none}.`];
  if (operation.startsWith("Sort")) return [saySort(node)];
  if (/temporary table/i.test(operation) && operation.startsWith("Aggregate"))
    return [`Groups in a temporary table: ${count(rows, "group")}.`];
  if (/hash join/i.test(operation)) return [`Joins by a hash table: ${count(rows, "row")}.`];
  if (/printed elsewhere/.test(operation)) return []; // a CTE that is read a second time
  if (/^Materialize|materialize/.test(operation)) return [`Keeps ${count(rows, "row")} aside.`];
  return [];
}

/** All rows that come in are sorted, however few are asked for. */
function saySort({ operation, rows, taken = rows, times }: PlanNode): string {
  const sorted = `Sorts ${count(taken, "row")}${times > 1 ? ` in ${count(times, "time")}` : ""}`;
  if (rows >= taken) return `${sorted}.`;
  return /duplicate removal/.test(operation)
    ? `${sorted} and leaves out what is equal: ${count(rows, "row")}.`
    : `${sorted}, of which the first ${sayNumber(rows)} are asked for${times > 1 ? " in all" : ""}.`;
}
