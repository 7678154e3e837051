import type { EerModel } from "../../eer/index.js";
import { type Finding, finding, noted, placeOf } from "./finding.js";
import type { CollectionOrigins } from "./origin.js";
import type { Schema } from "./schema.js";

/** The branches of a validator by the value that tells them, and what is wrong with them. */
export interface Branches {
  readonly byCase: ReadonlyMap<string, Schema>;
  readonly findings: readonly Finding[];
}

const KIND = "validator-branch";

/**
 * Pairs the alternatives of `oneOf` with the cases of the origins, by the one value that each gives to the field they are told by, and
 * holds the cases against the specialisation whose subclasses they are, or else against the values of that field.
 *
 * @param all the schema that holds for all documents
 * @param branches the alternatives
 * @param line where they begin
 */
export function pairBranches(
  model: EerModel,
  { branches: known }: CollectionOrigins,
  all: Schema,
  branches: readonly Schema[],
  line: number,
): Branches {
  const { by, cases } = known!;
  const values = Object.keys(cases);
  const listed = values.join(", ");
  const byCase = new Map<string, Schema>();
  if (branches.length === 0) {
    const says = (field: string): string =>
      `No "oneOf" says what follows from ${field}: add a branch each for ${listed}.`;
    return { byCase, findings: [finding(KIND, by, line, says)] };
  }
  const strays: Finding[] = [];
  for (const branch of branches) {
    const told = branch.properties.get(by)?.keywords.get("enum");
    const [value = "", ...more] = Array.isArray(told?.value) ? told.value.map(String) : [];
    if (more.length === 0 && values.includes(value) && !byCase.has(value)) {
      byCase.set(value, branch);
      continue;
    }
    const is = told === undefined ? "no value" : JSON.stringify(told.value);
    const says = (field: string): string =>
      `A branch of "oneOf" is for ${is} of ${field}, but the origins have one branch each for ${listed}: make them agree.`;
    strays.push(finding(KIND, by, told?.line ?? branch.line, says, { about: is }));
  }
  // A stray branch stands where that of a lost case should be.
  const lost = values
    .filter((value) => !byCase.has(value))
    .slice(strays.length)
    .map((value) => {
      const says = (field: string): string => `No branch of "oneOf" is for "${value}" of ${field}: add it.`;
      return finding(KIND, by, line, says, { about: value });
    });
  const more =
    known?.specialisation === undefined
      ? againstValues(all, by, values)
      : againstSpecialisation(model, known, byCase, line);
  return { byCase, findings: [...strays, ...lost, ...more] };
}

/** Where no attribute says which values there are, the branches do. */
function againstValues(all: Schema, by: string, values: readonly string[]): Finding[] {
  const told = all.properties.get(by);
  const given = told?.keywords.get("enum")?.value;
  const sorted = (list: readonly unknown[]): string => JSON.stringify(list.map(String).sort());
  if (told === undefined || (Array.isArray(given) && sorted(given) === sorted(values))) return [];
  const says = (field: string): string =>
    `${field} has "enum": ${JSON.stringify(given) ?? "none"}, but its branches are for ${values.join(", ")}: write those.`;
  return [finding("validator-enum", by, placeOf(told, "enum"), says, { about: "enum" })];
}

function againstSpecialisation(
  model: EerModel,
  { by, specialisation = "", cases }: NonNullable<CollectionOrigins["branches"]>,
  byCase: ReadonlyMap<string, Schema>,
  line: number,
): Finding[] {
  const found = model.specialisations.find(({ name }) => name === specialisation);
  if (found?.definedBy === undefined) {
    const says = (field: string): string =>
      `The branches of ${field} stem from the specialisation ${specialisation}, but the model has none that an attribute defines: mend their origin, or the model.`;
    return [finding(KIND, by, line, says)];
  }
  const { values } = found.definedBy;
  return found.subclasses.flatMap((subclass): Finding[] => {
    const about = { about: subclass, model: [specialisation] };
    const own = Object.keys(cases).find((each) => cases[each]?.is === subclass);
    if (own === undefined) {
      const says = (field: string, place: string): string =>
        `${field} has no branch for ${subclass} of ${specialisation}${noted(place)}: add one to "oneOf", and its origins.`;
      return [finding(KIND, by, line, says, about)];
    }
    if (own === values[subclass]) return [];
    const at = byCase.get(own)?.properties.get(by)?.line ?? line;
    const says = (field: string, place: string): string =>
      `${field} is "${own}" in the branch for ${subclass}, but ${specialisation}${noted(place)} says "${values[subclass]}": write that, or change the model.`;
    return [finding(KIND, by, at, says, about)];
  });
}
