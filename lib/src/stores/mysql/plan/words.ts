import { count } from "../../../show/statement.js";
import { nodesOf, type PlanNode, rowsRead } from "./node.js";

/** A plan in sentences: each table, how it was reached and how many rows came, in the order in which they are read; then the sum. */
export function sayPlan(root: PlanNode): string[] {
  const reached = [...nodesOf(root)].filter((node) => node.table !== undefined && !isCounted(node));
  const steps = [...nodesOf(root)].flatMap(sayStep);
  const read = [...nodesOf(root)].some(isCounted)
    ? "How many entries were read MySQL does not tell,"
    : `${count(rowsRead(root), "row")} read`;
  const sum = `${read} for ${count(root.rows, "row")} of the answer.`;
  return [...reached.map(sayAccess), ...steps, sum];
}

/** How a table was reached. */
function sayAccess({ operation, access, table, index, covering, rows, times }: PlanNode): string {
  const only = covering ? ", and nothing but the index" : "";
  const many = times === 1 ? count(rows, "row") : `${count(times, "time")}, ${count(rows, "row")} in all`;
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
    case "chosen anew":
      return `Chooses anew for each row before how to read ${table}, by a range of an index or from its first row on: ${many}.`;
    default:
      return `Reads ${table}: ${many}.`;
  }
}

/** `COUNT(*)` of a whole table: done inside the storage engine, which reports one row. */
const isCounted = ({ operation }: PlanNode): boolean => operation.startsWith("Count rows in");

/** Steps that cost something beside reading, and reading that is no step of its own. */
function sayStep({ operation, rows, table }: PlanNode): string[] {
  if (operation.startsWith("Count rows in"))
    return [`Counts ${table ?? "the table"} from end to end by an index.`];
  if (operation.startsWith("Rows fetched before execution"))
    return ["Finds one row by its whole key, before anything else is done."];
  if (operation.startsWith("Sort")) return [`Sorts ${count(rows, "row")}.`];
  if (/temporary table/i.test(operation) && operation.startsWith("Aggregate"))
    return [`Groups in a temporary table: ${count(rows, "group")}.`];
  if (/hash join/i.test(operation)) return [`Joins by a hash table: ${count(rows, "row")}.`];
  if (/^Materialize|materialize/.test(operation)) return [`Keeps ${count(rows, "row")} aside.`];
  return [];
}
