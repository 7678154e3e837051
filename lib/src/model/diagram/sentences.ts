import type {
  Attribute,
  Category,
  EerModel,
  End,
  EntityType,
  RelationshipType,
  Specialisation,
} from "../eer/index.js";

/** What a drawing says of a model that has nothing to draw. */
export const NOTHING = "no entity types";

/** (min,max) as it is written at an end: `(0,N)`. */
export const pair = ({ min, max }: Pick<End, "min" | "max">): string =>
  `(${min},${max === Number.POSITIVE_INFINITY ? "N" : max})`;

/**
 * The text alternative of a diagram: everything that is in it, as short as that goes. (min,max) is read at an entity type's own end in
 * every notation, so that two diagrams of one model are described alike.
 *
 * @param notes what the reader should know of the notation
 */
export function describe(
  model: EerModel,
  { notation, attributes, notes = [] }: { notation: string; attributes: boolean; notes?: readonly string[] },
): string {
  const { entities, relationships, specialisations, categories } = model;
  if (entities.length + relationships.length + specialisations.length === 0) {
    return `${notation} of ${model.name}: ${NOTHING}.`;
  }
  const counts = [
    counted(entities.length, "entity type"),
    counted(relationships.length, "relationship type"),
    ...(specialisations.length === 0 ? [] : [counted(specialisations.length, "specialisation")]),
    ...(categories.length === 0 ? [] : [counted(categories.length, "category", "categories")]),
  ];
  return [
    `${notation} of ${model.name}: ${listed(counts)}.`,
    ...(entities.length === 0
      ? []
      : [`Entity types: ${entities.map((each) => entity(each, attributes)).join("; ")}.`]),
    ...(relationships.length === 0
      ? []
      : [
          `Relationship types, with (min,max) of each end: ${relationships.map((each) => relationship(each, attributes)).join("; ")}.`,
        ]),
    ...specialisations.map(specialisation),
    ...categories.map(category),
    ...notes,
  ].join(" ");
}

function entity({ name, owners, attributes }: EntityType, all: boolean): string {
  const weak = owners.length === 0 ? "" : `, weak, of ${listed(owners)}`;
  return `${name}${weak}${all && attributes.length > 0 ? ` (${attributes.map(attribute).join(", ")})` : ""}`;
}

function attribute({ name, key, partialKey, multivalued, derivedFrom, parts }: Attribute): string {
  const marks = [
    key ? "key " : "",
    partialKey ? "partial key " : "",
    multivalued ? "multivalued " : "",
    derivedFrom === undefined ? "" : "derived ",
  ].join("");
  const made = parts === undefined || parts.length === 0 ? "" : ` of ${listed(parts.map(attribute))}`;
  return `${marks}${name}${made}`;
}

function relationship({ name, ends, identifying, attributes }: RelationshipType, all: boolean): string {
  const sides = ends.map(
    (end) => `${end.entity} ${pair(end)}${end.role === undefined ? "" : ` as ${end.role}`}`,
  );
  const own = all && attributes.length > 0 ? `, with ${attributes.map(attribute).join(", ")}` : "";
  return `${name}${identifying ? ", identifying," : ""} between ${listed(sides)}${own}`;
}

function specialisation({ superclass, subclasses, disjoint, total, definedBy }: Specialisation): string {
  const kind = `${disjoint ? "disjoint" : "overlapping"}, ${total ? "total" : "partial"}`;
  const by = definedBy === undefined ? "" : ` by ${definedBy.attribute}`;
  return `${superclass} is specialised${by} (${kind}) into ${listed(subclasses)}.`;
}

const category = ({ name, superclasses, total }: Category): string =>
  `${name} is a ${total ? "total" : "partial"} category, the union of ${listed(superclasses)}.`;

const counted = (number: number, noun: string, many = `${noun}s`): string =>
  `${number} ${number === 1 ? noun : many}`;

/** `a`, `a and b`, `a, b and c`. */
function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
