import type { Attribute, EntityType } from "../model.js";
import { listed } from "../words.js";
import { capital, nounOf } from "./noun.js";
import { quoted } from "./sentence.js";
import { sayValues } from "./values.js";

/** The attributes of an entity type: which every entity has, which it need not have, what they are made of and their values. */
export function sayAttributes({ name, attributes }: EntityType): string[] {
  const noun = nounOf(name);
  const stored = attributes.filter(({ derivedFrom }) => derivedFrom === undefined);
  const single = stored.filter(({ multivalued }) => !multivalued);
  const present = single.filter(({ optional }) => !optional).map((each) => quoted(each.name));
  const absent = leavesAndInner(single).filter(({ optional }) => optional);
  return [
    ...(present.length === 0 ? [] : [`Each ${noun.one} has ${listed(present)}.`]),
    ...(absent.length === 0
      ? []
      : [`${capital(noun.some)} need not have ${listed(absent.map(noted), "or")}.`]),
    ...stored.filter(({ multivalued }) => multivalued).map((each) => sayMultivalued(each, noun.some)),
    ...single.flatMap((each) => sayParts(each, noun.some)),
    ...attributes
      .filter(({ derivedFrom }) => derivedFrom !== undefined)
      .map(
        (each) =>
          `The ${noted(each)} of ${noun.some}${aside(each)} is not stored but computed: ${each.derivedFrom}.`,
      ),
    ...sayDomains(single, noun.some),
  ];
}

const sayMultivalued = (attribute: Attribute, some: string): string => {
  const { domain, unit, parts } = attribute;
  const each =
    parts === undefined
      ? domain && `each ${sayValues(domain, unit)}`
      : `each made of ${listed(parts.map(noted))}`;
  return `${capital(some)} may have any number of ${quoted(attribute.name)} values${each === undefined ? "" : `, ${each}`}${note(attribute)}.`;
};

function sayParts(attribute: Attribute, some: string): string[] {
  const { parts } = attribute;
  if (parts === undefined) return [];
  const made = `The ${noted(attribute)} of ${some} is made of ${listed(parts.map((part) => quoted(part.name)))}.`;
  return [made, ...parts.flatMap((part) => sayParts(part, some))];
}

/** Attributes with the same values share a sentence. */
function sayDomains(attributes: readonly Attribute[], some: string): string[] {
  const groups = new Map<string, string[]>();
  for (const attribute of leavesAndInner(attributes)) {
    if (attribute.domain === undefined) continue;
    const values = sayValues(attribute.domain, attribute.unit);
    // The note of an optional attribute was said with its absence.
    const written = attribute.optional ? quoted(attribute.name) : noted(attribute);
    groups.set(values, [...(groups.get(values) ?? []), written]);
  }
  return [...groups].map(
    ([values, names]) =>
      `The ${listed(names)} of ${some} ${names.length === 1 ? "is" : "are each"} ${values}.`,
  );
}

const leavesAndInner = (attributes: readonly Attribute[]): Attribute[] =>
  attributes.flatMap((attribute) => [attribute, ...leavesAndInner(attribute.parts ?? [])]);

const note = (attribute: Attribute): string => (attribute.note === undefined ? "" : ` (${attribute.note})`);
const noted = (attribute: Attribute): string => `${quoted(attribute.name)}${note(attribute)}`;
const aside = ({ domain, unit }: Attribute): string =>
  domain === undefined ? "" : `, ${sayValues(domain, unit)},`;
