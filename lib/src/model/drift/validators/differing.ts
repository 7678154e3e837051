/** The first place at which two values differ, with both sides as messages show them. */
export interface Differing {
  readonly path: readonly (string | number)[];
  readonly left: string;
  readonly right: string;
}

/**
 * Compares two values as extended JSON: member by member in any order, item by item in theirs, and numbers by their value, because a
 * server keeps the BSON type that a client happened to send.
 *
 * @returns undefined if they are the same
 */
export async function firstDifference(left: unknown, right: unknown): Promise<Differing | undefined> {
  const { EJSON } = (await import("mongodb")).BSON;
  const plain = (value: unknown): unknown =>
    value === undefined ? undefined : JSON.parse(EJSON.stringify(value, { relaxed: true }));
  return differing(plain(left), plain(right), []);
}

function differing(left: unknown, right: unknown, path: readonly (string | number)[]): Differing | undefined {
  const keys = keysOf(left, right);
  if (keys === undefined)
    return Object.is(left, right) ? undefined : { path, left: shown(left), right: shown(right) };
  for (const key of keys) {
    const step = Array.isArray(left) ? Number(key) : key;
    const found = differing(member(left, key), member(right, key), [...path, step]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The members of both where they are both objects or both arrays, those of the first in its order. */
function keysOf(left: unknown, right: unknown): readonly string[] | undefined {
  const isNest = (value: unknown): value is object => typeof value === "object" && value !== null;
  if (!isNest(left) || !isNest(right) || Array.isArray(left) !== Array.isArray(right)) return undefined;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])];
}

const member = (value: unknown, key: string): unknown => (value as Record<string, unknown>)[key];

const LONGEST = 100;

function shown(value: unknown): string {
  if (value === undefined) return "not there";
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
