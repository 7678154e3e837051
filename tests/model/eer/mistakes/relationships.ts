import { partialKey, whole } from "../../../../lib/src/model/eer/index.js";
import { changed, concerns, type Mistake } from "./mistake.js";

/** The relationship type takes with this (min,max) at Call. */
const taking = (participation: string) =>
  changed({
    relationships: {
      takes: {
        between: [
          ["Call", participation as "(0,1)"],
          ["Unit", "(0,N)"],
        ],
      },
    },
  });

export const relationshipMistakes: readonly Mistake[] = [
  {
    code: "UNKNOWN_ENTITY",
    when: "an end is no entity type",
    model: changed({ relationships: concerns("Unti") }),
    subject: ["concerns", "Unti"],
    message: 'concerns.Unti: its end "Unti" is not an entity type. The entity types are Call and Unit.',
  },
  {
    code: "RELATIONSHIP_ENDS",
    when: "a relationship has one end",
    model: changed({ relationships: { rings: { between: [["Call", "(0,N)"]] } } }),
    subject: ["rings"],
    message:
      "rings: a relationship type links two entity types or more, this one only Call. Add the missing ends.",
  },
  {
    code: "RELATIONSHIP_ENDS",
    when: "a relationship has no end",
    model: changed({ relationships: { rings: { between: [] } } }),
    subject: ["rings"],
    message:
      "rings: a relationship type links two entity types or more, this one none. Add the missing ends.",
  },
  {
    code: "ROLE_MISSING",
    when: "a recursive relationship has one role only",
    model: changed({
      relationships: {
        follows: {
          between: [
            ["Call", "(0,1)", "later"],
            ["Call", "(0,1)"],
          ],
        },
      },
    }),
    subject: ["follows", "Call"],
    message:
      'follows.Call: Call takes part more than once, and its ends look alike. Give each a role, such as ["Call", "(0,N)", "supervisor"].',
  },
  {
    code: "ROLE_TWICE",
    when: "two ends have one role",
    model: changed({
      relationships: {
        follows: {
          between: [
            ["Call", "(0,1)", "later"],
            ["Call", "(0,1)", "later"],
          ],
        },
      },
    }),
    subject: ["follows", "later"],
    message: "follows.later: two of its ends have the role later. Give each its own.",
  },
  {
    code: "PARTICIPATION_NUMBER",
    when: "a maximum is no whole number",
    model: taking("(0,1.5)"),
    subject: ["takes", "Call"],
    message:
      "takes.Call: (0,1.5) does not say how often. Both must be whole numbers from 0 up, or N for no limit, such as (0,N).",
  },
  {
    code: "PARTICIPATION_NUMBER",
    when: "a minimum is N",
    model: taking("(N,N)"),
    subject: ["takes", "Call"],
    message:
      "takes.Call: (?,N) does not say how often. Both must be whole numbers from 0 up, or N for no limit, such as (0,N).",
  },
  {
    code: "PARTICIPATION_NUMBER",
    when: "a minimum is below zero",
    model: taking("(-1,1)"),
    subject: ["takes", "Call"],
    message:
      "takes.Call: (-1,1) does not say how often. Both must be whole numbers from 0 up, or N for no limit, such as (0,N).",
  },
  {
    code: "PARTICIPATION_MAX_ZERO",
    when: "a maximum is zero",
    model: taking("(0,0)"),
    subject: ["takes", "Call"],
    message: "takes.Call: the maximum 0 lets no Call take part. Raise it, or drop the relationship type.",
  },
  {
    code: "PARTICIPATION_ORDER",
    when: "the minimum is above the maximum",
    model: taking("(3,1)"),
    subject: ["takes", "Call"],
    message: "takes.Call: the minimum 3 is above the maximum 1. Swap them.",
  },
  {
    code: "IDENTIFYING_WITHOUT_WEAK",
    when: "an identifying relationship has no weak end",
    model: changed({
      relationships: { concerns: { ...concerns("Unit").concerns!, identifying: true } },
    }),
    subject: ["concerns"],
    message:
      "concerns: it is identifying, but none of its ends is a weak entity type whose owner is another. Name the owners of the weak one, or drop identifying: true.",
  },
  {
    code: "IDENTIFYING_SEVERAL",
    when: "two weak entity types hang on one relationship",
    model: changed({
      entities: {
        Page: { owners: ["Call"], attributes: { page_no: partialKey(whole()) } },
        Note: { owners: ["Call"], attributes: { note_no: partialKey(whole()) } },
      },
      relationships: {
        fills: {
          identifying: true,
          between: [
            ["Call", "(0,N)"],
            ["Page", "(1,1)"],
            ["Note", "(1,1)"],
          ],
        },
      },
    }),
    subject: ["fills"],
    message:
      "fills: it identifies Page and Note at once, so that neither could be there before the other. Make an identifying relationship type for each.",
  },
  {
    code: "IDENTIFYING_NOT_ONE",
    when: "a weak entity may have no owner",
    model: changed({
      entities: { Page: { owners: ["Call"], attributes: { page_no: partialKey(whole()) } } },
      relationships: {
        fills: {
          identifying: true,
          between: [
            ["Call", "(0,N)"],
            ["Page", "(0,N)"],
          ],
        },
      },
    }),
    subject: ["fills", "Page"],
    message:
      "fills.Page: each Page belongs to exactly one Call, so its end is (1,1), not (0,N). Correct it, or drop identifying: true.",
  },
];
