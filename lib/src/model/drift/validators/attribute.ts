import type { Attribute, Domain } from "../../eer/index.js";
import type { RelationalSchema } from "../../relational/relation.js";
import { cardinality, SEVERAL } from "./cardinality.js";
import { columnOf } from "./column.js";
import type { Meaning, Sources, Stale, Value } from "./meaning.js";
import { type FieldOrigin, sayOrigin } from "./origin.js";
import { attributesAlong, lineage, reach, type Standing } from "./way.js";

type AttributeOrigin = Extract<FieldOrigin, { readonly attribute: string }>;

/** What the model says of a field that stems from an attribute, or from the lookup table that stands for it. */
export function attributeMeaning(
  sources: Sources,
  origin: FieldOrigin,
  { attribute: path, lookup, joined, ...way }: AttributeOrigin,
  standing: Standing | undefined,
): Meaning | Stale {
  const names = path.split(".");
  const found = attributesAlong(sources.model, names);
  if ("wrong" in found) return { origin, stale: found.wrong };
  const reached = reach(sources.model, standing, way.via);
  if ("wrong" in reached) return { origin, stale: reached.wrong };
  const [owner = ""] = names;
  const own = reached.at?.kind === "entity" ? lineage(sources.model, reached.at.name) : [reached.at?.name];
  if (!own.includes(owner))
    return { origin, stale: `${reached.at?.name ?? "the document"} has no attributes of ${owner}` };
  const last = found.at(-1);
  if (last === undefined) return { origin, stale: `${path} is no attribute` };
  const looked = lookup === undefined ? undefined : lookedUp(sources.schema, lookup, names);
  if (looked !== undefined && "wrong" in looked) return { origin, stale: looked.wrong };
  const optional = found.find((each) => each.optional);
  const whyNone = reached.whyNone ?? (optional === undefined ? undefined : `${optional.name} is optional`);
  return {
    origin,
    says: looked === undefined ? sayOrigin(origin) : `${lookup}, the lookup of ${path}`,
    path: names,
    value: looked ?? attributeValue(last, path, joined),
    ...(last.multivalued ? SEVERAL : cardinality(reached, way.one, last.key === true)),
    ...(whyNone === undefined ? {} : { whyNone }),
    ...(optional === undefined ? {} : { mandatory: false }),
    ...(last.parts === undefined || reached.at === undefined ? {} : { standing: reached.at }),
  };
}

function attributeValue({ domain, parts }: Attribute, path: string, joined: string | undefined): Value {
  if (parts === undefined) return { kind: "domain", domain: domain! };
  if (joined === undefined) return { kind: "object", parts: parts.map(({ name }) => `${path}.${name}`) };
  const between = joined.length * (parts.length - 1);
  const lengths = parts.map((part) => textLengths(part.domain));
  return {
    kind: "joined",
    min: lengths.reduce((sum, { min }) => sum + min, between),
    max: lengths.reduce((sum, { max }) => sum + max, between),
  };
}

function textLengths(domain: Domain | undefined): { readonly min: number; readonly max: number } {
  if (domain?.kind === "text") return { min: 1, max: domain.max };
  if (domain?.kind === "code") return { min: domain.length, max: domain.length };
  return { min: 0, max: Number.POSITIVE_INFINITY };
}

function lookedUp(
  schema: RelationalSchema,
  lookup: string,
  attribute: readonly string[],
): Value | { readonly wrong: string } {
  const found = columnOf(schema, lookup);
  if (found?.relation.origin.path.join(".") !== attribute.join("."))
    return { wrong: `no refinement makes ${lookup} a lookup of ${attribute.join(".")}` };
  return { kind: "domain", domain: found.domain };
}
