import type { Column, RelationalSchema } from "../relation.js";
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

/** Numbers that the server gives. */
export function autoIncrement(
  { schema }: Ground,
  refinement: RefinementOf<"auto increment">,
): RelationalSchema {
  const [, column] = columnNamed(schema, refinement.column);
  if (column.autoIncrement) unused(`${refinement.column} counts up already`);
  return withColumn(schema, refinement, { autoIncrement: true });
}

/** Text that compares by other rules. */
export function collation({ schema }: Ground, refinement: RefinementOf<"collation">): RelationalSchema {
  const [, column] = columnNamed(schema, refinement.column);
  if (column.collation === refinement.collation) unused(`${refinement.column} has that collation already`);
  return withColumn(schema, refinement, { collation: refinement.collation });
}

/** A way to find rows that no key gives. */
export function index({ schema }: Ground, refinement: RefinementOf<"index">): RelationalSchema {
  const { relation: name, columns, using, why } = refinement;
  const { indexes = [] } = relationNamed(schema, name);
  for (const column of columns) columnNamed(schema, `${name}.${column.replace(/ DESC$/, "")}`);
  if (indexes.some((each) => each.columns.join() === columns.join() && each.using === using))
    unused(`${name}(${columns.join(", ")}) has that index already`);
  const made = { columns, ...(using === undefined ? {} : { using }), why };
  return withRelation(schema, name, (each) => ({ ...each, indexes: [...indexes, made] }));
}

/** Rows that are kept apart by ranges. */
export function partitions({ schema }: Ground, refinement: RefinementOf<"partitions">): RelationalSchema {
  const { relation: name, column, ranges } = refinement;
  columnNamed(schema, `${name}.${column}`);
  if (relationNamed(schema, name).partitions !== undefined) unused(`${name} is partitioned already`);
  return withRelation(schema, name, (each) => ({
    ...each,
    partitions: { column, ranges },
    origin: refinedBy(each.origin, refinement),
  }));
}

function withColumn(
  schema: RelationalSchema,
  refinement: Refinement & { readonly column: string },
  change: Partial<Column>,
): RelationalSchema {
  const [relation, column] = columnNamed(schema, refinement.column);
  return withRelation(schema, relation.name, (each) => ({
    ...each,
    columns: each.columns.map((one) =>
      one === column ? { ...one, ...change, origin: refinedBy(one.origin, refinement) } : one,
    ),
  }));
}
