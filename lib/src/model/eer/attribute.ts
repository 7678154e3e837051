import type { Domain } from "./domain.js";

/** What is worth knowing of an attribute beside its domain. */
export interface Notes {
  /** Such as `s`, `mmHg`, `km`. */
  readonly unit?: string;
  /** NEMSIS v3.5 element, such as `eTimes.03`. */
  readonly nemsis?: string;
  /** A few words on what it means, or why it may be missing. */
  readonly note?: string;
}

/** An attribute as it is written in a model, without its name. */
export interface AttributeSpec extends Notes {
  /** Absent for a composite attribute, whose parts have theirs. */
  readonly domain?: Domain;
  /** The parts of a composite attribute. */
  readonly parts?: Readonly<Record<string, AttributeSpec>>;
  /** A key: no two entities share its value. Two attributes marked so are two keys; a composite key is a composite attribute. */
  readonly key?: true;
  /** A partial key: tells apart the entities of one owner. */
  readonly partialKey?: true;
  /** An entity may have several values. */
  readonly multivalued?: true;
  /** An entity may have no value. */
  readonly optional?: true;
  /** Computed, and from what: `en_route_at - notified_at`. */
  readonly derivedFrom?: string;
}

type Parts = Readonly<Record<string, AttributeSpec>>;

/** Text of 1 to `max` characters; `pattern` is a regular expression for the whole of it. */
export const text = (max: number, notes: Notes & { readonly pattern?: string } = {}): AttributeSpec => {
  const { pattern, ...rest } = notes;
  return { domain: { kind: "text", max, ...(pattern === undefined ? {} : { pattern }) }, ...rest };
};

/** Text of exactly `length` characters; `pattern` is a regular expression for the whole of it. */
export const code = (length: number, notes: Notes & { readonly pattern?: string } = {}): AttributeSpec => {
  const { pattern, ...rest } = notes;
  return { domain: { kind: "code", length, ...(pattern === undefined ? {} : { pattern }) }, ...rest };
};

/** A whole number, from `min` to `max` where they are given. */
export const whole = (
  notes: Notes & { readonly min?: number; readonly max?: number } = {},
): AttributeSpec => {
  const { min, max, ...rest } = notes;
  return {
    domain: { kind: "whole", ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
    ...rest,
  };
};

/** An exact number of `digits` digits, `places` of them behind the point. `above` is exclusive, `min` and `max` are inclusive. */
export const decimal = (
  digits: number,
  places: number,
  notes: Notes & { readonly above?: number; readonly min?: number; readonly max?: number } = {},
): AttributeSpec => {
  const { above, min, max, ...rest } = notes;
  const bounds = Object.entries({ above, min, max }).filter(([, bound]) => bound !== undefined);
  return { domain: { kind: "decimal", digits, places, ...Object.fromEntries(bounds) }, ...rest };
};

/** True or false. */
export const truth = (notes: Notes = {}): AttributeSpec => ({ domain: { kind: "truth" }, ...notes });

/** A calendar day. */
export const date = (notes: Notes = {}): AttributeSpec => ({ domain: { kind: "date" }, ...notes });

/** A point in time, UTC. */
export const instant = (notes: Notes = {}): AttributeSpec => ({ domain: { kind: "instant" }, ...notes });

/** A place on earth. */
export const point = (notes: Notes = {}): AttributeSpec => ({ domain: { kind: "point" }, ...notes });

/** Named parts that differ from entity to entity. */
export const varied = (notes: Notes = {}): AttributeSpec => ({ domain: { kind: "varied" }, ...notes });

/** One of the named values. */
export const oneOf = (values: readonly string[], notes: Notes = {}): AttributeSpec => ({
  domain: { kind: "oneOf", values },
  ...notes,
});

/** Made of parts: a name of given and family name. */
export const composite = (parts: Parts, notes: Notes = {}): AttributeSpec => ({ parts, ...notes });

/** Marks a key. */
export const key = (attribute: AttributeSpec): AttributeSpec => ({ ...attribute, key: true });

/** Marks the partial key of a weak entity type. */
export const partialKey = (attribute: AttributeSpec): AttributeSpec => ({ ...attribute, partialKey: true });

/** Marks an attribute with any number of values. */
export const multivalued = (attribute: AttributeSpec): AttributeSpec => ({
  ...attribute,
  multivalued: true,
});

/** Marks an attribute that may have no value. */
export const optional = (attribute: AttributeSpec): AttributeSpec => ({ ...attribute, optional: true });

/** Marks an attribute that is computed from others. */
export const derived = (attribute: AttributeSpec, from: string): AttributeSpec => ({
  ...attribute,
  derivedFrom: from,
});
