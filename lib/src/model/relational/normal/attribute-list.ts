import { ModelError } from "../../../errors.js";

/** Attributes as they are written: `"call_no, call_sign"`, or a list of names. A name may hold spaces. */
export type AttributeList = string | readonly string[];

/** The names in a list, white space around them trimmed; nothing is checked. */
export const splitAttributes = (list: AttributeList): string[] =>
  (typeof list === "string" ? list.split(",") : list).map((name) => name.trim());

/**
 * Reads attributes that must be there.
 *
 * @param known the attributes of the scheme
 * @param owner the scheme's name, for messages
 * @param within what the list stands in, for messages
 * @throws {ModelError} `UNKNOWN_ATTRIBUTE`, with the name that may be meant, or `NO_ATTRIBUTES` for an empty list
 */
export function readAttributes(
  list: AttributeList,
  known: readonly string[],
  owner: string,
  within = "",
): Set<string> {
  const names = splitAttributes(list);
  const where = within === "" ? "" : `"${within}": `;
  if (names.every((name) => name === "")) {
    throw new ModelError(
      "NO_ATTRIBUTES",
      `${where}no attribute is named. Name some of ${owner}, with commas between them.`,
    );
  }
  for (const name of names) {
    if (known.includes(name)) continue;
    if (name === "") throw new ModelError("UNKNOWN_ATTRIBUTE", `${where}there is a comma too many.`);
    throw new ModelError(
      "UNKNOWN_ATTRIBUTE",
      `${where}${owner} has no attribute "${name}". ${nearest(name, known)}`,
    );
  }
  return new Set(names);
}

/** The most similar name if it is similar enough, or all names. */
function nearest(name: string, known: readonly string[]): string {
  const [best] = known
    .map((each) => ({ each, alike: likeness(name, each) }))
    .sort((a, b) => b.alike - a.alike);
  if (best !== undefined && best.alike >= 0.5) return `Did you mean "${best.each}"?`;
  return `It has ${known.join(", ")}.`;
}

/** Dice's coefficient over pairs of neighbouring letters, from 0 to 1; case, spaces and underscores do not count. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  const shared = left.filter((pair) => {
    const at = right.indexOf(pair);
    if (at >= 0) right[at] = ""; // a pair counts once
    return at >= 0;
  }).length;
  return (2 * shared) / (left.length + right.length);
}

function pairs(name: string): string[] {
  const folded = `^${name.toLowerCase().replace(/[\s_-]/g, "")}$`;
  return Array.from({ length: folded.length - 1 }, (_, at) => folded.slice(at, at + 2));
}
