import type { Specialisation } from "../../eer/index.js";
import type { Draft, DraftRelation } from "../draft.js";
import { quoted } from "../literal.js";
import { addMemberChecks, isMember } from "../members.js";
import { snakeCase } from "../naming.js";
import type { ChosenOptions } from "../options.js";

/** Option 8C: the subclasses in the superclass's relation, and a column that names the subclass of a row. */
export function typed(draft: Draft, specialisation: Specialisation, options: ChosenOptions): string {
  const { superclass, subclasses, definedBy } = specialisation;
  const relation = draft.home(superclass);
  const deciding = relation.columns.find(({ name }) => name === definedBy?.attribute);
  const column = deciding?.name ?? addTypeColumn(draft, relation, specialisation, options);
  // Of two NULLs `<=>` makes a comparison that is true, of one NULL one that is false.
  const equals = relation.columns.find(({ name }) => name === column)!.nullable ? "<=>" : "=";
  for (const subclass of subclasses) {
    const value = deciding === undefined ? snakeCase(subclass) : definedBy!.values[subclass];
    draft.membership.set(subclass, `${column} ${equals} ${quoted(value ?? snakeCase(subclass))}`);
  }
  addSubclasses(draft, relation, subclasses);
  return `${relation.name}.${column}`;
}

function addTypeColumn(
  draft: Draft,
  relation: DraftRelation,
  { name, superclass, subclasses, total }: Specialisation,
  options: ChosenOptions,
): string {
  const alike = draft.model.specialisations.filter(
    (each) => each.superclass === superclass && options.get(each.name)!.option === "8C",
  );
  // Two columns of one superclass are told apart by the names of their specialisations.
  const column = alike.length > 1 ? snakeCase(name) : `${snakeCase(superclass)}_type`;
  const origin = { path: [name], step: 8, refinedBy: [] };
  const nullable = !total || isMember(draft, superclass);
  draft.addColumn(relation, column, { kind: "oneOf", values: subclasses.map(snakeCase) }, nullable, origin);
  addMemberChecks(draft, relation, superclass, [{ name: column, optional: !total }], origin);
  return column;
}

/** Option 8D: the subclasses in the superclass's relation, and a truth value for each. */
export function flagged(draft: Draft, specialisation: Specialisation): string {
  const { name, superclass, subclasses, total, disjoint } = specialisation;
  const relation = draft.home(superclass);
  const origin = { path: [name], step: 8, refinedBy: [] };
  const flags = subclasses.map((subclass) => `is_${snakeCase(subclass)}`);
  subclasses.forEach((subclass, i) => {
    draft.addColumn(relation, flags[i]!, { kind: "truth" }, false, origin);
    draft.membership.set(subclass, flags[i]!);
  });
  const count = flags.join(" + ");
  const member = draft.membership.get(superclass);
  if (member !== undefined) {
    const expression = `(${member}) OR ${count} = 0`;
    relation.checks.push({ expression, only: superclass, origin });
  }
  if (total) {
    const some = `${count} ${disjoint ? "=" : ">="} 1`;
    relation.checks.push({ expression: member === undefined ? some : `NOT (${member}) OR ${some}`, origin });
  }
  if (disjoint && (!total || member !== undefined))
    relation.checks.push({ expression: `${count} <= 1`, origin });
  addSubclasses(draft, relation, subclasses);
  return `${relation.name}.${flags.join(", ")}`;
}

function addSubclasses(draft: Draft, relation: DraftRelation, subclasses: readonly string[]): void {
  for (const subclass of subclasses) {
    const entity = draft.entity(subclass);
    const origin = { path: [subclass], step: 8, refinedBy: [] };
    const columns = draft.addAttributes(relation, entity.attributes, [subclass], 8, true);
    addMemberChecks(draft, relation, subclass, columns, origin);
    draft.addFurtherKeys(relation, entity, 8);
    draft.addRules(relation, entity, 8);
  }
}
