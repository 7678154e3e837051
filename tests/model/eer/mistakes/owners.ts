import { key, partialKey, text, whole } from "../../../../lib/src/model/eer/index.js";
import { changed, concerns, type Mistake } from "./mistake.js";

const page = { attributes: { page_no: partialKey(whole()) } };
const identifying = (owner: string, weak: string) =>
  ({
    identifying: true,
    between: [
      [owner, "(0,N)"],
      [weak, "(1,1)"],
    ],
  }) as const;

export const ownerMistakes: readonly Mistake[] = [
  {
    code: "UNKNOWN_ENTITY",
    when: "an owner is no entity type",
    model: changed({
      entities: { Page: { ...page, owners: ["Cal"] } },
      relationships: concerns("Page"),
    }),
    subject: ["Page", "Cal"],
    message: 'Page.Cal: its owner "Cal" is not an entity type. The entity types are Call, Page and Unit.',
  },
  {
    code: "OWNER_TWICE",
    when: "an owner is named twice",
    model: changed({
      entities: { Page: { ...page, owners: ["Call", "Call"] } },
      relationships: { fills: identifying("Call", "Page") },
    }),
    subject: ["Page", "Call"],
    message: "Page.Call: Call is named twice as an owner of Page. Name it once.",
  },
  {
    code: "OWNER_WITHOUT_RELATIONSHIP",
    when: "nothing leads to an owner",
    model: changed({ entities: { Page: { ...page, owners: ["Call"] } } }),
    subject: ["Page", "Call"],
    message:
      "Page.Call: no identifying relationship leads from Page to its owner Call. Add one with (1,1) at Page.",
  },
  {
    code: "OWNER_WITHOUT_RELATIONSHIP",
    when: "the relationship to an owner does not identify",
    model: changed({ entities: { Page: { ...page, owners: ["Call"] } }, relationships: concerns("Page") }),
    subject: ["Page", "Call"],
    message:
      "Page.Call: no identifying relationship leads from Page to its owner Call. Give concerns the mark identifying: true, or add another.",
  },
  {
    code: "OWNER_WITH_TWO_RELATIONSHIPS",
    when: "two identifying relationships lead to one owner",
    model: changed({
      entities: { Page: { ...page, owners: ["Call"] } },
      relationships: { fills: identifying("Call", "Page"), has: identifying("Call", "Page") },
    }),
    subject: ["Page", "Call"],
    message:
      "Page.Call: 2 relationships identify Page by its owner Call: fills and has. Keep identifying: true at one.",
  },
  {
    code: "OWNER_CYCLE",
    when: "two weak entity types own each other",
    model: changed({
      entities: { Page: { ...page, owners: ["Line"] }, Line: { owners: ["Page"] } },
      relationships: {
        holds: {
          identifying: true,
          between: [
            ["Page", "(1,1)"],
            ["Line", "(1,1)"],
          ],
        },
      },
    }),
    subject: ["Page"],
    message:
      "Page: Page -> Line -> Page goes round in a circle of owners, so none of them has a key. Give one a key of its own and take its owners away.",
  },
  {
    code: "OWNER_CYCLE",
    when: "an entity type owns itself",
    model: changed({ entities: { Page: { ...page, owners: ["Page"] } } }),
    subject: ["Page"],
    message:
      "Page: Page -> Page goes round in a circle of owners, so none of them has a key. Give one a key of its own and take its owners away.",
  },
  {
    code: "KEY_CYCLE",
    when: "an owner is a subclass of what it owns",
    model: changed({
      entities: { Page: { owners: ["Cover"], ...page }, Cover: {} },
      relationships: { has: identifying("Cover", "Page") },
      specialisations: {
        kind: { of: "Page", into: ["Cover"], constraint: "disjoint", participation: "partial" },
      },
    }),
    subject: ["Page"],
    message:
      "Page: Page -> Cover -> Page goes round in a circle, by owners and superclasses, so none of them has a key. Take one link away.",
  },
  {
    code: "WEAK_SUBCLASS",
    when: "a subclass has an owner",
    model: changed({
      entities: { Boat: { owners: ["Call"], attributes: { boat_no: partialKey(whole()) } } },
      relationships: { sends: identifying("Call", "Boat") },
      specialisations: {
        kind: { of: "Unit", into: ["Boat"], constraint: "disjoint", participation: "partial" },
      },
    }),
    subject: ["Boat"],
    message:
      "Boat: as a subclass of Unit it has the key of that one, and as a weak entity type that of Call. Drop one of the two.",
  },
  {
    code: "RULE_WITHOUT_WORDS",
    when: "a rule has no sentence",
    model: changed({
      entities: {
        Call: { attributes: { call_no: key(whole()) }, rules: [{ says: "", check: "call_no > 0" }] },
      },
    }),
    subject: ["Call", "rules", "0"],
    message: 'Call.rules.0: the rule call_no > 0 is not said in words. Write in "says" what it means.',
  },
  {
    code: "RULE_WITHOUT_CHECK",
    when: "a rule has no condition",
    model: changed({
      entities: {
        Call: {
          attributes: { call_no: key(whole()), place: text(9) },
          rules: [{ says: "Calls are numbered from 1.", check: " " }],
        },
      },
    }),
    subject: ["Call", "rules", "0"],
    message:
      'Call.rules.0: the rule "Calls are numbered from 1." has no condition. Write one in "check", such as ends_at > starts_at.',
  },
];
