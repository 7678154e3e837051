import type { ForeignKey, RelationalSchema } from "../relation.js";
import {
  columnNamed,
  type Ground,
  type RefinementOf,
  refinedBy,
  relationNamed,
  unused,
  withRelation,
} from "./refinement.js";

/** Another SQL type than follows from the domain. */
export function type({ schema }: Ground, refinement: RefinementOf<"type">): RelationalSchema {
  const [relation, column] = columnNamed(schema, refinement.column);
  if (column.type === refinement.type) unused(`${refinement.column} has that type already`);
  return withRelation(schema, relation.name, (each) => ({
    ...each,
    columns: each.columns.map((one) =>
      one === column ? { ...one, type: refinement.type, origin: refinedBy(one.origin, refinement) } : one,
    ),
  }));
}

/** A unique key that the model's notation cannot say. */
export function uniqueKey({ schema }: Ground, refinement: RefinementOf<"unique key">): RelationalSchema {
  const { relation: name, columns } = refinement;
  const relation = relationNamed(schema, name);
  for (const column of columns) columnNamed(schema, `${name}.${column}`);
  if (relation.uniqueKeys.some((key) => key.columns.join() === columns.join()))
    unused(`${name}(${columns.join(", ")}) is unique already`);
  return withRelation(schema, name, (each) => ({
    ...each,
    uniqueKeys: [...each.uniqueKeys, { columns, origin: refinedBy(each.origin, refinement) }],
  }));
}

/** A condition that is not part of the model. */
export function check({ schema }: Ground, refinement: RefinementOf<"check">): RelationalSchema {
  const { relation: name, expression } = refinement;
  if (relationNamed(schema, name).checks.some((each) => each.expression === expression))
    unused(`${name} has that check already`);
  return withRelation(schema, name, (each) => ({
    ...each,
    checks: [...each.checks, { expression, origin: refinedBy(each.origin, refinement) }],
  }));
}

/** Another action on delete than the mapping gave. */
export function onDelete({ schema }: Ground, refinement: RefinementOf<"on delete">): RelationalSchema {
  let result = schema;
  for (const path of refinement.foreignKeys) {
    const [relation, column] = columnNamed(result, path);
    const key: ForeignKey =
      relation.foreignKeys.find(({ columns }) => columns.includes(column.name)) ??
      unused(`${path} is in no foreign key`);
    if (key.onDelete === refinement.action) unused(`${path} does ${refinement.action} already`);
    result = withRelation(result, relation.name, (each) => ({
      ...each,
      foreignKeys: each.foreignKeys.map((one) =>
        one === key
          ? { ...one, onDelete: refinement.action, origin: refinedBy(one.origin, refinement) }
          : one,
      ),
    }));
  }
  return result;
}

/** Drops the foreign keys of a relation, where the server allows none. */
export function noForeignKeys(
  { schema }: Ground,
  refinement: RefinementOf<"no foreign keys">,
): RelationalSchema {
  if (relationNamed(schema, refinement.relation).foreignKeys.length === 0)
    unused(`${refinement.relation} has no foreign key`);
  return withRelation(schema, refinement.relation, (each) => ({
    ...each,
    foreignKeys: [],
    origin: refinedBy(each.origin, refinement),
  }));
}

/** Another primary key than the mapping gave. */
export function primaryKey({ schema }: Ground, refinement: RefinementOf<"primary key">): RelationalSchema {
  const { relation: name, columns } = refinement;
  if (relationNamed(schema, name).primaryKey.join() === columns.join())
    unused(`${name} has that primary key already`);
  for (const column of columns) {
    const [, { nullable }] = columnNamed(schema, `${name}.${column}`);
    if (nullable) unused(`${name}.${column} may be NULL, which no column of a primary key is`);
  }
  const before = relationNamed(schema, name).primaryKey;
  const uniqueKeys = relationNamed(schema, name).uniqueKeys.map((key) => key.columns.join());
  const referring = schema.relations.find(({ foreignKeys }) =>
    foreignKeys.some((key) => key.relation === name && key.references.join() === before.join()),
  );
  if (referring !== undefined && !uniqueKeys.includes(before.join()))
    unused(`${referring.name} refers to (${before.join(", ")}) of ${name}, which would be no key any more`);
  return withRelation(schema, name, (each) => ({
    ...each,
    primaryKey: columns,
    origin: refinedBy(each.origin, refinement),
  }));
}
