import { type Length, patternLength } from "../../eer/check/pattern-length.js";
import type { Domain } from "../../eer/index.js";
import { endingAtTheEnd, SEEN } from "../../eer/text-pattern.js";
import { type Finding, finding, keywordFinding, placeOf, type Wanted } from "./finding.js";
import type { Meaning } from "./meaning.js";
import type { Schema } from "./schema.js";

/** Keywords that say how a value is and nothing of its parts, with the kind of difference they make. */
const KINDS: Readonly<Record<string, string>> = {
  bsonType: "validator-type",
  enum: "validator-enum",
  pattern: "validator-pattern",
  minLength: "validator-length",
  maxLength: "validator-length",
  minimum: "validator-bound",
  maximum: "validator-bound",
  exclusiveMinimum: "validator-bound",
  exclusiveMaximum: "validator-bound",
};

const INT = 2 ** 31;

/**
 * Compares the schema of one value with what the model says of it. A value of the wrong type, or under the wrong pattern, is told of
 * once: its bounds and lengths would only repeat it.
 */
export function compareValue(schema: Schema, path: string, meaning: Meaning): Finding[] {
  const { value } = meaning;
  if (value.kind === "domain" && value.domain.kind !== "point") {
    const { domain } = value;
    return compared(schema, path, meaning, wantedFor(domain), lengthsFor(domain), domain);
  }
  if (value.kind === "joined")
    return compared(schema, path, meaning, { bsonType: "string", pattern: SEEN }, value);
  if (value.kind === "geoJson")
    return value.member === "type"
      ? compared(schema, path, meaning, { enum: ["Point"] })
      : compareCoordinates(schema, path, meaning);
  return [];
}

/** Two numbers, longitude before latitude, within their bounds on earth. */
function compareCoordinates(schema: Schema, path: string, meaning: Meaning): Finding[] {
  const wanted: Wanted[] = [
    { keyword: "bsonType", value: "array", kind: "validator-type" },
    { keyword: "minItems", value: 2, kind: "validator-items" },
    { keyword: "maxItems", value: 2, kind: "validator-items" },
  ];
  const findings = wanted
    .filter(({ keyword, value }) => schema.keywords.get(keyword)?.value !== value)
    .map((each) => keywordFinding(schema, path, meaning, each));
  const { tuple = [] } = schema;
  if (tuple.length !== 2) {
    const says = (field: string): string =>
      `${field} has "items" for ${tuple.length} places, but coordinates are longitude and latitude: write a schema for each of the two.`;
    return [
      ...findings,
      finding("validator-items", path, placeOf(schema, "items"), says, { about: "items" }),
    ];
  }
  const bounds = tuple.flatMap((item, at) => {
    const bound = at === 0 ? 180 : 90;
    return compared(item, path, meaning, { bsonType: "number", minimum: -bound, maximum: bound });
  });
  return [...findings, ...bounds];
}

function compared(
  schema: Schema,
  path: string,
  meaning: Meaning,
  wanted: Readonly<Record<string, unknown>>,
  lengths?: Length,
  domain?: Domain,
): Finding[] {
  const given = (keyword: string): unknown => schema.keywords.get(keyword)?.value;
  const wrong = (keyword: string, value: unknown): Finding =>
    keywordFinding(schema, path, meaning, { keyword, value, kind: KINDS[keyword]! }, domain);
  if (!sameType(given("bsonType"), wanted)) return [wrong("bsonType", wanted.bsonType)];
  if (!sameSet(given("enum"), wanted.enum)) return [wrong("enum", wanted.enum)];
  if (given("pattern") !== wanted.pattern) return [wrong("pattern", wanted.pattern)];
  const held = heldBy(domain);
  const asked: Record<string, unknown> = {
    minimum: wanted.minimum,
    maximum: wanted.maximum,
    exclusiveMinimum: wanted.exclusiveMinimum,
    exclusiveMaximum: undefined,
    minLength: lengthFor(lengths?.min, held.min >= (lengths?.min ?? 0), given("minLength")),
    maxLength: lengthFor(lengths?.max, held.max <= (lengths?.max ?? 0), given("maxLength")),
  };
  return [
    ...Object.entries(asked)
      .filter(([keyword, value]) => given(keyword) !== value)
      .map(([keyword, value]) => wrong(keyword, value)),
    ...unknownKeywords(schema, path, [...Object.keys(KINDS), "description"]),
  ];
}

