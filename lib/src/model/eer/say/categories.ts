import type { Category } from "../model.js";
import { listed } from "../words.js";
import { nounOf } from "./noun.js";
import type { Sentence } from "./sentence.js";

/** A category: what one of it may be, and whether all of these are in it. */
export function sayCategory({ name, superclasses, total }: Category): Sentence[] {
  if (superclasses.length === 0) return [];
  const union = nounOf(name);
  const members = superclasses.map(nounOf);
  const some = members.map((member) => member.some);
  const is =
    some.length === 2
      ? `either ${listed(some, "or")}`
      : some.length === 1
        ? some[0]
        : `one of these: ${listed(some, "or")}`;
  const every = members.map(({ one }) => `every ${one}`);
  const not = members.map(({ one }) => one);
  const rest = total
    ? `${listed(every)} is ${union.some}`
    : `not every ${listed(not, "or")} need be ${union.some}`;
  return [{ text: `Each ${union.one} is ${is}; ${rest}.`, about: [name, ...superclasses] }];
}
