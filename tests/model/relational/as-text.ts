import type { Relation, RelationalSchema } from "../../../lib/src/model/relational/relation.js";

/** A relation as books print it: `dependent(_essn_, _dependent_name_, sex?)`, key columns between underscores, `?` where NULL may be. */
export function asText(relation: Relation): string {
  const columns = relation.columns.map(({ name, nullable }) => {
    const shown = `${name}${nullable ? "?" : ""}`;
    return relation.primaryKey.includes(name) ? `_${shown}_` : shown;
  });
  return `${relation.name}(${columns.join(", ")})`;
}

/** Every foreign key as `works_on.essn -> employee.ssn`, with its action if it has one. */
export const foreignKeys = (schema: RelationalSchema): string[] =>
  schema.relations.flatMap(({ name, foreignKeys }) =>
    foreignKeys.map(({ columns, relation, references, onDelete }) => {
      const action = onDelete === "NO ACTION" ? "" : ` ${onDelete}`;
      return `${name}(${columns.join(", ")}) -> ${relation}(${references.join(", ")})${action}`;
    }),
  );

/** Every unique key as `department(mgr_ssn)`. */
export const uniqueKeys = (schema: RelationalSchema): string[] =>
  schema.relations.flatMap(({ name, uniqueKeys }) =>
    uniqueKeys.map(({ columns }) => `${name}(${columns.join(", ")})`),
  );
