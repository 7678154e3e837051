import { sayKnown } from "../known-names.js";
import type { Specialisation } from "../model.js";
import { definedByMistakes } from "./defined-by.js";
import { type Finding, finding } from "./finding.js";
import type { Lookup } from "./lookup.js";
import { emptyName } from "./names.js";

/** Subclasses that are missing, unknown, named twice or empty by what the specialisation says. */
export function* specialisationMistakes(specialisation: Specialisation, lookup: Lookup): Generator<Finding> {
  const { name, superclass, subclasses, total } = specialisation;
  yield* emptyName("a specialisation", [name]);
  for (const each of new Set([superclass, ...subclasses])) {
    if (lookup.entity(each) !== undefined) continue;
    const what = each === superclass ? "superclass" : "subclass";
    const message = `its ${what} "${each}" is not an entity type. ${sayKnown(lookup.names)}`;
    yield finding("UNKNOWN_ENTITY", [name, each], message);
  }
  if (subclasses.includes(superclass)) {
    const message = `${superclass} is named as a subclass of itself. Take it out of "into".`;
    yield finding("SUBCLASS_OF_ITSELF", [name, superclass], message);
  }
  if (subclasses.length === 0) {
    yield finding(
      "SPECIALISATION_EMPTY",
      [name],
      `it divides ${superclass} into nothing. Name the subclasses.`,
    );
  }
  if (subclasses.length === 1 && total && !subclasses.includes(superclass)) {
    const message = `every ${superclass} is a ${subclasses[0]} and the other way round, so one of the two is too many. Make it partial, or add the other subclasses.`;
    yield finding("ONE_SUBCLASS_TOTAL", [name], message);
  }
  yield* subclassesTwice(specialisation, lookup);
  yield* sharedMistakes(specialisation, lookup);
  if (specialisation.definedBy !== undefined) yield* definedByMistakes(specialisation, lookup);
}

/** A shared subclass has one key only if all above it come from one superclass. */
export function* rootMistakes(entity: string, lookup: Lookup): Generator<Finding> {
  const superclasses = lookup.superclasses(entity);
  const [first = [], ...others] = superclasses.map((each) => [each, ...lookup.ancestors(each)]);
  if (superclasses.length < 2 || first.some((each) => others.every((side) => side.includes(each)))) return;
  const message = `it is a subclass of ${superclasses.join(" and of ")}, which have no superclass in common, so it would have several keys. Make it a category with unionOf, or give them one superclass.`;
  yield finding("SUBCLASS_OF_TWO_ROOTS", [entity], message);
}

function* subclassesTwice(
  { name, superclass, subclasses }: Specialisation,
  { model }: Lookup,
): Generator<Finding> {
  const before = model.specialisations.slice(
    0,
    model.specialisations.findIndex((each) => each.name === name),
  );
  for (const [i, subclass] of subclasses.entries()) {
    const elsewhere = before.find(
      (each) => each.superclass === superclass && each.subclasses.includes(subclass),
    );
    if (subclasses.indexOf(subclass) < i) {
      yield finding("SUBCLASS_TWICE", [name, subclass], `${subclass} is named twice. Name it once.`);
    } else if (elsewhere !== undefined) {
      const message = `${elsewhere.name} makes ${subclass} a subclass of ${superclass} already. Name it in one of the two.`;
      yield finding("SUBCLASS_TWICE", [name, subclass], message);
    }
  }
}

/** Nothing can be in two disjoint subclasses, so what is below both has no entities. */
function* sharedMistakes({ name, disjoint, subclasses }: Specialisation, lookup: Lookup): Generator<Finding> {
  if (!disjoint) return;
  for (const { name: shared } of lookup.model.entities) {
    const lineage = [shared, ...lookup.ancestors(shared)];
    const above = [...new Set(subclasses)].filter((subclass) => lineage.includes(subclass));
    const [first, second] = above;
    if (first === undefined || second === undefined) continue;
    // Below a shared subclass there is nothing new to say.
    if (
      lookup.superclasses(shared).some((each) => above.every((one) => lineageOf(each, lookup).includes(one)))
    ) {
      continue;
    }
    const other = first === shared ? second : first;
    const message = above.includes(shared)
      ? `${shared} is below ${other}, and the two are disjoint, so there can be no ${shared}. Make the specialisation overlapping, or take ${shared} out of it.`
      : `${shared} is below ${first} and ${second}, which are disjoint, so there can be no ${shared}. Make the specialisation overlapping, or take one link away.`;
    yield finding("DISJOINT_SHARED", [name, shared], message);
  }
}

const lineageOf = (name: string, lookup: Lookup): string[] => [name, ...lookup.ancestors(name)];
