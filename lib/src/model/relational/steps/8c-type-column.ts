import type { Specialisation } from "../../eer/index.js";
import type { Draft, DraftRelation } from "../draft.js";
import { quoted } from "../literal.js";
import { addMemberChecks, addMembers, isMember } from "../members.js";
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
    const value = deciding && definedBy?.values[subclass];
    const named = `${column} ${equals} ${quoted(value ?? snakeCase(subclass))}`;
    // A column that was there before says nothing of whether a row is one of the superclass, which may share the relation too.
    const outer = deciding === undefined ? undefined : draft.membership.get(superclass);
    draft.membership.set(subclass, outer === undefined ? named : `(${outer}) AND ${named}`);
  }
  addMembers(draft, relation, subclasses);
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
