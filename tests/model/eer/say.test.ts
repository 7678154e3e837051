import { describe, expect, it } from "vitest";
import { ModelError } from "../../../lib/src/errors.js";
import {
  type AttributeSpec,
  code,
  composite,
  date,
  decimal,
  derived,
  type EerModel,
  instant,
  key,
  multivalued,
  oneOf,
  optional,
  partialKey,
  point,
  type SpecialisationSpec,
  say,
  sayAbout,
  text,
  truth,
  whole,
} from "../../../lib/src/model/eer/index.js";
import { company } from "./company.js";
import { changed, report } from "./mistakes/mistake.js";

/** What a model says beside what the sound model that it changes says. */
const added = (model: EerModel): string[] => {
  const before = new Set(say(changed({})));
  return say(model).filter((sentence) => !before.has(sentence));
};

describe("say", () => {
  it("reads COMPANY out", () => {
    expect(say(company)).toEqual([
      "Employee: Whoever is paid by the company.",
      "No two employees have the same `ssn`.",
      "Each employee has `ssn`, `name`, `bdate`, `address`, `sex` and `salary`.",
      "The `name` of an employee is made of `fname`, `minit` and `lname`.",
      "The `ssn` (social security number) of an employee is a code of nine characters that matches `^[0-9]{9}$`.",
      "The `fname` and `lname` of an employee are each text of at most 15 characters.",
      "The `minit` of an employee is a code of one character.",
      "The `bdate` of an employee is a calendar day.",
      "The `address` of an employee is text of at most 30 characters.",
      "The `sex` of an employee is either F or M.",
      "The `salary` of an employee is a number of at least 0 with at most ten digits, two of them behind the point, in USD.",
      "Department: The company is organised into departments.",
      "No two departments have the same `number`.",
      "No two departments have the same `name`.",
      "Each department has `number` and `name`.",
      "A department may have any number of `locations` values, each text of at most 15 characters.",
      "The `number_of_employees` of a department, a whole number of at least 0, is not stored but computed: COUNT(works_for).",
      "The `number` of a department is a whole number of at least 1.",
      "The `name` of a department is text of at most 15 characters.",
      "Project: What a department is in charge of.",
      "No two projects have the same `number`.",
      "No two projects have the same `name`.",
      "Each project has `number`, `name` and `location`.",
      "The `number` of a project is a whole number of at least 1.",
      "The `name` and `location` of a project are each text of at most 15 characters.",
      "Dependent: The company insures the families of its employees.",
      "No dependent exists without its employee.",
      "No two dependents of one employee have the same `name`.",
      "Each dependent has `name`, `sex`, `birth_date` and `relationship`.",
      "The `name` of a dependent is text of at most 15 characters.",
      "The `sex` of a dependent is either F or M.",
      "The `birth_date` of a dependent is a calendar day.",
      "The `relationship` (to the employee) of a dependent is text of at most eight characters.",
      "Each employee works for exactly one department.",
      "For each department, at least four employees work for that department.",
      "As manager, each employee manages at most one department.",
      "Each department is managed by exactly one employee.",
      "Whenever an employee manages a department, `start_date` is recorded: a calendar day.",
      "Each department controls any number of projects, perhaps none.",
      "Each project is controlled by exactly one department.",
      "Each employee works on at least one project.",
      "For each project, at least one employee works on that project.",
      "Whenever an employee works on a project, `hours` is recorded: a number of at least 0 with at most three digits, one of them behind the point, in h (a week).",
      "As supervisor, each employee supervises any number of employees, perhaps none.",
      "As supervisee, each employee is supervised by at most one employee.",
      "Each dependent depends on exactly one employee.",
      "For each employee, any number of dependents, perhaps none, depend on that employee.",
    ]);
  });

  it("says nothing of nothing", () => {
    expect(
      say({ name: "Nothing yet", entities: [], relationships: [], specialisations: [], categories: [] }),
    ).toEqual([]);
  });
});

