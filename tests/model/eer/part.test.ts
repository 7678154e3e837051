import { describe, expect, it } from "vitest";
import { ModelError } from "../../../lib/src/errors.js";
import {
  type EerModel,
  key,
  model,
  oneOf,
  type PartOptions,
  part,
  partialKey,
  text,
  truth,
  whole,
} from "../../../lib/src/model/eer/index.js";
import { company } from "./company.js";

/** A chain in which every kind of link is one step: Cause - Call - Page - Line, Call - Unit - Boat, with a ternary at its end. */
const chain = model({
  name: "Chain",
  entities: {
    Cause: { unionOf: ["Call", "Fire"] },
    Fire: { attributes: { fire_no: key(whole()) } },
    Call: {
      attributes: { call_no: key(whole()), place: text(40) },
      rules: [{ says: "One.", check: "1 = 1" }],
    },
    Page: { owners: ["Call"], attributes: { page_no: partialKey(whole()), words: text(99) } },
    Line: { owners: ["Page"], attributes: { line_no: partialKey(whole()) } },
    Unit: { attributes: { unit_no: key(whole()), kind: oneOf(["boat", "car"]) } },
    Boat: {},
    Car: {},
    Crew: { attributes: { crew_no: key(whole()) } },
    Dock: { attributes: { dock_no: key(whole()) } },
  },
  relationships: {
    takes: {
      between: [
        ["Unit", "(0,N)"],
        ["Call", "(0,N)"],
      ],
      attributes: { urgent: truth() },
    },
    fills: {
      identifying: true,
      between: [
        ["Call", "(0,N)"],
        ["Page", "(1,1)"],
      ],
    },
    berths: {
      between: [
        ["Boat", "(0,N)"],
        ["Crew", "(0,N)"],
        ["Dock", "(0,N)"],
      ],
    },
  },
  specialisations: {
    unit_kind: {
      of: "Unit",
      into: ["Boat", "Car"],
      constraint: "disjoint",
      participation: "total",
      definedBy: { attribute: "kind", values: { Boat: "boat", Car: "car" } },
    },
  },
});

const names = (each: { readonly name: string }): string => each.name;
const content = ({ entities, relationships, specialisations, categories }: EerModel): string[][] => [
  entities.map(names),
  relationships.map(names),
  specialisations.map(names),
  categories.map(names),
];

describe("a part of a model", () => {
  it.each<[string, PartOptions<(typeof chain)["entities"][number]["name"]>, string[][]]>([
    ["no step around one", { around: "Call", depth: 0 }, [["Call"], [], [], []]],
    [
      "a step, if nothing is said",
      { around: "Call" },
      [["Cause", "Call", "Page", "Unit"], ["takes", "fills"], [], ["Cause"]],
    ],
    [
      "two steps, by owners, subclasses and members of a category",
      { around: "Call", depth: 2 },
      [
        ["Cause", "Fire", "Call", "Page", "Line", "Unit", "Boat", "Car"],
        ["takes", "fills"],
        ["unit_kind"],
        ["Cause"],
      ],
    ],
    ["a step against the arrow", { around: "Line" }, [["Page", "Line"], [], [], []]],
    [
      "a step along a ternary relationship, to both others",
      { around: "Crew" },
      [["Boat", "Crew", "Dock"], ["berths"], [], []],
    ],
    [
      "a step around several",
      { around: ["Fire", "Car"] },
      [["Cause", "Fire", "Unit", "Car"], [], ["unit_kind"], ["Cause"]],
    ],
    [
      "exactly these, in the order of the model",
      { only: ["Boat", "Unit", "Crew"] },
      [["Unit", "Boat", "Crew"], [], ["unit_kind"], []],
    ],
    ["siblings without their superclass", { only: ["Boat", "Car"] }, [["Boat", "Car"], [], [], []]],
    ["a category without its members", { only: ["Cause"] }, [["Cause"], [], [], []]],
    ["nothing", { only: [] }, [[], [], [], []]],
  ])("takes %s", (_, options, expected) => {
    expect(content(part(chain, options))).toEqual(expected);
  });

  it("is the whole model if it is deep enough", () => {
    expect(part(company, { around: "Dependent", depth: 2 })).toEqual(company);
    expect(part(chain, { around: "Line", depth: 99 })).toEqual(chain);
  });

  it("keeps of a specialisation and of a category what is in it", () => {
    const { specialisations, categories } = part(chain, { only: ["Unit", "Boat", "Cause", "Fire"] });
    expect(specialisations).toEqual([
      {
        ...chain.specialisations[0],
        subclasses: ["Boat"],
        definedBy: { attribute: "kind", values: { Boat: "boat" } },
      },
    ]);
    expect(categories).toEqual([{ ...chain.categories[0], superclasses: ["Fire"] }]);
  });

  it("keeps a weak entity type weak without its owner", () => {
    expect(part(chain, { only: ["Page"] }).entities[0]?.owners).toEqual(["Call"]);
  });

  it.each<["all" | "keys" | "none", string[][], string[]]>([
    [
      "all",
      [
        ["call_no", "place"],
        ["page_no", "words"],
        ["unit_no", "kind"],
      ],
      ["urgent"],
    ],
    ["keys", [["call_no"], ["page_no"], ["unit_no"]], []],
    ["none", [[], [], []], []],
  ])("keeps of the attributes %s", (attributes, ofEntities, ofRelationship) => {
    const { entities, relationships } = part(chain, { only: ["Call", "Page", "Unit"], attributes });
    expect(entities.map((each) => each.attributes.map(names))).toEqual(ofEntities);
    expect(relationships[0]?.attributes.map(names)).toEqual(ofRelationship);
    expect(entities[0]?.rules).toHaveLength(attributes === "all" ? 1 : 0);
  });

  it("leaves the model as it was", () => {
    const before = structuredClone(chain);
    part(chain, { around: "Unit", depth: 1, attributes: "none" });
    expect(chain).toEqual(before);
  });

  it.each<[string, PartOptions<string>]>([
    ["around", { around: "Cal" }],
    ["around, among others", { around: ["Call", "Cal"] }],
    ["only", { only: ["Call", "Cal"] }],
  ])("refuses a name that the model does not have: %s", (_, options) => {
    const ask = () => part<string>(chain, options);
    expect(ask).toThrow(ModelError);
    expect(ask).toThrow(
      'There is no entity type "Cal". The entity types are Boat, Call, Car, Cause, Crew, Dock, Fire, Line, Page and Unit.',
    );
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses a depth of %d", (depth) => {
    const ask = () => part(chain, { around: "Call", depth });
    expect(ask).toThrow(ModelError);
    expect(ask).toThrow(
      `A part cannot be ${depth} steps deep. Give a whole number from 0 up; 1 takes the neighbours.`,
    );
  });
});
