/**
 * A chapter's own database: `hers_`, the chapter, and eight hexadecimal digits that differ from run to run; or its user, who
 * has the digits only.
 */
const CHAPTER_NAME = /hers_[a-z0-9_]*?_[0-9a-f]{8}\b|\bhers_[0-9a-f]{8}(?![0-9a-f])/g;

/**
 * Such a user with the address from which it came: `'hers_1f2e3d4c_analyst'@'127.0.0.1'`, but another address where the server runs in a
 * container. In HTML the quotes are `&#39;`. The `%` of an account's name is no address, and stays.
 */
const CLIENT = /(\bhers_[0-9a-f]{8}(?:_[a-z]+)?)('|&#39;)@\2[\w.:-]+\2/g;

/** The end of a text that may be the beginning of such a name, or of such a user and its address. */
const UNFINISHED = /(?:h|he|her|hers|hers_[a-z0-9_]*(?:'(?:@(?:'[\w.:-]*)?)?)?)$/;

/**
 * Shows a chapter's database and its user as `hers`, a role's user as `hers_student`, and the address of either as `localhost`: outputs
 * are the same bytes on every run and every machine.
 */
export const maskDatabase = (text: string): string =>
  text.replace(CLIENT, "$1$2@$2localhost$2").replace(CHAPTER_NAME, "hers");

/** Masks every string inside a JSON value, object keys included; a bigint, which JSON lacks, becomes a number or its digits. */
export function maskDeep(value: unknown): unknown {
  if (typeof value === "string") return maskDatabase(value);
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (Array.isArray(value)) return value.map(maskDeep);
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [maskDatabase(key), maskDeep(inner)]),
  );
}

/** Splits text that goes on: what can be masked and sent now, and the tail that might be half a name. */
export function splitUnfinished(text: string): [ready: string, tail: string] {
  const start = text.slice(-200).match(UNFINISHED)?.[0].length ?? 0;
  return [text.slice(0, text.length - start), text.slice(text.length - start)];
}
