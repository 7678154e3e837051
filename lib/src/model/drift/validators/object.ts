import { type Finding, finding, keywordFinding, noted, placeOf, staleFinding } from "./finding.js";
import { type Meaning, type Meanings, parentOf } from "./meaning.js";
import { compareNames, compareRequired } from "./names.js";
import { type FieldOrigins, sayOrigin } from "./origin.js";
import type { Schema } from "./schema.js";
import { compareValue, unknownKeywords } from "./value.js";

/** What the documents of a collection, or of one branch of its validator, should be. */
export interface View {
  readonly fields: FieldOrigins;
  readonly meanings: Meanings;
  /** Why the document is not closed. */
  readonly open?: string;
}

const OBJECT = ["bsonType", "description", "additionalProperties"];
const ARRAY = ["bsonType", "description", "uniqueItems", "minItems", "maxItems"];

/** Compares an object's schema, and all below it, with a view. `path` is `""` for the document. */
export function compareObject(schema: Schema, path: string, view: View): Finding[] {
  const isObject = schema.keywords.get("bsonType")?.value === "object";
  const object = { says: "a field with fields of its own", path: [] };
  const wanted = { keyword: "bsonType", value: "object", kind: "validator-type" };
  return [
    ...(isObject ? [] : [keywordFinding(schema, path, object, wanted)]),
    ...unknownKeywords(schema, path, path === "" ? [...OBJECT, "oneOf"] : OBJECT),
    ...compareDescription(schema, path),
    ...compareClosed(schema, path, view),
    ...compareNames(schema, path, view.fields),
    ...[...schema.properties].flatMap(([name, property]) => {
      const inside = path === "" ? name : `${path}.${name}`;
      const meaning = view.meanings.get(inside);
      if (meaning === undefined) return []; // without an origin, which is told of by its name
      if ("stale" in meaning)
        return [staleFinding(inside, property.line, sayOrigin(meaning.origin), meaning.stale)];
      return [
        ...compareRequired(inside, schema.required.get(name), schema, meaning),
        ...compareField(property, inside, meaning, view),
      ];
    }),
  ];
}

function compareField(property: Schema, path: string, meaning: Meaning, view: View): Finding[] {
  const { value, many } = meaning;
  if (value.kind === "any") return compareDescription(property, path);
  const isArray = property.keywords.get("bsonType")?.value === "array";
  if (many === undefined && !(value.kind === "group" && isArray))
    return compareOne(property, path, meaning, view);
  const wrong = isArray
    ? compareItems(property, path, meaning, view)
    : [
        keywordFinding(property, path, meaning, {
          keyword: "bsonType",
          value: "array",
          kind: "validator-type",
        }),
      ];
  return [...compareDescription(property, path), ...wrong];
}

function compareItems(array: Schema, path: string, meaning: Meaning, view: View): Finding[] {
  const { many } = meaning;
  const kind = "validator-items";
  // How many a group has is the document's own affair.
  const counts =
    many === undefined
      ? {}
      : {
          minItems: many.min === 0 ? undefined : many.min,
          maxItems: many.max === Number.POSITIVE_INFINITY ? undefined : many.max,
          uniqueItems: many.distinct ? true : undefined,
        };
  const wrong = Object.entries(counts)
    .filter(([keyword, value]) => array.keywords.get(keyword)?.value !== value)
    .map(([keyword, value]) => keywordFinding(array, path, meaning, { keyword, value, kind }));
  const items =
    array.items === undefined
      ? [keywordFinding(array, path, meaning, { keyword: "items", value: "a schema", kind })]
      : compareOne(array.items, path, meaning, view);
  return [...wrong, ...unknownKeywords(array, path, ARRAY), ...items];
}

/** A single value: of a field, or an item of its array. */
function compareOne(schema: Schema, path: string, meaning: Meaning, view: View): Finding[] {
  const { value } = meaning;
  if (value.kind === "object")
    return [...compareObject(schema, path, view), ...compareParts(schema, path, meaning, view)];
  if (value.kind === "group" || (value.kind === "domain" && value.domain.kind === "point"))
    return compareObject(schema, path, view);
  return [...compareDescription(schema, path), ...compareValue(schema, path, meaning)];
}

/** Every part of a composite attribute has a field; one whose origin is stale may be meant for it. */
function compareParts(schema: Schema, path: string, { value, says: what }: Meaning, view: View): Finding[] {
  if (value.kind !== "object" || value.parts === undefined) return [];
  const within = [...view.meanings].filter(([each]) => parentOf(each) === path).map(([, each]) => each);
  if (within.some((each) => "stale" in each)) return [];
  const held = new Set(within.map((each) => ("path" in each ? each.path.join(".") : "")));
  return value.parts
    .filter((part) => !held.has(part))
    .map((part) => {
      const says = (field: string, place: string): string =>
        `${field} leaves out ${part}${noted(place)}, a part of ${what}: add a field and its origin.`;
      return finding("validator-part", path, placeOf(schema, "properties"), says, {
        about: part,
        model: part.split("."),
      });
    });
}

function compareDescription(schema: Schema, path: string): Finding[] {
  const description = schema.keywords.get("description")?.value;
  if (typeof description === "string" && description !== "") return [];
  const says = (field: string): string => `${field} has no "description": say in a few words what it is.`;
  return [finding("validator-description", path, placeOf(schema, "description"), says)];
}

/** The rule: an object takes no other fields than those that are named, unless it is the document and there is a reason. */
function compareClosed(schema: Schema, path: string, view: View): Finding[] {
  const reason = path === "" ? view.open : undefined;
  const closed = schema.keywords.get("additionalProperties")?.value === false;
  if (closed === (reason === undefined)) return [];
  const says = (field: string): string =>
    reason === undefined
      ? `${field} takes fields that nobody named: add "additionalProperties": false.`
      : `${field} is closed, but its origins call it open (${reason}): take one of the two back.`;
  return [finding("validator-open", path, placeOf(schema, "additionalProperties"), says)];
}
