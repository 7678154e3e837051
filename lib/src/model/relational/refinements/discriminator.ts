import type { Domain } from "../../eer/index.js";
import { quoted } from "../literal.js";
import { snakeCase } from "../naming.js";
import type { RelationalSchema } from "../relation.js";
import {
  columnNamed,
  type Ground,
  type Refinement,
  type RefinementOf,
  refinedBy,
  relationNamed,
  unused,
  withRelation,
} from "./refinement.js";

/**
 * Enforces a disjoint specialisation by keys alone: the defining attribute is copied into each subclass, held there to the value of that
 * subclass, and made part of the foreign key. A row of the superclass then has a row in one subclass at most.
 */
export function discriminator(
  { schema, model }: Ground,
  refinement: RefinementOf<"discriminator">,
): RelationalSchema {
  const found = model.specialisations.find(({ name }) => name === refinement.specialisation);
  const { definedBy } = found ?? unused(`there is no specialisation ${refinement.specialisation}`);
  if (found === undefined || definedBy === undefined)
    return unused(`${refinement.specialisation} is not defined by an attribute`);
  const superclass = relationOfEntity(schema, found.superclass);
  const members = found.subclasses.map((subclass) => ({
    relation: relationOfEntity(schema, subclass),
    value:
      definedBy.values[subclass] ?? unused(`${refinement.specialisation} names no value for ${subclass}`),
  }));
  return discriminated(schema, superclass, definedBy.attribute, members, refinement);
}

/** The same for a category: it gets the column that says which of the united types a row is. */
export function categoryDiscriminator(
  { schema, model }: Ground,
  refinement: RefinementOf<"category discriminator">,
): RelationalSchema {
  const found = model.categories.find(({ name }) => name === refinement.category);
  if (found === undefined) return unused(`there is no category ${refinement.category}`);
  const members = found.superclasses.map((superclass) => {
    return { relation: relationOfEntity(schema, superclass), value: snakeCase(superclass) };
  });
  const category = relationOfEntity(schema, found.name);
  if (relationNamed(schema, category).columns.some(({ name }) => name === refinement.column))
    unused(`${category} has a column ${refinement.column} already`);
  const domain: Domain = { kind: "oneOf", values: members.map(({ value }) => value) };
  const withColumn = withRelation(schema, category, (each) => ({
    ...each,
    columns: [
      ...each.columns,
      { name: refinement.column, domain, nullable: false, origin: refinedBy(each.origin, refinement) },
    ],
  }));
  return discriminated(withColumn, category, refinement.column, members, refinement);
}

/** The name of the relation that an entity type has for itself, whatever it is called by now. */
const relationOfEntity = (schema: RelationalSchema, entity: string): string =>
  schema.relations.find(({ origin }) => origin.path.join() === entity)?.name ??
  unused(`${entity} has no relation of its own`);

function discriminated(
  schema: RelationalSchema,
  above: string,
  attribute: string,
  members: readonly { readonly relation: string; readonly value: string }[],
  refinement: Refinement,
): RelationalSchema {
  const [{ primaryKey, origin }, { domain }] = columnNamed(schema, `${above}.${attribute}`);
  let result = withRelation(schema, above, (each) => ({
    ...each,
    uniqueKeys: [
      ...each.uniqueKeys,
      { columns: [...primaryKey, attribute], origin: refinedBy(origin, refinement) },
    ],
  }));
  for (const { relation: name, value } of members) {
    const literal = quoted(value);
    const refers = relationNamed(result, name).foreignKeys.some(
      (key) => key.relation === above && key.references.join() === primaryKey.join(),
    );
    if (!refers) unused(`${name} has no foreign key to ${above}`);
    result = withRelation(result, name, (each) => {
      const from = refinedBy(each.origin, refinement);
      return {
        ...each,
        columns: [
          ...each.columns,
          { name: attribute, domain, nullable: false, default: literal, origin: from },
        ],
        foreignKeys: each.foreignKeys.map((key) =>
          key.relation === above && key.references.join() === primaryKey.join()
            ? {
                ...key,
                columns: [...key.columns, attribute],
                references: [...key.references, attribute],
                origin: refinedBy(key.origin, refinement),
              }
            : key,
        ),
        checks: [...each.checks, { expression: `${attribute} = ${literal}`, origin: from }],
      };
    });
  }
  return result;
}
