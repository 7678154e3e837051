/** A place at which two values differ, with both sides as messages show them. */
export interface Differing {
  readonly path: readonly (string | number)[];
  readonly left: string;
  readonly right: string;
}

/**
 * Compares two values as extended JSON: member by member in any order, item by item in theirs, and numbers by their value, because a
 * server keeps the BSON type that a client happened to send. Of an array that is longer on one side only the first difference is told:
 * the others may only be moved.
 *
 * @returns none if they are the same
 */
export async function differencesOf(left: unknown, right: unknown): Promise<Differing[]> {
  const { EJSON } = (await import("mongodb")).BSON;
  const plain = (value: unknown): unknown =>
    value === undefined ? undefined : JSON.parse(EJSON.stringify(value, { relaxed: true }));
  return differing(plain(left), plain(right), []);
}

function differing(left: unknown, right: unknown, path: readonly (string | number)[]): Differing[] {
  const keys = keysOf(left, right);
  if (keys === undefined)
    return Object.is(left, right) ? [] : [{ path, left: shown(left), right: shown(right) }];
  const isMoved = Array.isArray(left) && left.length !== (right as unknown[]).length;
  const found = keys.flatMap((key) => {
    const step = Array.isArray(left) ? Number(key) : key;
    return differing(member(left, key), member(right, key), [...path, step]);
  });
  return isMoved ? found.slice(0, 1) : found;
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
