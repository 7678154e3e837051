/** Rows of one call that do not say the same of it. */

import { CONTRADICTS } from "../beside-rules.js";
import { valueText } from "../value-text.js";
import type { PlacedColumn } from "./columns.js";
import { shownHeader } from "./row.js";
import type { ValueFlag } from "./value-flags.js";

/**
 * The flag of a row whose value of its call is another than the one that is kept; undefined if both are written alike. Two instants of the
 * hour that is there twice in November are: which of the two is meant was guessed.
 *
 * @param kept the value of the first row of the call in which it can be read
 */
export function contradiction(
  { name, header, kind }: PlacedColumn,
  { row_id, call_no }: { readonly row_id: string; readonly call_no: string },
  value: unknown,
  kept: unknown,
): ValueFlag | undefined {
  if (value === kept) return undefined;
  const [said, before] = [valueText(value, kind), valueText(kept, kind)];
  if (said === before) return undefined;
  const told = `"${shownHeader(header)}" is "${said}", and an earlier row of the call has "${before}"`;
  return { row_id, call_no, rule: CONTRADICTS, column: name, told };
}
