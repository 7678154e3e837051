/** An upper bound of a document's BSON size, at a tenth of the cost of measuring it. */

import type { Document } from "mongodb";

/**
 * Never below the true size: three bytes a UTF-16 unit, the widest form of each number.
 *
 * Throws if a text cannot be UTF-8; the driver would change it silently.
 *
 * @param measure the driver's own `calculateObjectSize`, for BSON's special types
 */
export function boundSize(document: Document, measure: (document: Document) => number): number {
  let size = 5;
  for (const key in document) size += 2 + 3 * key.length + valueSize(document[key], measure);
  return size;
}

function valueSize(value: unknown, measure: (document: Document) => number): number {
  if (typeof value === "string") {
    if (!isWellFormed(value)) throw new Error("a text holds half a surrogate pair, which UTF-8 cannot say");
    return 5 + 3 * value.length;
  }
  if (typeof value !== "object" || value === null) return 8;
  if (value instanceof Date) return 8;
  if (Array.isArray(value)) {
    let size = 5;
    for (const each of value) size += 12 + valueSize(each, measure); // an index has at most 10 digits
    return size;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return boundSize(value, measure);
  return measure({ value });
}

/** True if UTF-8 can say the text, that is, if no surrogate stands alone. In Node since 20; TypeScript knows it from ES2024. */
export const isWellFormed = (text: string): boolean =>
  (text as string & { isWellFormed(): boolean }).isWellFormed();