describe("an attribute", () => {
  it.each<[string, AttributeSpec, string[]]>([
    [
      "optional",
      optional(date({ note: "missing: not yet" })),
      ["A report need not have `x` (missing: not yet).", "The `x` of a report is a calendar day."],
    ],
    [
      "multivalued",
      multivalued(oneOf(["red", "blue"])),
      ["A report may have any number of `x` values, each either red or blue."],
    ],
    [
      "multivalued and composite",
      multivalued(composite({ a: truth(), b: point({ note: "where" }) })),
      ["A report may have any number of `x` values, each made of `a` and `b` (where)."],
    ],
    [
      "composite, a part of which is optional",
      composite({ a: text(9, { pattern: "^a+$" }), b: optional(text(1)) }),
      [
        "A report need not have `b`.",
        "The `x` of a report is made of `a` and `b`.",
        "The `a` of a report is text of at most nine characters that matches `^a+$`.",
        "The `b` of a report is text of at most one character.",
      ],
    ],
    [
      "derived",
      derived(whole({ unit: "s", note: "so far" }), "today - report_no"),
      ["The `x` (so far) of a report, a whole number in s, is not stored but computed: today - report_no."],
    ],
    [
      "a composite key",
      key(composite({ a: whole(), b: whole() })),
      ["No two reports have the same `x`, that is `a` and `b` together."],
    ],
    ["code", code(3), ["The `x` of a report is a code of three characters."]],
    [
      "whole up to",
      whole({ max: 9, unit: "per minute" }),
      ["The `x` of a report is a whole number of at most 9 per minute."],
    ],
    [
      "decimal",
      decimal(13, 0, { above: 0, max: 9 }),
      [
        "The `x` of a report is a number above 0 and at most 9 with at most 13 digits, none of them behind the point.",
      ],
    ],
    ["truth", truth(), ["The `x` of a report is true or false."]],
    ["instant", instant(), ["The `x` of a report is a point in time."]],
    ["oneOf one", oneOf(["red"]), ["The `x` of a report is always red."]],
  ])("that is %s", (_, attribute, sentences) => {
    expect(say(report({ x: attribute }))).toEqual(expect.arrayContaining(sentences));
  });

  it("of the same values as another shares a sentence with it", () => {
    expect(say(report({ a: instant(), b: optional(instant()), c: date() }))).toContain(
      "The `a` and `b` of a report are each a point in time.",
    );
  });

  it("has its note said once", () => {
    const model = report({ a: text(9, { note: "note one" }), b: optional(text(9, { note: "note two" })) });
    const all = say(model).join(" ");
    expect(all.split("note one")).toHaveLength(2);
    expect(all.split("note two")).toHaveLength(2);
  });
});

describe("a weak entity type", () => {
  const owned = (owners: string[], participation: "(0,1)" | "(0,N)", attributes = {}): EerModel =>
    changed({
      entities: { Answer: { owners, attributes } },
      relationships: Object.fromEntries(
        owners.map((owner) => [
          `gets_from_${owner}`,
          {
            identifying: true,
            between: [
              [owner, participation],
              ["Answer", "(1,1)"],
            ],
          },
        ]),
      ),
    });

  it.each<[string, EerModel, string]>([
    [
      "its partial key",
      owned(["Call"], "(0,N)", { no: partialKey(whole()) }),
      "No two answers of one call have the same `no`.",
    ],
    ["two owners", owned(["Call", "Unit"], "(0,N)"), "No two answers have the same call and the same unit."],
    [
      "two owners and its partial key",
      owned(["Call", "Unit"], "(0,N)", { no: partialKey(whole()) }),
      "No two answers of one call and one unit have the same `no`.",
    ],
    ["an owner that has one at most", owned(["Call"], "(0,1)"), "An answer is told apart by its call alone."],
  ])("is told apart by %s", (_, model, sentence) => {
    const sentences = say(model);
    const at = sentences.findIndex((each) => each.startsWith("No answer exists without its call"));
    expect(sentences[at + 1]).toBe(sentence);
  });
});

