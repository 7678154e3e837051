import type { Specialisation } from "../../eer/index.js";
import type { Draft } from "../draft.js";
import { quoted } from "../literal.js";
import { addMembers } from "../members.js";
import { snakeCase } from "../naming.js";

/** Option 8D: the subclasses in the superclass's relation, and a truth value for each. */
export function flagged(draft: Draft, specialisation: Specialisation): string {
  const { name, superclass, subclasses, total, disjoint, definedBy } = specialisation;
  const relation = draft.home(superclass);
  const origin = { path: [name], step: 8, refinedBy: [] };
  const flags = subclasses.map((subclass) => `is_${snakeCase(subclass)}`);
  subclasses.forEach((subclass, i) => {
    draft.addColumn(relation, flags[i]!, { kind: "truth" }, false, origin);
    draft.membership.set(subclass, flags[i]!);
  });
  const deciding = relation.columns.find((column) => column.name === definedBy?.attribute);
  const outer = draft.membership.get(superclass);
  for (const [i, subclass] of deciding === undefined ? [] : subclasses.entries()) {
    const value = definedBy!.values[subclass];
    if (value === undefined) continue;
    const named = `${deciding!.name} <=> ${quoted(value)}`;
    const expression = `${flags[i]} = (${outer === undefined ? named : `(${outer}) AND ${named}`})`;
    relation.checks.push({ expression, origin });
  }
  const count = flags.join(" + ");
  if (outer !== undefined) {
    const expression = `(${outer}) OR ${count} = 0`;
    relation.checks.push({ expression, only: superclass, origin });
  }
  if (total) {
    const some = `${count} ${disjoint ? "=" : ">="} 1`;
    relation.checks.push({ expression: outer === undefined ? some : `NOT (${outer}) OR ${some}`, origin });
  }
  if (disjoint && (!total || outer !== undefined))
    relation.checks.push({ expression: `${count} <= 1`, origin });
  addMembers(draft, relation, subclasses);
  return `${relation.name}.${flags.join(", ")}`;
}
