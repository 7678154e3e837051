import type { Attribute, Specialisation } from "../model.js";
import { listed } from "../words.js";
import { type Finding, type FindingCode, finding } from "./finding.js";
import type { Lookup } from "./lookup.js";

/** Attribute-defined specialisations whose attribute cannot decide, or whose values and subclasses do not match. */
export function* definedByMistakes(specialisation: Specialisation, lookup: Lookup): Generator<Finding> {
  const { name, superclass, subclasses, definedBy } = specialisation;
  const { attribute: attributeName, values } = definedBy!;
  for (const named of Object.keys(values)) {
    if (subclasses.includes(named)) continue;
    const message = `it gives a value to "${named}", which is none of its subclasses ${listed(subclasses)}. Correct the name.`;
    yield finding("DEFINED_BY_NO_SUBCLASS", [name, named], message);
  }
  for (const subclass of new Set(subclasses)) {
    if (Object.hasOwn(values, subclass)) continue;
    const message = `no value of ${attributeName} makes a ${superclass} a ${subclass}. Name it in "values".`;
    yield finding("DEFINED_BY_VALUE_MISSING", [name, subclass], message);
  }
  const attribute = lookup.attributes(superclass).find((each) => each.name === attributeName);
  if (attribute === undefined) {
    if (lookup.entity(superclass) === undefined) return;
    const own = lookup.attributes(superclass).map((each) => each.name);
    const message = `it is defined by "${attributeName}", which is no attribute of ${superclass}. ${own.length === 0 ? "It has none" : `It has ${listed(own)}`}.`;
    yield finding("DEFINED_BY_UNKNOWN", [name], message);
  } else if (attribute.domain?.kind !== "oneOf") {
    const message = `${superclass}.${attributeName} decides, so its values must be listed. Give it oneOf([...]).`;
    yield finding("DEFINED_BY_DOMAIN", [name], message);
  } else {
    yield* valueMistakes(specialisation, values, attributeName, attribute.domain.values);
    yield* attributeMistakes(specialisation, values, attribute, attribute.domain.values);
  }
}

type Values = Readonly<Record<string, string>>;

function* valueMistakes(
  { name, superclass, subclasses, disjoint, total }: Specialisation,
  values: Values,
  attribute: string,
  domain: readonly string[],
): Generator<Finding> {
  const given = subclasses.filter((subclass) => Object.hasOwn(values, subclass));
  for (const subclass of new Set(given)) {
    const value = values[subclass]!;
    if (!domain.includes(value)) {
      const message = `"${value}" is no value of ${superclass}.${attribute}. Take one of ${listed(domain, "or")}.`;
      yield finding("DEFINED_BY_VALUE_UNKNOWN", [name, subclass], message);
    }
    const other = given.find((each) => each !== subclass && values[each] === value);
    if (disjoint && other !== undefined && given.indexOf(other) < given.indexOf(subclass)) {
      const message = `${attribute} ${value} makes a ${superclass} a ${subclass} and a ${other}, and the two are disjoint. Give each its own value.`;
      yield finding("DEFINED_BY_VALUE_TWICE", [name, subclass], message);
    }
  }
  for (const value of total ? leftOf(domain, values) : []) {
    const message = `it is total, but a ${superclass} whose ${attribute} is ${value} is in no subclass. Add the subclass, or make it partial.`;
    yield finding("DEFINED_BY_VALUE_LEFT", [name, value], message);
  }
}

function* attributeMistakes(
  { name, superclass, disjoint, total }: Specialisation,
  values: Values,
  attribute: Attribute,
  domain: readonly string[],
): Generator<Finding> {
  const { name: which, optional = false, multivalued = false } = attribute;
  const found = (code: FindingCode, message: string): Finding => finding(code, [name], message);
  const given = Object.values(values);
  if (total && optional) {
    const message = `it is total, but a ${superclass} may have no ${which} and is then in no subclass. Take optional(...) off, or make it partial.`;
    yield found("DEFINED_BY_OPTIONAL", message);
  }
  if (!disjoint && !multivalued && given.length > 1 && new Set(given).size === given.length) {
    const message = `it is overlapping, but one ${which} puts a ${superclass} into one subclass at most. Make it disjoint, or ${which} multivalued.`;
    yield found("DEFINED_BY_SINGLE_VALUED", message);
  }
  if (disjoint && multivalued) {
    const message = `it is disjoint, but several values of ${which} put a ${superclass} into several subclasses. Make it overlapping, or take multivalued(...) off.`;
    yield found("DEFINED_BY_MULTIVALUED", message);
  }
  if (!total && !optional && !multivalued && leftOf(domain, values).length === 0) {
    const message = `it is partial, but every ${superclass} has a ${which}, and every value of it has a subclass. Make it total, or add the values of those in none.`;
    yield found("DEFINED_BY_EVERY_VALUE", message);
  }
}

const leftOf = (domain: readonly string[], values: Values): string[] =>
  domain.filter((value) => !Object.values(values).includes(value));
