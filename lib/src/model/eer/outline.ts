import { type Domain, sayDomain } from "./domain.js";
import type { Attribute, EerModel, EntityType } from "./model.js";

/** One element of a model. */
export interface OutlineRow {
  /** `Person`, `Person.name`, `generates.EmergencyCall`, `staff_role`. */
  readonly element: string;
  /** `weak entity type`, `multivalued attribute`, `end`, `disjoint, total specialisation`, … */
  readonly kind: string;
  /** Keys and owners of an entity type, the domain of an attribute, (min,max) and role of an end, the classes of a specialisation. */
  readonly says: string;
}

/** A model as rows, in the order it was written: to be shown as a table, or compared with another. */
export function outline(model: EerModel): OutlineRow[] {
  return [
    ...model.entities.flatMap((entity) => [
      entityRow(model, entity),
      ...entity.attributes.map((attribute) => attributeRow(entity.name, attribute)),
    ]),
    ...model.relationships.flatMap(({ name, identifying, ends, attributes }) => [
      {
        element: name,
        kind: `${identifying ? "identifying " : ""}relationship type`,
        says: ends.map(({ entity, role }) => role ?? entity).join(", "),
      },
      ...ends.map(({ entity, role, min, max }) => ({
        element: `${name}.${role ?? entity}`,
        kind: "end",
        says: `(${min},${max === Number.POSITIVE_INFINITY ? "N" : max})`,
      })),
      ...attributes.map((attribute) => attributeRow(name, attribute)),
    ]),
    ...model.specialisations.map(({ name, superclass, subclasses, disjoint, total }) => ({
      element: name,
      kind: `${disjoint ? "disjoint" : "overlapping"}, ${total ? "total" : "partial"} specialisation`,
      says: `${superclass}: ${subclasses.join(", ")}`,
    })),
  ];
}

function entityRow(model: EerModel, { name, owners, attributes }: EntityType): OutlineRow {
  const category = model.categories.find((each) => each.name === name);
  if (category !== undefined) {
    const kind = `${category.total ? "total" : "partial"} category`;
    return { element: name, kind, says: category.superclasses.join(", ") };
  }
  const keys = attributes.filter(({ key }) => key).map((each) => `key ${each.name}`);
  if (owners.length > 0) {
    const partial = attributes
      .filter(({ partialKey }) => partialKey)
      .map((each) => `, partial key ${each.name}`);
    return { element: name, kind: "weak entity type", says: `of ${owners.join(" and ")}${partial.join("")}` };
  }
  const above = model.specialisations.find(({ subclasses }) => subclasses.includes(name));
  if (above !== undefined)
    return { element: name, kind: "subclass", says: [`of ${above.superclass}`, ...keys].join(", ") };
  return { element: name, kind: "strong entity type", says: keys.join(", ") };
}

function attributeRow(owner: string, attribute: Attribute): OutlineRow {
  const { name, domain, parts, multivalued, optional, derivedFrom } = attribute;
  const words = [
    optional && "optional",
    multivalued && "multivalued",
    parts !== undefined && "composite",
    derivedFrom !== undefined && "derived",
  ].filter((word) => word);
  return {
    element: `${owner}.${name}`,
    kind: [...words, "attribute"].join(" "),
    says: derivedFrom ?? parts?.map((part) => part.name).join(", ") ?? sayDomain(domain as Domain),
  };
}
