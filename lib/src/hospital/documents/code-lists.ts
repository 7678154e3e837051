import type { Hospital } from "../simulate/index.js";
import { type Document, fields } from "./cells.js";

/** The lookup tables, and the beds: short lists that everything refers to. */
export const CODE_LISTS = [
  "dispatch_priority",
  "triage_level",
  "specialty",
  "clinical_problem",
  "bed",
] as const;

/** One document a lookup table, its rows under `entries` as in SQL. */
export function* codeLists(hospital: Hospital): Iterable<Document> {
  for (const name of CODE_LISTS) {
    const table = hospital.table(name);
    const entry = fields(table, Object.keys(table.columns));
    yield { _id: name, entries: Array.from({ length: table.rows }, (_, row) => entry(row)) };
  }
}

/** Finds the name of a code, such as "Hypothermia" for HYP. */
export function namesOf(
  hospital: Hospital,
  table: "clinical_problem" | "specialty",
  key: string,
): (code: unknown) => unknown {
  const list = hospital.table(table);
  const entry = fields(list, [key, "name"]);
  const names = new Map(Array.from({ length: list.rows }, (_, row) => [entry(row)[key], entry(row).name]));
  return (code) => names.get(code);
}
