import { type Finding, finding, noted, placeOf } from "./finding.js";
import { type Meaning, parentOf } from "./meaning.js";
import { type FieldOrigins, sayOrigin } from "./origin.js";
import type { Schema } from "./schema.js";

/**
 * Compares the names of an object's fields with those that have origins, and its required names with both. A field without an origin
 * and an origin without a field in one object are taken for a new name.
 */
export function compareNames(schema: Schema, path: string, origins: FieldOrigins): Finding[] {
  const under = (name: string): string => (path === "" ? name : `${path}.${name}`);
  const lost = Object.keys(origins).filter(
    (each) => parentOf(each) === path && !schema.properties.has(each.slice(each.lastIndexOf(".") + 1)),
  );
  const strange = [...schema.properties.keys()].filter((name) => !(under(name) in origins));
  const renamed = strange.length === 1 && lost.length === 1;
  return [
    ...strange.map((name) => {
      const says = (field: string): string =>
        renamed
          ? `${field} is in the validator where the origins have ${lost[0]}: give both the same name.`
          : `${field} is in the validator, but no origin says where it stems from: add its origin, or take it out.`;
      return finding("validator-field-unknown", under(name), schema.properties.get(name)!.line, says);
    }),
    ...(renamed ? [] : lost).map((each) => {
      const says = (field: string): string =>
        `${field} stems from ${sayOrigin(origins[each]!)}, but the validator has no such field: add it, or take its origin out.`;
      return finding("validator-field-missing", each, placeOf(schema, "properties"), says);
    }),
    ...[...schema.required]
      .filter(([name]) => !schema.properties.has(name) && !lost.includes(under(name)))
      .map(([name, line]) => {
        const says = (field: string): string =>
          `${field} is required, but the validator does not describe it: describe it, or take it out.`;
        return finding("validator-required", under(name), line, says);
      }),
  ];
}

/**
 * Compares whether a field is required with whether the model always has a value for it.
 *
 * @param requiredAt the line of its name among the required ones, if it is there
 * @param around the schema of the object it is in
 */
export function compareRequired(
  path: string,
  requiredAt: number | undefined,
  around: Schema,
  { says: what, path: model, mandatory, whyNone = "" }: Meaning,
): Finding[] {
  if (mandatory === undefined || mandatory === (requiredAt !== undefined)) return [];
  if (requiredAt !== undefined) {
    const says = (field: string, place: string): string =>
      `${field} is required, but ${what}${noted(place, whyNone)} may be missing: take it out of "required", or change the model.`;
    return [finding("validator-required", path, requiredAt, says, { model })];
  }
  const says = (field: string, place: string): string =>
    `${field} may be missing, but ${what}${noted(place)} is always there: add it to "required", or change the model.`;
  const { requiredLine: line, branch } = around;
  const where = { line, ...(branch === undefined ? {} : { branchLine: branch.requiredLine }) };
  return [finding("validator-required", path, where, says, { model })];
}
