import { type Finding, finding } from "./finding.js";
import type { Schema } from "./schema.js";

/**
 * Finds an object that nothing could ever be: `additionalProperties: false` sees only the properties beside it, so that an object which
 * is closed for all cannot get a field from a branch, nor the reverse.
 *
 * @param open whether the document itself should be open, which is compared elsewhere
 */
export function closedAgainst(all: Schema, branch: Schema, open: boolean, path = ""): Finding[] {
  const nested = [...branch.properties].flatMap(([name, inside]) => {
    const under = all.properties.get(name);
    return under === undefined
      ? []
      : closedAgainst(under, inside, open, path === "" ? name : `${path}.${name}`);
  });
  if (path === "" && open) return nested;
  return [...refusing(all, branch, path), ...refusing(branch, all, path), ...nested];
}

/** Fields that one schema names and the other, closed, does not know. */
function refusing(closed: Schema, other: Schema, path: string): Finding[] {
  const keyword = closed.keywords.get("additionalProperties");
  const refused = [...other.properties.keys()].filter((name) => !closed.properties.has(name));
  if (keyword?.value !== false || refused.length === 0) return [];
  const says = (field: string): string =>
    `${field} is closed without ${refused.join(", ")}, which another part of its schema names, so that it refuses every document: leave it to the branch to close it.`;
  return [finding("validator-open", path, keyword.line, says, { about: "refused" })];
}
