import { describe, expect, it } from "vitest";
import { type FindingCode, SEVERITIES } from "../../../lib/src/model/eer/check/finding.js";
import {
  check,
  code,
  composite,
  date,
  decimal,
  derived,
  type EerModel,
  key,
  model,
  oneOf,
  partialKey,
  text,
  whole,
} from "../../../lib/src/model/eer/index.js";
import { company } from "./company.js";
import { mistakes } from "./mistakes/index.js";
import { changed, concerns, report } from "./mistakes/mistake.js";

const codes = (of: EerModel): FindingCode[] => check(of).map((finding) => finding.code);

describe("check", () => {
  it.each(mistakes.map((mistake) => [mistake.code, mistake.when, mistake] as const))(
    "finds %s when %s",
    (expected, _, { model: faulty, subject, message }) => {
      expect(check(faulty)).toEqual([{ code: expected, severity: SEVERITIES[expected], subject, message }]);
    },
  );

  it("has a case above for every code that it can give", () => {
    const tried = new Set<string>(mistakes.map((mistake) => mistake.code));
    expect([...tried].sort()).toEqual(Object.keys(SEVERITIES).sort());
  });

  it("says something else of every mistake", () => {
    expect(new Set(mistakes.map(({ message }) => message)).size).toBe(mistakes.length);
  });

  it("warns of what may be meant, and calls the rest errors", () => {
    const warnings = Object.entries(SEVERITIES).filter(([, severity]) => severity === "warning");
    expect(warnings.map(([name]) => name)).toEqual([
      "ENTITY_ALONE",
      "ONE_SUBCLASS_TOTAL",
      "DEFINED_BY_EVERY_VALUE",
    ]);
  });

  it("finds nothing in COMPANY", () => {
    expect(check(company)).toEqual([]);
  });

  it("finds nothing in a model without anything", () => {
    expect(check(model({ name: "Nothing yet", entities: {} }))).toEqual([]);
  });

  it("goes through the model in its order", () => {
    const faulty = changed({
      entities: { Page: { attributes: { text: text(0) } }, Line: { owners: ["Page"] } },
      relationships: { ...concerns("Page"), TAKES: { between: [["Call", "(0,0)"]] } },
      specialisations: {
        kind: { of: "Unit", into: [], constraint: "disjoint", participation: "partial" },
      },
    });
    const found = check(faulty).map((finding) => [finding.code, finding.subject.join(".")]);
    expect(found).toEqual([
      ["NAME_TWICE", "TAKES"],
      ["NO_KEY", "Page"],
      ["LENGTH_NOT_POSITIVE", "Page.text"],
      ["OWNER_WITHOUT_RELATIONSHIP", "Line.Page"],
      ["RELATIONSHIP_ENDS", "TAKES"],
      ["PARTICIPATION_MAX_ZERO", "TAKES.Call"],
      ["SPECIALISATION_EMPTY", "kind"],
    ]);
    expect(check(faulty)).toEqual(check(faulty));
  });

  it("lists forty entity types at most when a name is not among them", () => {
    const entities = Object.fromEntries(
      Array.from({ length: 42 }, (_, i) => [`Kind${String(i).padStart(2, "0")}`, {}]),
    );
    const faulty = changed({ entities, relationships: concerns("Kind99") });
    const [{ message } = { message: "" }] = check(faulty).filter((each) => each.code === "UNKNOWN_ENTITY");
    expect(message).toMatch(/The entity types are Call, Kind00, .*, Kind38 and 4 more\.$/);
  });

  it("gets through a model in which every name is wrong and everything goes round in circles", () => {
    const faulty = changed({
      entities: {
        A: { owners: ["B", "X"] },
        B: { owners: ["A"], unionOf: ["A", "X"] },
        C: { unionOf: ["C", "D"] },
      },
      relationships: { r: { identifying: true, between: [["X", "(1,1)"]] } },
      specialisations: {
        s: { of: "X", into: ["A", "A"], constraint: "disjoint", participation: "total" },
        t: { of: "A", into: ["B", "A"], constraint: "disjoint", participation: "total" },
        u: {
          of: "X",
          into: ["Y"],
          constraint: "disjoint",
          participation: "total",
          definedBy: { attribute: "kind", values: {} },
        },
      },
    });
    expect(new Set(codes(faulty))).toEqual(
      new Set<FindingCode>([
        "UNKNOWN_ENTITY",
        "OWNER_WITHOUT_RELATIONSHIP",
        "WEAK_SUBCLASS",
        "OWNER_CYCLE",
        "RELATIONSHIP_ENDS",
        "SUBCLASS_TWICE",
        "SUBCLASS_OF_ITSELF",
        "DISJOINT_SHARED",
        "ONE_SUBCLASS_TOTAL",
        "DEFINED_BY_VALUE_MISSING",
        "CATEGORY_OF_ITSELF",
        "CATEGORY_IS_SUBCLASS",
        "CATEGORY_IS_WEAK",
      ]),
    );
  });
});

const specialisation = { of: "Unit", constraint: "overlapping", participation: "partial" } as const;