describe("a relationship type", () => {
  it.each<[string, EerModel, string[]]>([
    [
      "with a passive",
      changed({
        relationships: {
          answers: {
            between: [
              ["Unit", "(0,2)"],
              ["Call", "(1,N)"],
            ],
          },
        },
      }),
      ["Each unit answers at most two calls.", "Each call is answered by at least one unit."],
    ],
    [
      "with a preposition",
      changed({
        relationships: {
          is_sent_to: {
            between: [
              ["Unit", "(0,1)"],
              ["Call", "(0,N)"],
            ],
          },
        },
      }),
      [
        "Each unit is sent to at most one call.",
        "For each call, any number of units, perhaps none, are sent to that call.",
      ],
    ],
    [
      "whose name is no verb",
      changed({
        relationships: {
          support: {
            why: "Some calls need several",
            between: [
              ["Unit", "(0,N)"],
              ["Call", "(1,1)", "big_call"],
            ],
          },
        },
      }),
      [
        "`support`: Some calls need several.",
        "`support` links two at a time: a unit and a call as big call.",
        "Each unit takes part in `support` any number of times, perhaps never.",
        "Each call takes part in `support` as big call exactly once.",
      ],
    ],
    [
      "of an entity type with itself",
      changed({
        relationships: {
          replaces: {
            between: [
              ["Unit", "(0,1)", "new_unit"],
              ["Unit", "(0,1)", "old_unit"],
            ],
          },
        },
      }),
      [
        "As new unit, each unit replaces at most one unit.",
        "As old unit, each unit is replaced by at most one unit.",
      ],
    ],
    [
      "whose role says nothing new",
      changed({
        relationships: {
          replaces: {
            between: [
              ["Unit", "(0,1)", "unit"],
              ["Unit", "(0,1)", "replaced"],
            ],
          },
        },
      }),
      ["Each unit replaces at most one unit.", "Each unit is replaced by at most one unit."],
    ],
    [
      "of an entity type with itself, with a preposition",
      changed({
        relationships: {
          reports_to: {
            between: [
              ["Unit", "(0,1)", "crew"],
              ["Unit", "(2,9)", "base"],
            ],
          },
        },
      }),
      [
        "As crew, each unit reports to at most one unit.",
        "For each unit as base, two to nine units report to that unit.",
      ],
    ],
    [
      "of three",
      changed({
        entities: { Road: { attributes: { road_no: key(whole()) } } },
        relationships: {
          leads: {
            between: [
              ["Unit", "(0,N)"],
              ["Call", "(1,1)"],
              ["Road", "(0,9)"],
            ],
            attributes: { minutes: whole({ min: 0 }) },
          },
        },
      }),
      [
        "No two roads have the same `road_no`.",
        "Each road has `road_no`.",
        "The `road_no` of a road is a whole number.",
        "`leads` links three at a time: a unit, a call and a road.",
        "Each unit takes part in `leads` any number of times, perhaps never.",
        "Each call takes part in `leads` exactly once.",
        "Each road takes part in `leads` at most nine times.",
        "Whenever a unit, a call and a road take part in `leads`, `minutes` is recorded: a whole number of at least 0.",
      ],
    ],
    [
      "with attributes of every kind",
      changed({
        relationships: {
          answers: {
            between: [
              ["Unit", "(0,N)"],
              ["Call", "(0,N)"],
            ],
            attributes: {
              at: instant({ note: "by radio" }),
              words: optional(text(9)),
              tags: multivalued(text(9)),
              place: composite({ x: whole(), y: whole() }),
              age: derived(whole(), "today - at"),
            },
          },
        },
      }),
      [
        "Each unit answers any number of calls, perhaps none.",
        "Each call is answered by any number of units, perhaps none.",
        "Whenever a unit answers a call, `at` is recorded: a point in time (by radio).",
        "Whenever a unit answers a call, `words` may be recorded: text of at most nine characters.",
        "Whenever a unit answers a call, any number of `tags` values may be recorded: each text of at most nine characters.",
        "Whenever a unit answers a call, `place` is recorded: made of `x` and `y`.",
        "Whenever a unit answers a call, `age` can be computed: today - at.",
      ],
    ],
  ])("%s", (_, model, sentences) => {
    expect(added(model)).toEqual(sentences);
  });
});

