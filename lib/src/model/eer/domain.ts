/** The set of values that an attribute may take. */
export type Domain =
  /** Text of 1 to `max` characters: what is not there is no value, never the empty text. `pattern`: a regular expression for the whole of it. */
  | { readonly kind: "text"; readonly max: number; readonly pattern?: string }
  /** Text of a fixed length, such as a record number; `pattern` is a regular expression for the whole of it. */
  | { readonly kind: "code"; readonly length: number; readonly pattern?: string }
  /** A whole number; `min` and `max` belong to it. */
  | { readonly kind: "whole"; readonly min?: number; readonly max?: number }
  /** An exact decimal number; `above` does not belong to it, `min` and `max` do. */
  | {
      readonly kind: "decimal";
      readonly digits: number;
      readonly places: number;
      readonly above?: number;
      readonly min?: number;
      readonly max?: number;
    }
  | { readonly kind: "truth" }
  /** A calendar day. */
  | { readonly kind: "date" }
  /** A point in time, UTC, to the millisecond. */
  | { readonly kind: "instant" }
  /** A place on earth: longitude and latitude, WGS 84. */
  | { readonly kind: "point" }
  /** Named parts, which differ from entity to entity, so that no composite attribute can list them. */
  | { readonly kind: "varied" }
  | { readonly kind: "oneOf"; readonly values: readonly string[] };

/** The domain in a few words: `one of O+, O-`, `whole number from 1 to 5`, `code of 8 characters`. */
export function sayDomain(domain: Domain): string {
  switch (domain.kind) {
    case "text":
      return `text of at most ${domain.max} characters${domain.pattern === undefined ? "" : `, ${domain.pattern}`}`;
    case "code":
      return `code of ${domain.length} characters${domain.pattern === undefined ? "" : `, ${domain.pattern}`}`;
    case "whole":
      return `whole number${sayRange(domain.min, domain.max)}`;
    case "decimal":
      return `decimal number${sayAbove(domain)}, ${domain.places} places`;
    case "truth":
      return "true or false";
    case "date":
      return "day";
    case "instant":
      return "instant";
    case "point":
      return "point on earth";
    case "varied":
      return "parts that vary";
    case "oneOf":
      return `one of ${domain.values.join(", ")}`;
  }
}

function sayAbove({ above, min, max }: Extract<Domain, { kind: "decimal" }>): string {
  if (above === undefined || (min !== undefined && min > above)) return sayRange(min, max);
  return ` above ${above}${max === undefined ? "" : ` and at most ${max}`}`;
}

function sayRange(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  if (max !== undefined) return ` of at most ${max}`;
  return "";
}
