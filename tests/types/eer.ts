/**
 * Compiled, never run: names that a model does not have, and numbers that are none, must be errors where they are written. Each marked
 * line must fail to compile; if it ever compiles, the compiler reports the mark.
 */
import {
  type AttributeSpec,
  type EerModel,
  key,
  model,
  part,
  sayAbout,
  text,
  whole,
} from "../../lib/src/model/eer/index.js";

const Call = { attributes: { call_no: key(whole()) } };
const Unit = { attributes: { unit_no: key(whole()) } };

export const sound = model({
  name: "Calls and units",
  entities: { Call, Unit, Page: { owners: ["Call"] }, Cause: { unionOf: ["Call", "Unit"] }, Boat: {} },
  relationships: {
    takes: {
      between: [
        ["Call", "(0,N)", "subject"],
        ["Unit", "(2,4)"],
      ],
    },
  },
  specialisations: {
    kind: { of: "Unit", into: ["Boat"], constraint: "disjoint", participation: "partial" },
  },
});

model({
  name: "an end that is no entity type",
  entities: { Call, Unit },
  relationships: {
    takes: {
      between: [
        ["Call", "(0,N)"],
        // @ts-expect-error: Unti
        ["Unti", "(0,N)"],
      ],
    },
  },
});

model({
  name: "an owner that is no entity type",
  // @ts-expect-error: Cal
  entities: { Call, Page: { owners: ["Cal"] } },
});

model({
  name: "a member of a category that is no entity type",
  // @ts-expect-error: Unti
  entities: { Call, Unit, Cause: { unionOf: ["Call", "Unti"] } },
});

model({
  name: "a superclass that is no entity type",
  entities: { Unit, Boat: {} },
  // @ts-expect-error: Unti
  specialisations: { kind: { of: "Unti", into: ["Boat"], constraint: "disjoint", participation: "total" } },
});

model({
  name: "a subclass that is no entity type",
  entities: { Unit, Boat: {} },
  // @ts-expect-error: Bota
  specialisations: { kind: { of: "Unit", into: ["Bota"], constraint: "disjoint", participation: "total" } },
});

model({
  name: "a constraint that there is not",
  entities: { Unit, Boat: {} },
  // @ts-expect-error: exclusive
  specialisations: { kind: { of: "Unit", into: ["Boat"], constraint: "exclusive", participation: "total" } },
});

export const participations = [
  // @ts-expect-error: no brackets
  model({ name: "", entities: { Call }, relationships: { rings: { between: [["Call", "0,N"]] } } }),
  // @ts-expect-error: a letter other than N
  model({ name: "", entities: { Call }, relationships: { rings: { between: [["Call", "(0,M)"]] } } }),
  // @ts-expect-error: N as the minimum
  model({ name: "", entities: { Call }, relationships: { rings: { between: [["Call", "(N,N)"]] } } }),
  // @ts-expect-error: the maximum is missing
  model({ name: "", entities: { Call }, relationships: { rings: { between: [["Call", "(1)"]] } } }),
  // @ts-expect-error: no (min,max) at all
  model({ name: "", entities: { Call }, relationships: { rings: { between: [["Call"]] } } }),
];

// @ts-expect-error: a mark is there or not, and never false
export const unmarked: AttributeSpec = { ...text(9), key: false };

export const parts = [
  part(sound, { around: "Call" }),
  part(sound, { around: ["Call", "Boat"], depth: 2, attributes: "keys" }),
  part(sound, { only: ["Call", "Unit"], attributes: "none" }),
  // @ts-expect-error: Cal
  part(sound, { around: "Cal" }),
  // @ts-expect-error: Cal, among others
  part(sound, { around: ["Unit", "Cal"] }),
  // @ts-expect-error: Unti
  part(sound, { only: ["Unti"] }),
  // @ts-expect-error: a depth goes with around
  part(sound, { only: ["Call"], depth: 2 }),
  // @ts-expect-error: one of the two
  part(sound, { only: ["Call"], around: "Call" }),
  // @ts-expect-error: neither
  part(sound, {}),
  // @ts-expect-error: some is not among all, keys and none
  part(sound, { around: "Call", attributes: "some" }),
];

export const sentences = [
  sayAbout(sound, "Boat"),
  // @ts-expect-error: Bota
  sayAbout(sound, "Bota"),
];

/** A part of a part knows the same names. */
export const smaller: EerModel<"Call" | "Unit" | "Page" | "Cause" | "Boat"> = part(
  part(sound, { around: "Call" }),
  { only: ["Call"] },
);
/** A model of known names is a model. */
export const any: EerModel = sound;
