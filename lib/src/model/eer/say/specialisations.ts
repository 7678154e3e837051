import type { Specialisation } from "../model.js";
import { listed, wordsOf } from "../words.js";
import { capital, type Noun, nounOf } from "./noun.js";
import { ended, quoted, type Sentence } from "./sentence.js";

/** A specialisation: how the superclass divides, what decides, and that its subclasses belong to it. */
export function saySpecialisation(specialisation: Specialisation): Sentence[] {
  const { name, why, superclass, subclasses } = specialisation;
  const about = [superclass, ...subclasses];
  const above = nounOf(superclass);
  const below = subclasses.map(nounOf);
  const every = below.map(({ one }) => `every ${one}`);
  return [
    ...(why === "" ? [] : [`${quoted(name)}: ${ended(why)}`]),
    ...(below.length === 0 ? [] : [`${division(specialisation, above, below)}${whichSays(specialisation)}.`]),
    ...sayValues(specialisation, above),
    ...(below.length === 0 ? [] : [`${capital(listed(every))} is ${above.some}.`]),
  ].map((text) => ({ text, about }));
}

function division({ disjoint, total }: Specialisation, above: Noun, below: readonly Noun[]): string {
  const some = below.map((noun) => noun.some);
  const names = listed(
    below.map(({ one }) => one),
    "or",
  );
  const every = `Every ${above.one}`;
  if (below.length === 1)
    return total ? `${every} is ${some[0]}` : `${capital(above.some)} may be ${some[0]}`;
  const two = below.length === 2;
  if (disjoint && total)
    return two
      ? `${every} is either ${listed(some, "or")}, and never both`
      : `${every} is exactly one of: ${names}`;
  if (disjoint) {
    return two
      ? `${capital(above.some)} may be ${listed(some, "or")} or neither, but not both`
      : `${capital(above.some)} may be one of: ${names}, but no more than one, or none of them`;
  }
  if (total)
    return two
      ? `${every} is ${listed(some, "or")}, or both`
      : `${every} is at least one of: ${names}, perhaps several`;
  return two
    ? `${capital(above.some)} may be ${some.join(", ")}, both or neither`
    : `${capital(above.some)} may be any of: ${names}, several of them or none`;
}

const whichSays = ({ definedBy, disjoint }: Specialisation): string =>
  definedBy === undefined
    ? ""
    : `; the attribute ${quoted(definedBy.attribute)} says ${disjoint ? "which" : "which ones"}`;

/** The value of each subclass, unless it is the subclass's own name. */
function sayValues({ definedBy, subclasses }: Specialisation, above: Noun): string[] {
  if (definedBy === undefined) return [];
  return subclasses.flatMap((subclass) => {
    const value = definedBy.values[subclass];
    if (value === undefined || wordsOf(value).join().toLowerCase() === wordsOf(subclass).join().toLowerCase())
      return [];
    return [
      `${capital(above.some)} whose ${quoted(definedBy.attribute)} is ${value} is ${nounOf(subclass).some}.`,
    ];
  });
}
