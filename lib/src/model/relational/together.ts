import type { AddedColumn } from "./draft.js";
import type { Check, Origin } from "./relation.js";

/**
 * The conditions by which several columns say all of one thing or nothing: those that are not optional are NULL together, and the others
 * have no value without them.
 *
 * @returns none where one column says it all
 */
export function togetherCheck(columns: readonly AddedColumn[], origin: Origin): Check[] {
  const bound = columns.filter(({ optional }) => !optional).map(({ name }) => name);
  const [first] = bound;
  if (first === undefined) return [];
  return [
    ...nullTogether(bound, origin),
    ...columns
      .filter(({ optional }) => optional)
      .map(({ name }) => ({ expression: `${first} IS NOT NULL OR ${name} IS NULL`, origin })),
  ];
}

/** The condition that columns are NULL together; none for fewer than two. */
export function nullTogether(columns: readonly string[], origin: Origin): Check[] {
  if (columns.length < 2) return [];
  const pairs = columns.slice(1).map((column, i) => `(${columns[i]} IS NULL) = (${column} IS NULL)`);
  return [{ expression: pairs.join(" AND "), together: columns, origin }];
}
