import type { Json } from "./file.js";

/** A keyword of a JSON schema, such as `maximum`. */
export interface Keyword {
  readonly value: unknown;
  readonly line: number;
}

/** A JSON schema as MongoDB takes it (draft 4 with `bsonType`), with the lines of its parts. */
export interface Schema {
  readonly line: number;
  /** All but `properties`, `required` and `items`, which are below. */
  readonly keywords: ReadonlyMap<string, Keyword>;
  readonly properties: ReadonlyMap<string, Schema>;
  /** Names with the line of each. */
  readonly required: ReadonlyMap<string, number>;
  /** Where the list of required fields stands, or where it would. */
  readonly requiredLine: number;
  /** Lines of the branch of `oneOf` that was laid over this schema. */
  readonly branch?: { readonly line: number; readonly requiredLine: number };
  /** A field that must not be there: `"not": { "required": ["call"] }`. */
  readonly forbidden?: string;
  readonly items?: Schema;
  /** The schemas of an array whose places differ. */
  readonly tuple?: readonly Schema[];
}

const PARTS = new Set(["properties", "required", "items"]);

/** Reads a JSON schema. */
export function readSchema(json: Json): Schema {
  const { line } = json;
  const forbidden = forbiddenField(json.members.get("not"));
  const members = new Map(json.members);
  if (forbidden !== undefined) members.delete("not");
  const items = members.get("items");
  const required = members.get("required");
  return {
    line,
    keywords: new Map(
      [...members]
        .filter(([name]) => !PARTS.has(name))
        .map(([name, { value, line: at }]) => [name, { value, line: at }]),
    ),
    properties: new Map(
      [...(members.get("properties")?.members ?? [])].map(([name, each]) => [name, readSchema(each)]),
    ),
    required: new Map((required?.items ?? []).map((each) => [String(each.value), each.line])),
    requiredLine: required?.line ?? line,
    ...(forbidden === undefined ? {} : { forbidden }),
    ...(items === undefined
      ? {}
      : Array.isArray(items.value)
        ? { tuple: items.items.map(readSchema) }
        : { items: readSchema(items) }),
  };
}

/**
 * What a document must keep to that a branch of `oneOf` is for: the schema of all with the branch laid over it. A keyword of both is
 * taken from the branch; what is required is required by either.
 */
export function overlay(all: Schema, branch: Schema): Schema {
  const properties = new Map(all.properties);
  for (const [name, each] of branch.properties) {
    const under = properties.get(name);
    properties.set(name, under === undefined ? each : overlay(under, each));
  }
  if (branch.forbidden !== undefined) properties.delete(branch.forbidden);
  const items = branch.items ?? all.items;
  const tuple = branch.tuple ?? all.tuple;
  return {
    line: all.line,
    keywords: new Map([...all.keywords, ...branch.keywords]),
    properties,
    required: new Map([...branch.required, ...all.required]),
    requiredLine: all.requiredLine,
    branch: { line: branch.line, requiredLine: branch.requiredLine },
    ...(items === undefined ? {} : { items }),
    ...(tuple === undefined ? {} : { tuple }),
  };
}

function forbiddenField(not: Json | undefined): string | undefined {
  const names = not?.members.get("required")?.items ?? [];
  const [name] = names;
  return names.length === 1 && not?.members.size === 1 ? String(name?.value) : undefined;
}

/** The schema without one property: the field that only tells a branch is compared where it is said for all. */
export const without = (schema: Schema, name: string): Schema => ({
  ...schema,
  properties: new Map([...schema.properties].filter(([each]) => each !== name)),
});