describe("a specialisation", () => {
  const divided = (into: string[], change: Partial<SpecialisationSpec<string>>): string[] =>
    added(
      changed({
        entities: Object.fromEntries(into.map((name) => [name, {}])),
        specialisations: {
          kind: { of: "Unit", into, constraint: "disjoint", participation: "partial", ...change },
        },
      }),
    );
  const total = { participation: "total" } as const;
  const overlapping = { constraint: "overlapping" } as const;

  it.each<[string, string[], Partial<SpecialisationSpec<string>>, string]>([
    [
      "disjoint and total, of two",
      ["Boat", "Car"],
      total,
      "Every unit is either a boat or a car, and never both.",
    ],
    [
      "disjoint and partial, of two",
      ["Boat", "Car"],
      {},
      "A unit may be a boat or a car or neither, but not both.",
    ],
    [
      "overlapping and total, of two",
      ["Boat", "Car"],
      { ...overlapping, ...total },
      "Every unit is a boat or a car, or both.",
    ],
    [
      "overlapping and partial, of two",
      ["Boat", "Car"],
      overlapping,
      "A unit may be a boat, a car, both or neither.",
    ],
    [
      "disjoint and total, of three",
      ["Boat", "Car", "Bus"],
      total,
      "Every unit is exactly one of: boat, car or bus.",
    ],
    [
      "disjoint and partial, of three",
      ["Boat", "Car", "Bus"],
      {},
      "A unit may be one of: boat, car or bus, but no more than one, or none of them.",
    ],
    [
      "overlapping and total, of three",
      ["Boat", "Car", "Bus"],
      { ...overlapping, ...total },
      "Every unit is at least one of: boat, car or bus, perhaps several.",
    ],
    [
      "overlapping and partial, of three",
      ["Boat", "Car", "Bus"],
      overlapping,
      "A unit may be any of: boat, car or bus, several of them or none.",
    ],
    ["of one subclass", ["Boat"], {}, "A unit may be a boat."],
  ])("that is %s", (_, into, change, sentence) => {
    const every = into
      .map((name) => `every ${name.toLowerCase()}`)
      .join(", ")
      .replace(/, ([^,]*)$/, " and $1");
    expect(divided(into, change)).toEqual([sentence, `E${every.slice(1)} is a unit.`]);
  });

  it("names the attribute that decides, and the values that are not called like their subclass", () => {
    const definedBy = { attribute: "form", values: { Boat: "boat", Car: "four_wheels" } };
    expect(divided(["Boat", "Car"], { ...total, definedBy, why: "They move differently" })).toEqual([
      "`kind`: They move differently.",
      "Every unit is either a boat or a car, and never both; the attribute `form` says which.",
      "A unit whose `form` is four_wheels is a car.",
      "Every boat and every car is a unit.",
    ]);
  });
});

describe("a category", () => {
  it.each<[string[], boolean, string]>([
    [["Call", "Unit"], true, "Each cause is either a call or a unit; every call and every unit is a cause."],
    [
      ["Call", "Unit"],
      false,
      "Each cause is either a call or a unit; not every call or unit need be a cause.",
    ],
    [
      ["Call", "Unit", "Fire"],
      true,
      "Each cause is one of these: a call, a unit or a fire; every call, every unit and every fire is a cause.",
    ],
  ])("of %j, total: %j", (unionOf, total, sentence) => {
    expect(added(changed({ entities: { Cause: { unionOf, total } } }))).toEqual([sentence]);
  });
});

describe("sayAbout", () => {
  it("gives what concerns one entity type, and nothing else, in the order of say", () => {
    const sentences = sayAbout(company, "Dependent");
    expect(sentences).toEqual(say(company).filter((sentence) => /dependent/i.test(sentence)));
    expect(sentences).toHaveLength(10);
  });

  it("gives what concerns an owner of its weak entity type", () => {
    expect(sayAbout(company, "Employee")).toContain("No dependent exists without its employee.");
    expect(sayAbout(company, "Project")).not.toContain("No dependent exists without its employee.");
  });

  it("refuses a name that the model does not have, and names those that it has", () => {
    const ask = () => sayAbout<string>(company, "employee");
    expect(ask).toThrow(ModelError);
    expect(ask).toThrow(
      'There is no entity type "employee". The entity types are Department, Dependent, Employee and Project.',
    );
  });
});