describe("check lets through", () => {
  it.each<[string, EerModel]>([
    [
      "a weak entity type without a partial key whose owner has one at most",
      changed({
        entities: { Report: { owners: ["Call"] } },
        relationships: {
          ends_with: {
            identifying: true,
            between: [
              ["Call", "(0,1)"],
              ["Report", "(1,1)"],
            ],
          },
        },
      }),
    ],
    [
      "a weak entity type without a partial key that two owners tell apart, in one ternary relationship",
      changed({
        entities: { Answer: { owners: ["Call", "Unit"] } },
        relationships: {
          leads_to: {
            identifying: true,
            between: [
              ["Call", "(0,N)"],
              ["Unit", "(0,N)"],
              ["Answer", "(1,1)"],
            ],
          },
        },
      }),
    ],
    [
      "a chain of owners",
      changed({
        entities: {
          Page: { owners: ["Call"], attributes: { page_no: partialKey(whole()) } },
          Line: { owners: ["Page"], attributes: { line_no: partialKey(whole()) } },
        },
        relationships: {
          fills: {
            identifying: true,
            between: [
              ["Call", "(0,N)"],
              ["Page", "(1,1)"],
            ],
          },
          holds: {
            identifying: true,
            between: [
              ["Page", "(0,N)"],
              ["Line", "(1,1)"],
            ],
          },
        },
      }),
    ],
    ["a composite key", report({ plot: key(composite({ town: text(9), plot_no: whole() })) })],
    ["a second key", report({ title: key(text(9)) })],
    [
      "a recursive relationship with roles, one of which stands elsewhere too",
      changed({
        relationships: {
          follows: {
            between: [
              ["Call", "(0,1)", "later"],
              ["Call", "(0,1)", "earlier"],
            ],
          },
          concerns: {
            between: [
              ["Call", "(0,1)", "later"],
              ["Unit", "(1,N)"],
            ],
          },
        },
      }),
    ],
    [
      "one subclass in a partial specialisation",
      changed({
        entities: { Boat: {} },
        specialisations: { kind: { ...specialisation, into: ["Boat"], constraint: "disjoint" } },
      }),
    ],
    [
      "a shared subclass of overlapping subclasses, with what it inherits by both ways",
      changed({
        entities: { Boat: {}, Plane: {}, Seaplane: { attributes: { floats: whole() } } },
        specialisations: {
          kind: { ...specialisation, into: ["Boat", "Plane"] },
          boats: { ...specialisation, of: "Boat", into: ["Seaplane"] },
          planes: { ...specialisation, of: "Plane", into: ["Seaplane"] },
        },
      }),
    ],
    [
      "an attribute of one name in two subclasses",
      changed({
        entities: { Boat: { attributes: { crew: whole() } }, Plane: { attributes: { crew: whole() } } },
        specialisations: { kind: { ...specialisation, into: ["Boat", "Plane"] } },
      }),
    ],
    [
      "a subclass with a key of its own",
      changed({
        entities: { Boat: { attributes: { boat_no: key(whole()) } } },
        specialisations: { kind: { ...specialisation, into: ["Boat"] } },
      }),
    ],
    [
      "a partial specialisation with a value that belongs to no subclass",
      changed({
        entities: {
          Unit: { attributes: { unit_no: key(whole()), kind: oneOf(["boat", "train"]) } },
          Boat: {},
        },
        specialisations: {
          unit_kind: {
            ...specialisation,
            constraint: "disjoint",
            into: ["Boat"],
            definedBy: { attribute: "kind", values: { Boat: "boat" } },
          },
        },
      }),
    ],
    [
      "overlapping subclasses that share a value",
      changed({
        entities: {
          Unit: { attributes: { unit_no: key(whole()), kind: oneOf(["boat", "amphibian"]) } },
          Boat: {},
          Car: {},
        },
        specialisations: {
          unit_kind: {
            ...specialisation,
            into: ["Boat", "Car"],
            definedBy: { attribute: "kind", values: { Boat: "amphibian", Car: "amphibian" } },
          },
        },
      }),
    ],
    ["a category", changed({ entities: { Cause: { unionOf: ["Call", "Unit"] } } })],
    [
      "a category with a further key",
      changed({
        entities: { Cause: { unionOf: ["Call", "Unit"], attributes: { cause_no: key(whole()) } } },
      }),
    ],
    ["a formula of an attribute and today", report({ on: date(), age: derived(whole(), "today - on") })],
    ["a formula of a part", report({ at: composite({ x: whole() }), y: derived(whole(), "at.x * 2") })],
    ["a formula of a related entity type", report({ n: derived(whole(), "SUM(Call.call_no)") })],
    ["a formula with a function", report({ n: derived(whole(), "COALESCE(report_no, 0)") })],
    ["prose", report({ n: derived(whole(), "how often it was read, by 'end_user' or report_no") })],
    ["a decimal of places only", report({ p: decimal(2, 2, { above: 0, max: 0.99 }) })],
    ["a text pattern that allows more than there is room for", report({ t: text(3, { pattern: "^a+$" }) })],
    ["a pattern that cannot be added up", report({ t: code(3, { pattern: "^(.)\\1*$" }) })],
    ["a pattern with alternatives in a group", report({ t: code(2, { pattern: "^(?:a[|]|b\\$)$" }) })],
  ])("%s", (_, sound) => {
    expect(check(sound)).toEqual([]);
  });
});
