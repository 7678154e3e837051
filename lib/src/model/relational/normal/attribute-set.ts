/** Sets of attributes, with the operations that the theory is written in: XY, X − Y, X ∩ Y, X ⊆ Y. */
export type Attributes = ReadonlySet<string>;

type Several = Iterable<string>;

export const union = (...sets: readonly Several[]): Set<string> => new Set(sets.flatMap((each) => [...each]));

export const without = (set: Several, removed: Several): Set<string> => {
  const gone = new Set(removed);
  return new Set([...set].filter((each) => !gone.has(each)));
};

export const common = (set: Several, other: Attributes): Set<string> =>
  new Set([...set].filter((each) => other.has(each)));

export const meets = (set: Several, other: Attributes): boolean => {
  for (const each of set) if (other.has(each)) return true;
  return false;
};

/** Whether `set` is part of `other`, or all of it. */
export const within = (set: Several, other: Attributes): boolean => {
  for (const each of set) if (!other.has(each)) return false;
  return true;
};

/** The attributes of `set` in the order of `all`, so that the same set is always written the same way. */
export const inOrder = (set: Several, all: readonly string[]): string[] => {
  const wanted = new Set(set);
  return all.filter((each) => wanted.has(each));
};

/** A set within a sentence: `call_no`, `{call_no, call_sign}`. */
export const say = (attributes: readonly string[]): string =>
  attributes.length === 1 ? attributes[0]! : `{${attributes.join(", ")}}`;
