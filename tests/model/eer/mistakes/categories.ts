import { partialKey, whole } from "../../../../lib/src/model/eer/index.js";
import { changed, type Mistake } from "./mistake.js";

/** A category Cause of these types. */
const cause = (...unionOf: string[]) => changed({ entities: { Cause: { unionOf } } });

export const categoryMistakes: readonly Mistake[] = [
  {
    code: "UNKNOWN_ENTITY",
    when: "a category unites what is no entity type",
    model: cause("Call", "Unti"),
    subject: ["Cause", "Unti"],
    message:
      'Cause.Unti: it unites "Unti", which is not an entity type. The entity types are Call, Cause and Unit.',
  },
  {
    code: "CATEGORY_EMPTY",
    when: "a category unites nothing",
    model: cause(),
    subject: ["Cause"],
    message:
      "Cause: it is a union of nothing, so it has no entities. Name in unionOf the types that it unites.",
  },
  {
    code: "CATEGORY_OF_ONE",
    when: "a category unites one type",
    model: cause("Call"),
    subject: ["Cause"],
    message:
      "Cause: a union of Call alone is no union. Add the other types, or make Cause a subclass of Call.",
  },
  {
    code: "CATEGORY_OF_ITSELF",
    when: "a category unites itself",
    model: cause("Call", "Unit", "Cause"),
    subject: ["Cause", "Cause"],
    message: 'Cause.Cause: it is a union of itself. Take Cause out of "unionOf".',
  },
  {
    code: "CATEGORY_MEMBER_TWICE",
    when: "a category names a type twice",
    model: cause("Call", "Unit", "Call"),
    subject: ["Cause", "Call"],
    message: 'Cause.Call: Call is named twice in "unionOf". Name it once.',
  },
  {
    code: "CATEGORY_CYCLE",
    when: "a member of a category is a subclass of it",
    model: changed({
      entities: { Cause: { unionOf: ["Call", "Fire"] }, Fire: {} },
      specialisations: {
        cause_kind: { of: "Cause", into: ["Fire"], constraint: "disjoint", participation: "partial" },
      },
    }),
    subject: ["Cause"],
    message:
      "Cause: Cause -> Fire -> Cause goes round in a circle, from a union to its members and back. Take one link away.",
  },
  {
    code: "CATEGORY_IS_SUBCLASS",
    when: "a category is a subclass",
    model: changed({
      entities: { Cause: { unionOf: ["Call", "Fire"] }, Fire: {} },
      specialisations: {
        unit_kind: {
          of: "Unit",
          into: ["Cause", "Fire"],
          constraint: "overlapping",
          participation: "partial",
        },
      },
    }),
    subject: ["Cause"],
    message:
      "Cause: it is a union, whose key comes from its members, and a subclass of Unit, whose key it would have too. Drop one of the two.",
  },
  {
    code: "CATEGORY_IS_WEAK",
    when: "a category has an owner",
    model: changed({
      entities: {
        Cause: { unionOf: ["Call", "Unit"], owners: ["Call"], attributes: { no: partialKey(whole()) } },
      },
      relationships: {
        has: {
          identifying: true,
          between: [
            ["Call", "(0,N)"],
            ["Cause", "(1,1)"],
          ],
        },
      },
    }),
    subject: ["Cause"],
    message:
      "Cause: it is a union, whose key comes from its members, and weak, with the key of Call. Drop one of the two.",
  },
];
