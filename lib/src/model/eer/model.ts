import type { AttributeSpec } from "./attribute.js";

/**
 * How often one entity of this end takes part, at least and at most, read at its own end: `(0,N)` beside EmergencyCall says that
 * a call may have any number of the others. UML and crow's foot write the same number at the opposite end.
 */
export type Participation = `(${number},${number | "N"})`;

/** Keeps a name from being inferred here, so that a misspelt one is an error where it stands. */
type Known<Name extends string> = [Name][Name extends unknown ? 0 : never];

/** A constraint on the values of one entity, in words and as an SQL condition over its attributes. */
export interface Rule {
  /** One sentence. */
  readonly says: string;
  /** An SQL condition that must not be false, such as `ends_at > starts_at`. */
  readonly check: string;
}

/** An end of a relationship type: entity type, (min,max) read at this end, and the role it plays there. */
export type EndSpec<Name extends string> =
  | readonly [entity: Name, participation: Participation]
  | readonly [entity: Name, participation: Participation, role: string];

/** An entity type as it is written in a model. */
export interface EntitySpec<Name extends string> {
  /** Why it is in the model, in a line. */
  readonly why?: string;
  readonly attributes?: Readonly<Record<string, AttributeSpec>>;
  /** The owners of a weak entity type; an identifying relationship leads to each. */
  readonly owners?: readonly Name[];
  /** Makes it a category (union type): each of its entities is one entity of one of these types. */
  readonly unionOf?: readonly Name[];
  /** Of a category: every entity of the united types belongs to it. */
  readonly total?: boolean;
  readonly rules?: readonly Rule[];
}

/** A relationship type as it is written in a model. */
export interface RelationshipSpec<Name extends string> {
  readonly why?: string;
  /** Two ends or more; an entity type twice makes it recursive, with a role at each of the two. */
  readonly between: readonly EndSpec<Name>[];
  /** It tells a weak entity whose it is. */
  readonly identifying?: true;
  readonly attributes?: Readonly<Record<string, AttributeSpec>>;
}

/** A specialisation as it is written in a model. */
export interface SpecialisationSpec<Name extends string> {
  readonly of: Name;
  readonly into: readonly Name[];
  /** `disjoint`: at most one of the subclasses; `overlapping`: any number of them. */
  readonly constraint: "disjoint" | "overlapping";
  /** `total`: at least one of the subclasses; `partial`: perhaps none. */
  readonly participation: "total" | "partial";
  /** The attribute of the superclass whose value decides, and the value of each subclass. */
  readonly definedBy?: { readonly attribute: string; readonly values: Readonly<Record<string, string>> };
  readonly why?: string;
}

/** A whole model as it is written. */
export interface ModelSpec<Name extends string> {
  readonly name: string;
  readonly entities: Readonly<Record<Name, EntitySpec<Known<Name>>>>;
  readonly relationships?: Readonly<Record<string, RelationshipSpec<Known<Name>>>>;
  readonly specialisations?: Readonly<Record<string, SpecialisationSpec<Known<Name>>>>;
}

/** An attribute with its name, and its parts with theirs. */
export interface Attribute extends Omit<AttributeSpec, "parts"> {
  readonly name: string;
  readonly parts?: readonly Attribute[];
}

/** An entity type; weak if it has owners, a category if it is a union. */
export interface EntityType<Name extends string = string> {
  readonly name: Name;
  readonly why: string;
  readonly attributes: readonly Attribute[];
  /** Empty for a strong entity type. */
  readonly owners: readonly Name[];
  readonly rules: readonly Rule[];
}

/** One end of a relationship type. */
export interface End<Name extends string = string> {
  readonly entity: Name;
  readonly min: number;
  /** `Infinity` for N. */
  readonly max: number;
  readonly role?: string;
}

export interface RelationshipType<Name extends string = string> {
  readonly name: string;
  readonly why: string;
  readonly ends: readonly End<Name>[];
  readonly identifying: boolean;
  readonly attributes: readonly Attribute[];
}

export interface Specialisation<Name extends string = string> {
  readonly name: string;
  readonly why: string;
  readonly superclass: Name;
  readonly subclasses: readonly Name[];
  readonly disjoint: boolean;
  readonly total: boolean;
  readonly definedBy?: { readonly attribute: string; readonly values: Readonly<Record<string, string>> };
}

/** A category (union type): its entities are entities of one of several types. */
export interface Category<Name extends string = string> {
  /** The entity type that is the union. */
  readonly name: Name;
  readonly superclasses: readonly Name[];
  readonly total: boolean;
}

/** An EER model, in the terms of Elmasri and Navathe, Fundamentals of Database Systems. Everything is in the order it was written. */
export interface EerModel<Name extends string = string> {
  readonly name: string;
  readonly entities: readonly EntityType<Name>[];
  readonly relationships: readonly RelationshipType<Name>[];
  readonly specialisations: readonly Specialisation<Name>[];
  readonly categories: readonly Category<Name>[];
}

/**
 * Makes a model of what is written. A name of an entity type that is not among `entities` does not compile; what types cannot see
 * is found by `check`, which is not run here, so that a faulty model can be looked at.
 */
export function model<Name extends string>(spec: ModelSpec<Name>): EerModel<Name> {
  const entities = Object.entries(spec.entities) as [Name, EntitySpec<Name>][];
  const relationships = Object.entries<RelationshipSpec<Name>>(spec.relationships ?? {});
  const specialisations = Object.entries<SpecialisationSpec<Name>>(spec.specialisations ?? {});
  return {
    name: spec.name,
    entities: entities.map(([name, entity]) => ({
      name,
      why: entity.why ?? "",
      attributes: named(entity.attributes),
      owners: entity.owners ?? [],
      rules: entity.rules ?? [],
    })),
    relationships: relationships.map(([name, relationship]) => ({
      name,
      why: relationship.why ?? "",
      ends: relationship.between.map(endOf),
      identifying: relationship.identifying === true,
      attributes: named(relationship.attributes),
    })),
    specialisations: specialisations.map(([name, specialisation]) => ({
      name,
      why: specialisation.why ?? "",
      superclass: specialisation.of,
      subclasses: specialisation.into,
      disjoint: specialisation.constraint === "disjoint",
      total: specialisation.participation === "total",
      ...(specialisation.definedBy === undefined ? {} : { definedBy: specialisation.definedBy }),
    })),
    categories: entities.flatMap(([name, { unionOf, total = false }]) =>
      unionOf === undefined ? [] : [{ name, superclasses: unionOf, total }],
    ),
  };
}

const named = (specs: Readonly<Record<string, AttributeSpec>> = {}): Attribute[] =>
  Object.entries(specs).map(([name, { parts, ...spec }]) => ({
    name,
    ...spec,
    ...(parts === undefined ? {} : { parts: named(parts) }),
  }));

function endOf<Name extends string>([entity, participation, role]: EndSpec<Name>): End<Name> {
  const [min, max] = participation.slice(1, -1).split(",");
  return {
    entity,
    min: Number(min),
    max: max === "N" ? Number.POSITIVE_INFINITY : Number(max),
    ...(role === undefined ? {} : { role }),
  };
}
