import type { Noun } from "./noun.js";

const WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** `three`, `17`. */
export const numberWord = (n: number): string => WORDS[n] ?? String(n);

/** How many of them, by (min,max): `exactly one dispatch`, `any number of dispatches, perhaps none`. */
export function counted(min: number, max: number, { one, many }: Pick<Noun, "one" | "many">): string {
  const some = (n: number): string => `${numberWord(n)} ${n === 1 ? one : many}`;
  if (min === max) return `exactly ${some(min)}`;
  if (max !== Number.POSITIVE_INFINITY) {
    return min === 0 ? `at most ${some(max)}` : `${numberWord(min)} to ${some(max)}`;
  }
  return min === 0 ? `any number of ${many}, perhaps none` : `at least ${some(min)}`;
}

/** Whether what `counted` gives takes a verb in the singular. */
export const isSingular = (min: number, max: number): boolean =>
  max === 1 || (max === Number.POSITIVE_INFINITY && min === 1);

/** How often, by (min,max): `exactly once`, `any number of times, perhaps never`. */
export function often(min: number, max: number): string {
  const times = (n: number): string => (n === 1 ? "once" : n === 2 ? "twice" : `${numberWord(n)} times`);
  if (min === max) return `exactly ${times(min)}`;
  if (max !== Number.POSITIVE_INFINITY) {
    return min === 0 ? `at most ${times(max)}` : `${numberWord(min)} to ${numberWord(max)} times`;
  }
  return min === 0 ? "any number of times, perhaps never" : `at least ${times(min)}`;
}
