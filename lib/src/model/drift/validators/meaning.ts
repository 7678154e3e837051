import type { Domain, EerModel } from "../../eer/index.js";
import type { RelationalSchema } from "../../relational/relation.js";
import { attributeMeaning } from "./attribute.js";
import { columnMeaning } from "./column.js";
import { embedMeaning } from "./embed.js";
import { type FieldOrigin, type FieldOrigins, sayOrigin } from "./origin.js";
import type { Standing } from "./way.js";

/** What a single value of a field is. */
export type Value =
  | { readonly kind: "domain"; readonly domain: Domain }
  /** Text of so many characters, put together from several attributes. */
  | { readonly kind: "joined"; readonly min: number; readonly max: number }
  | { readonly kind: "geoJson"; readonly member: "type" | "coordinates" }
  /** An object: of a composite attribute, an entity, a relationship, or none of these. */
  | { readonly kind: "object"; readonly parts?: readonly string[] }
  /** A group of fields: an object or an array of them. */
  | { readonly kind: "group" }
  | { readonly kind: "any" };

/** What the model says of a field. */
export interface Meaning {
  readonly origin: FieldOrigin;
  /** How messages call what it stems from. */
  readonly says: string;
  /** Where that is in the model, if it is there. */
  readonly path: readonly string[];
  readonly value: Value;
  /** Several values, so an array; with so many at least and at most, where participation says it. */
  readonly many?: { readonly min: number; readonly max: number; readonly distinct: boolean };
  /** Whether it is always there; undefined where the model has no say. */
  readonly mandatory?: boolean;
  /** Why it may be missing. */
  readonly whyNone?: string;
  /** What the fields below it belong to. */
  readonly standing?: Standing;
}

/** An origin that the model does not bear out, and why. */
export interface Stale {
  readonly origin: FieldOrigin;
  readonly stale: string;
}

/** The sources that origins name. */
export interface Sources {
  readonly model: EerModel;
  /** The model mapped to relations and refined: it has the surrogate keys and the lookup tables. */
  readonly schema: RelationalSchema;
}

export type Meanings = ReadonlyMap<string, Meaning | Stale>;

/** The path of the object around a field; `""` is the document. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf(".")));

/**
 * What the model says of every field. A field within one whose origin is stale, or that has none, is left out: nobody can say to
 * what it belongs.
 *
 * @param is the entity type that a document stands for
 */
export function meaningsOf(sources: Sources, is: string | undefined, fields: FieldOrigins): Meanings {
  const document: Standing | undefined = is === undefined ? undefined : { kind: "entity", name: is };
  const meanings = new Map<string, Meaning | Stale>();
  const outerFirst = Object.keys(fields).sort((a, b) => a.split(".").length - b.split(".").length);
  for (const path of outerFirst) {
    const parent = parentOf(path);
    if (parent === "") {
      meanings.set(path, meaningOf(sources, fields[path]!, document));
      continue;
    }
    const around = meanings.get(parent);
    if (around === undefined || "stale" in around) continue;
    meanings.set(path, meaningOf(sources, fields[path]!, around.standing, around));
  }
  return withGroups(meanings);
}

function meaningOf(
  sources: Sources,
  origin: FieldOrigin,
  standing: Standing | undefined,
  around?: Meaning,
): Meaning | Stale {
  const base = { origin, says: sayOrigin(origin), path: [] };
  const inherited = standing === undefined ? {} : { standing };
  if (typeof origin === "string") return attributeMeaning(sources, origin, { attribute: origin }, standing);
  if ("documentOnly" in origin) return { ...base, ...inherited, value: { kind: "any" } };
  if ("group" in origin) return { ...base, ...inherited, value: { kind: "group" } };
  if ("geoJson" in origin) return geoJsonMeaning(origin, around);
  if ("attribute" in origin) return attributeMeaning(sources, origin, origin, standing);
  if ("column" in origin) return columnMeaning(sources, origin, standing);
  return embedMeaning(sources, origin, standing);
}

function geoJsonMeaning(
  origin: Extract<FieldOrigin, { readonly geoJson: string }>,
  around: Meaning | undefined,
): Meaning | Stale {
  if (around?.value.kind !== "domain" || around.value.domain.kind !== "point")
    return { origin, stale: "the object around it does not stem from a point" };
  return {
    origin,
    says: `${around.says}, as GeoJSON`,
    path: around.path,
    value: { kind: "geoJson", member: origin.geoJson },
    mandatory: true,
  };
}

/** A group is always there if one of its fields is. */
function withGroups(meanings: ReadonlyMap<string, Meaning | Stale>): Meanings {
  const filled = new Map(meanings);
  for (const [path, meaning] of [...meanings].reverse()) {
    if ("stale" in meaning || meaning.value.kind !== "group") continue;
    const within = [...filled].filter(([each]) => parentOf(each) === path).map(([, each]) => each);
    const some = within.some((each) => "mandatory" in each && each.mandatory === true);
    if (some) filled.set(path, { ...meaning, mandatory: true });
  }
  return filled;
}
