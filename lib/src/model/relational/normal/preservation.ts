import { common, inOrder, say, union, within } from "./attribute-set.js";
import { close } from "./determining.js";
import { functionalDependencies } from "./functional.js";
import { type Part, type Parts, readParts } from "./parts.js";
import { type Printed, printed } from "./printed.js";
import type { Scheme } from "./scheme.js";

/** Whether one dependency can be checked within the parts, and what its left side determines there. */
export interface Preserved {
  readonly dependency: string;
  readonly preserved: boolean;
  readonly because: string;
}

/** Whether a decomposition preserves the functional dependencies of a scheme. */
export interface Preservation extends Printed {
  readonly preserved: boolean;
  readonly lost: readonly string[];
  readonly rows: readonly Preserved[];
}

/**
 * Whether what holds within the parts implies each functional dependency of the scheme, so that it can be checked without a join.
 * Multivalued dependencies are not asked for. The parts' dependencies are not computed: the left side grows by what it determines
 * within one part after the other. Source: J. D. Ullman, Principles of Database and Knowledge-Base Systems, vol. I, 1988, ch. 7.
 *
 * @throws {ModelError} `UNKNOWN_ATTRIBUTE`, `NO_ATTRIBUTES`, `DECOMPOSITION_INCOMPLETE`
 */
export function preserves(scheme: Scheme, parts: Parts): Preservation {
  const read = readParts(scheme, parts);
  const rows = functionalDependencies(scheme).map(({ text, determinant, dependent }): Preserved => {
    const home = read.find(({ attributes }) => within([...determinant, ...dependent], attributes));
    if (home !== undefined)
      return { dependency: text, preserved: true, because: `it is within ${home.name}` };
    const reached = grown(scheme, determinant, read);
    const all = inOrder(reached, scheme.attributes).join(", ");
    const because = `within the parts, ${say(determinant)} determines ${all}`;
    return { dependency: text, preserved: within(dependent, reached), because };
  });
  const lost = rows.filter((row) => !row.preserved).map(({ dependency }) => dependency);
  return printed({ preserved: lost.length === 0, lost, rows }, () => [
    ...rows.map(
      ({ dependency, preserved, because }) =>
        `${dependency} is ${preserved ? "preserved" : "lost"}: ${because}`,
    ),
  ]);
}

function grown(scheme: Scheme, left: readonly string[], parts: readonly Part[]): Set<string> {
  const functional = functionalDependencies(scheme);
  let reached = new Set(left);
  for (let before = -1; before < reached.size; ) {
    before = reached.size;
    for (const { attributes } of parts) {
      reached = union(reached, common(close(common(reached, attributes), functional), attributes));
    }
  }
  return reached;
}
