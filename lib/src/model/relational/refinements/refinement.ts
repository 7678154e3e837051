import { ModelError } from "../../../errors.js";
import type { Domain, EerModel } from "../../eer/index.js";
import type { Action, Column, Origin, Relation, RelationalSchema } from "../relation.js";
import { type PhysicalStep, sayPhysicalStep } from "./physical-step.js";

/** A column of a lookup table. */
export interface LookupColumn {
  readonly name: string;
  readonly domain: Domain;
  /** An SQL type other than the domain's own. */
  readonly type?: string;
  readonly unique?: true;
}

/** One deliberate step from the mapped to the physical schema. Columns are written `relation.column`. */
export type Refinement = { readonly why: string } & (
  | { readonly kind: "rename relation"; readonly relation: string; readonly to: string }
  /** The columns that refer to it under the same name are renamed too. */
  | { readonly kind: "rename column"; readonly column: string; readonly to: string }
  /** A number instead of the primary key; the key becomes a unique key, and all that refers to it refers to the number. */
  | {
      readonly kind: "surrogate key";
      readonly relation: string;
      readonly column: string;
      readonly type?: string;
    }
  /** The values of a column become rows of a table of their own; the column becomes a foreign key to it. */
  | {
      readonly kind: "lookup table";
      readonly column: string;
      readonly table: string;
      /** The first is the key; the column takes its name. */
      readonly columns: readonly LookupColumn[];
    }
  /** The attribute that defines a disjoint specialisation is copied into each subclass, held to one value, and made part of the foreign key. */
  | { readonly kind: "discriminator"; readonly specialisation: string }
  /** The same for a category, which has no such attribute yet. */
  | { readonly kind: "category discriminator"; readonly category: string; readonly column: string }
  /** A derived attribute becomes a generated column, computed when it is read. */
  | {
      readonly kind: "generated column";
      readonly column: string;
      readonly attribute: readonly string[];
      readonly expression: string;
    }
  | { readonly kind: "type"; readonly column: string; readonly type: string }
  | { readonly kind: "unique key"; readonly relation: string; readonly columns: readonly string[] }
  | { readonly kind: "check"; readonly relation: string; readonly expression: string }
  /** What happens to the rows when the one they refer to is deleted; each foreign key is named by one of its columns. */
  | { readonly kind: "on delete"; readonly foreignKeys: readonly string[]; readonly action: Action }
  | { readonly kind: "no foreign keys"; readonly relation: string }
  | { readonly kind: "primary key"; readonly relation: string; readonly columns: readonly string[] }
  | PhysicalStep
);

/** The refinement of one kind. */
export type RefinementOf<Kind extends Refinement["kind"]> = Extract<Refinement, { readonly kind: Kind }>;

/** What a refinement is applied to. */
export interface Ground {
  readonly schema: RelationalSchema;
  readonly model: EerModel;
}

/** A refinement in a few words: `surrogate key dispatch.dispatch_id`. */
export function sayRefinement(refinement: Refinement): string {
  switch (refinement.kind) {
    case "rename relation":
      return `${refinement.relation} is called ${refinement.to}`;
    case "rename column":
      return `${refinement.column} is called ${refinement.to}`;
    case "surrogate key":
      return `surrogate key ${refinement.relation}.${refinement.column}`;
    case "lookup table":
      return `lookup table ${refinement.table} for ${refinement.column}`;
    case "discriminator":
      return `discriminator of ${refinement.specialisation}`;
    case "category discriminator":
      return `discriminator ${refinement.column} of ${refinement.category}`;
    case "generated column":
      return `generated column ${refinement.column}`;
    case "type":
      return `type ${refinement.type} of ${refinement.column}`;
    case "unique key":
      return `unique key ${refinement.relation}(${refinement.columns.join(", ")})`;
    case "check":
      return `check ${refinement.expression} in ${refinement.relation}`;
    case "on delete":
      return `on delete ${refinement.action.toLowerCase()}: ${refinement.foreignKeys.join(", ")}`;
    case "no foreign keys":
      return `no foreign keys in ${refinement.relation}`;
    case "primary key":
      return `primary key ${refinement.relation}(${refinement.columns.join(", ")})`;
    default:
      return sayPhysicalStep(refinement);
  }
}

/** Says that a refinement finds nothing to change: then the model or the refinement has moved on without the other. */
export function unused(what: string): never {
  throw new ModelError("REFINEMENT_UNUSED", what);
}

/** The relation of that name. @throws {ModelError} `REFINEMENT_UNUSED` */
export const relationNamed = (schema: RelationalSchema, name: string): Relation =>
  schema.relations.find((relation) => relation.name === name) ?? unused(`there is no relation ${name}`);

/** The relation and column of `relation.column`. @throws {ModelError} `REFINEMENT_UNUSED` */
export function columnNamed(schema: RelationalSchema, path: string): readonly [Relation, Column] {
  const [relationName = "", columnName = ""] = path.split(".");
  const relation = relationNamed(schema, relationName);
  const column = relation.columns.find(({ name }) => name === columnName);
  return column === undefined ? unused(`there is no column ${path}`) : [relation, column];
}

/** The schema with one relation changed. */
export const withRelation = (
  schema: RelationalSchema,
  name: string,
  change: (relation: Relation) => Relation,
): RelationalSchema => ({
  relations: schema.relations.map((relation) => (relation.name === name ? change(relation) : relation)),
});

/** The origin with a refinement noted. */
export const refinedBy = (origin: Origin, refinement: Refinement): Origin => ({
  ...origin,
  refinedBy: [...origin.refinedBy, sayRefinement(refinement)],
});