/** The lengths that a domain's pattern leaves, if it is one for the whole of the text; else NaN, which holds to nothing. */
function heldBy(domain: Domain | undefined): Length {
  const pattern = domain?.kind === "text" || domain?.kind === "code" ? domain.pattern : undefined;
  if (pattern !== undefined && /^\^[^|]*\$$/.test(pattern)) return patternLength(pattern);
  // What is not blank has one character at least.
  return { min: domain?.kind === "text" && pattern === undefined ? 1 : Number.NaN, max: Number.NaN };
}

/** A length that the pattern keeps to by itself may be said again or left out. */
function lengthFor(length: number | undefined, held: boolean, given: unknown): number | undefined {
  if (held && given === undefined) return undefined;
  return length;
}

/** An enumeration of texts has its type with its values. */
const sameType = (given: unknown, { bsonType, enum: values }: Readonly<Record<string, unknown>>): boolean =>
  values === undefined ? given === bsonType : given === undefined || given === "string";

function sameSet(given: unknown, wanted: unknown): boolean {
  if (given === undefined || wanted === undefined) return given === wanted;
  const sorted = (values: unknown): string => JSON.stringify([...(values as unknown[])].sort());
  return Array.isArray(given) && sorted(given) === sorted(wanted);
}

function wantedFor(domain: Domain): Readonly<Record<string, unknown>> {
  switch (domain.kind) {
    case "text":
      return {
        bsonType: "string",
        pattern: domain.pattern === undefined ? SEEN : endingAtTheEnd(domain.pattern),
      };
    case "code":
      return { bsonType: "string", ...(domain.pattern && { pattern: endingAtTheEnd(domain.pattern) }) };
    case "whole":
      return { bsonType: fitsInt(domain) ? "int" : "long", minimum: domain.min, maximum: domain.max };
    case "decimal":
      // The driver writes 37 as an int and 36.8 as a double: a number.
      return {
        bsonType: "number",
        ...lowest(domain),
        maximum: domain.max,
      };
    case "truth":
      return { bsonType: "bool" };
    case "oneOf":
      return { enum: domain.values };
    case "varied":
      return { bsonType: "object" };
    default:
      return { bsonType: "date" };
  }
}

/** The lower bound of a number, the tighter one where both are given. */
function lowest({ above, min }: { readonly above?: number; readonly min?: number }): object {
  if (above === undefined || (min !== undefined && min > above)) return { minimum: min };
  return { minimum: above, exclusiveMinimum: true };
}

const fitsInt = ({ min = 0, max = 0 }: { readonly min?: number; readonly max?: number }): boolean =>
  min >= -INT && max < INT;

function lengthsFor(domain: Domain): Length | undefined {
  if (domain.kind === "text") return { min: 1, max: domain.max };
  return domain.kind === "code" ? { min: domain.length, max: domain.length } : undefined;
}

/** Keywords that are not compared would hold or allow something behind the model's back. */
export const unknownKeywords = (schema: Schema, path: string, known: readonly string[]): Finding[] =>
  [...schema.keywords.keys()]
    .filter((keyword) => !known.includes(keyword))
    .map((keyword) => {
      const says = (field: string): string =>
        `${field} has "${keyword}", which nothing in the model asks for: take it out.`;
      return finding("validator-keyword", path, placeOf(schema, keyword), says, { about: keyword });
    });
