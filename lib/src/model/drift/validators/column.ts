import type { RelationalSchema } from "../../relational/relation.js";
import { cardinality } from "./cardinality.js";
import type { Meaning, Sources, Stale } from "./meaning.js";
import { type FieldOrigin, sayOrigin } from "./origin.js";
import { lineage, reach, type Standing } from "./way.js";

type ColumnOrigin = Extract<FieldOrigin, { readonly column: string }>;

/** What the refined schema says of a field that stems from one of its columns, which the model does not have. */
export function columnMeaning(
  { model, schema }: Sources,
  origin: ColumnOrigin,
  standing: Standing | undefined,
): Meaning | Stale {
  const found = columnOf(schema, origin.column);
  if (found === undefined) return { origin, stale: `no refinement makes a column ${origin.column}` };
  const reached = reach(model, standing, origin.via);
  if ("wrong" in reached) return { origin, stale: reached.wrong };
  const { path } = found.relation.origin;
  if (reached.at !== undefined && !lineage(model, reached.at.name).includes(path[0] ?? ""))
    return { origin, stale: `${origin.column} is of ${path[0]}, and the way leads to ${reached.at.name}` };
  return {
    origin,
    says: sayOrigin(origin),
    path,
    value: { kind: "domain", domain: found.domain },
    ...cardinality(reached, origin.one, true),
    ...(reached.whyNone === undefined ? {} : { whyNone: reached.whyNone }),
  };
}

/** The relation and the domain of `relation.column`. */
export function columnOf(schema: RelationalSchema, path: string) {
  const [name, columnName] = path.split(".");
  const relation = schema.relations.find((each) => each.name === name);
  const column = relation?.columns.find((each) => each.name === columnName);
  if (relation === undefined || column === undefined) return undefined;
  const { domain } = column;
  // The database counts its own numbers from 1.
  const counted =
    domain.kind === "whole" && domain.min === undefined && relation.primaryKey.join() === column.name;
  return { relation, domain: counted ? { ...domain, min: 1 } : domain };
}
