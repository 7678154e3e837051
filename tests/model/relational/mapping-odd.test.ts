import { describe, expect, it } from "vitest";
import {
  composite,
  date,
  type EerModel,
  key,
  model,
  multivalued,
  optional,
  partialKey,
  text,
  whole,
} from "../../../lib/src/model/eer/index.js";
import { mapToRelations, type SpecialisationOption } from "../../../lib/src/model/relational/mapping.js";
import { unenforced } from "../../../lib/src/model/relational/unenforced/index.js";
import { asText, foreignKeys, uniqueKeys } from "./as-text.js";
import { open, relations, said, schemaOf } from "./mapped.js";
import { contacts, prerequisites, tagged } from "./odd-models.js";

describe("a multivalued attribute", () => {
  it("of a relationship refers to the row that holds the relationship", () => {
    expect(relations(tagged)).toContain("triages_tag(_visit_no_, _tag_)");
    expect(foreignKeys(schemaOf(tagged))).toContain("triages_tag(visit_no) -> visit(visit_no) CASCADE");
    expect(said(tagged)).toEqual([
      "A value of triages.tag belongs to a row of visit that takes part in triages.",
    ]);
  });

  it("of an M:N or n-ary relationship refers to its relation", () => {
    const meets = (...entities: readonly string[]): EerModel =>
      model<string>({
        name: "Meetings",
        entities: Object.fromEntries(
          entities.map((name) => [name, { attributes: { [`${name}_no`]: key(whole()) } }]),
        ),
        relationships: {
          meets: {
            between: entities.map((name) => [name, "(0,N)"] as const),
            attributes: { topic: multivalued(text(20)) },
          },
        },
      });
    expect(relations(meets("A", "B")).at(-1)).toBe("meets_topic(_A_no_, _B_no_, _topic_)");
    expect(relations(meets("A", "B", "C")).at(-1)).toBe("meets_topic(_A_no_, _B_no_, _C_no_, _topic_)");
  });

  it("inside a composite one, or inside another multivalued one, is a relation of its own", () => {
    const eer = model({
      name: "Visits abroad",
      entities: {
        Person: {
          attributes: {
            id: key(whole()),
            trip: multivalued(composite({ land: text(2), year: whole(), shot: multivalued(text(9)) })),
          },
        },
      },
    });
    expect(relations(contacts)).toContain("person_phone(_person_id_, _phone_)");
    expect(relations(eer)).toEqual([
      "person(_id_)",
      "person_trip(_id_, _land_, _year_)",
      "person_trip_shot(_id_, _land_, _year_, _shot_)",
    ]);
    expect(foreignKeys(schemaOf(eer)).at(-1)).toBe(
      "person_trip_shot(id, land, year) -> person_trip(id, land, year) CASCADE",
    );
  });

  it("is not NULL for being optional, and no row at all for being derived", () => {
    const eer = model({
      name: "Optional",
      entities: {
        Person: {
          attributes: {
            id: key(whole()),
            born: date(),
            name: optional(multivalued(text(9))),
            birthday: { ...multivalued(date()), derivedFrom: "born" },
          },
        },
      },
    });
    expect(relations(eer)).toEqual(["person(_id_, born)", "person_name(_id_, _name_)"]);
  });
});

describe("step 9", () => {
  const registered = (total: boolean): EerModel =>
    model({
      name: "Registry",
      entities: {
        Plated: { unionOf: ["Car", "Truck"], total, attributes: { plate: text(10) } },
        Car: { attributes: { vehicle_no: key(whole()) } },
        Truck: { attributes: { vehicle_no: key(whole()) } },
      },
    });

  it("of one key: a total category is referred to by the key of each member, a partial one cannot be", () => {
    expect(foreignKeys(schemaOf(registered(true)))).toEqual([
      "car(vehicle_no) -> plated(vehicle_no)",
      "truck(vehicle_no) -> plated(vehicle_no)",
    ]);
    expect(open(registered(true))).toEqual(["Plated.member", "Plated.exclusive", "Plated.key"]);
    expect(foreignKeys(schemaOf(registered(false)))).toEqual([]);
    expect(unenforced(registered(false), schemaOf(registered(false))).map(({ why }) => why)).toEqual([
      "A foreign key refers to one relation, not to one of several.",
      "Keys of two relations are not compared with each other.",
      'Their keys look alike, so Plated has the same; with a surrogate key ("surrogates" of the mapping) they are told apart.',
    ]);
  });

  it("a category that is divided, and one of a category, wait for what they build on", () => {
    const eer = model({
      name: "Owners of owners",
      entities: {
        Party: { unionOf: ["Owner", "State"] },
        Owner: { unionOf: ["Person", "Bank"] },
        Person: { attributes: { ssn: key(whole()) } },
        Bank: { attributes: { bname: key(text(9)) } },
        State: { attributes: { code: key(text(2)) } },
        BigOwner: { attributes: { since: date() } },
      },
      specialisations: {
        size: { of: "Owner", into: ["BigOwner"], constraint: "disjoint", participation: "partial" },
      },
    });
    expect(relations(eer)).toEqual([
      "person(_ssn_, owner_id?)",
      "bank(_bname_, owner_id?)",
      "state(_code_, party_id?)",
      "owner(_owner_id_, party_id?)",
      "party(_party_id_)",
      "big_owner(_owner_id_, since)",
    ]);
    expect(mapToRelations(eer).steps.map(({ number }) => number)).toEqual([1, 2, 8, 9, 8, 9, 3, 4, 5, 6, 7]);
  });
});

describe("keys", () => {
  it("that are referred to in a role keep all their columns, though two end in one word", () => {
    expect(relations(prerequisites)[2]).toBe(
      "follows(_earlier_course_no_, _earlier_section_no_, _later_course_no_, _later_section_no_)",
    );
  });

  it("second ones may be composite, however deep", () => {
    const eer = model({
      name: "Two keys",
      entities: {
        Room: {
          attributes: {
            id: key(whole()),
            place: key(composite({ floor: whole(), spot: composite({ x: whole(), y: whole() }) })),
          },
        },
      },
    });
    expect(uniqueKeys(schemaOf(eer))).toEqual(["room(floor, x, y)"]);
  });

  it("of a weak type with two owners come from one ternary relationship, whose attributes stand once", () => {
    const eer = model({
      name: "Enrolments",
      entities: {
        Student: { attributes: { student_no: key(whole()) } },
        Course: { owners: ["Student"], attributes: { course_no: partialKey(whole()) } },
        Exam: { owners: ["Student", "Course"], attributes: { sat_on: partialKey(date()) } },
      },
      relationships: {
        takes: {
          identifying: true,
          between: [
            ["Student", "(0,N)"],
            ["Course", "(1,1)"],
          ],
        },
        sits: {
          identifying: true,
          between: [
            ["Student", "(0,N)", "candidate"],
            ["Course", "(1,N)"],
            ["Exam", "(1,1)"],
          ],
          attributes: { grade: whole() },
        },
      },
    });
    expect(relations(eer).at(-1)).toBe("exam(_candidate_no_, _student_no_, _course_no_, grade, _sat_on_)");
    expect(open(eer)).toEqual(["sits.Course.min"]);
  });
});

describe("a rule", () => {
  const heavy = model({
    name: "Loads",
    entities: {
      Vehicle: { attributes: { no: key(whole()), weight: whole() } },
      Car: {},
      Truck: { rules: [{ says: "A truck weighs 3.5 t.", check: "weight > 3500" }] },
    },
    specialisations: {
      body: { of: "Vehicle", into: ["Car", "Truck"], constraint: "disjoint", participation: "total" },
    },
  });

  it("of a subclass that shares a relation holds for its rows alone", () => {
    const checks = (option: SpecialisationOption) =>
      schemaOf(heavy, { body: option }).relations[0]!.checks.map(({ expression }) => expression);
    expect(checks("8C")).toContain("NOT (vehicle_type = 'truck') OR (weight > 3500)");
    expect(checks("8D")).toContain("NOT (is_truck) OR (weight > 3500)");
  });

  it("on what stands in another relation is no CHECK, and told as open", () => {
    const [, , truck] = schemaOf(heavy, { body: "8A" }).relations;
    expect(truck!.checks).toEqual([]);
    expect(said(heavy, { body: "8A" })).toContain("A truck weighs 3.5 t.");
    expect(mapToRelations(heavy).steps.find(({ number }) => number === 8)!.decisions[0]!.option).toBe("8A");
  });
});

it("an identifying relationship has all its ends, though one only is an owner, or an owner twice", () => {
  const eer = model({
    name: "Routes",
    entities: {
      Airport: { attributes: { iata: key(text(3)) } },
      Airline: { attributes: { code: key(text(2)) } },
      Route: { owners: ["Airport"], attributes: { no: partialKey(whole()) } },
    },
    relationships: {
      connects: {
        identifying: true,
        between: [
          ["Airport", "(0,N)", "origin"],
          ["Airport", "(0,N)", "target"],
          ["Airline", "(0,N)"],
          ["Route", "(1,1)"],
        ],
      },
    },
  });
  expect(relations(eer).at(-1)).toBe("route(_origin_iata_, target_iata, code, _no_)");
  expect(foreignKeys(schemaOf(eer))).toEqual([
    "route(origin_iata) -> airport(iata) CASCADE",
    "route(target_iata) -> airport(iata)",
    "route(code) -> airline(code)",
  ]);
  expect(open(eer)).toEqual([]);
});

describe("values that are told as open", () => {
  it("of one kind's relationship: the reference takes a row of any kind", () => {
    const eer = model({
      name: "Parking",
      entities: {
        Vehicle: { attributes: { no: key(whole()) } },
        Car: { attributes: { seats: whole() } },
        Garage: { attributes: { garage_no: key(whole()) } },
      },
      relationships: {
        parks: {
          between: [
            ["Car", "(1,1)"],
            ["Garage", "(0,N)"],
          ],
          attributes: { tag: multivalued(text(5)) },
        },
      },
      specialisations: {
        body: { of: "Vehicle", into: ["Car"], constraint: "disjoint", participation: "partial" },
      },
    });
    expect(said(eer, { body: "8C" })).toEqual(["The Vehicle to which parks.tag refers is a Car."]);
  });

  it("of an optional composite: a phone of a home that is not there", () => {
    const eer = model({
      name: "Homes",
      entities: {
        Person: {
          attributes: {
            id: key(whole()),
            home: optional(composite({ street: text(9), phone: multivalued(text(9)) })),
          },
        },
      },
    });
    expect(said(eer)).toEqual(["A value of Person.home.phone belongs to a Person with a home."]);
  });
});

describe("what cannot be mapped is told with what to do", () => {
  const one = model({
    name: "One",
    entities: { V: { attributes: { id: key(whole()), v_type: text(3) } }, A: {}, B: {} },
    specialisations: { k: { of: "V", into: ["A", "B"], constraint: "disjoint", participation: "total" } },
  });
  it.each([
    [
      "a column that is there already, with what it stems from",
      () => relations(one, { k: "8C" }),
      "k would become a second column v.v_type, beside V.v_type.",
    ],
    [
      "a specialisation that is not there",
      () => relations(one, { kk: "8C" }),
      'specialisations: { kk: "8C" }: the model has no such specialisation.',
    ],
    [
      "an option that is not there",
      () => relations(one, { k: "8E" as never }),
      'specialisations: { k: "8E" }: the options are 8A, 8B, 8C, 8D.',
    ],
  ])("%s", (_, map, message) => expect(map).toThrow(message));

  it("a category may be told to take a surrogate key", () => {
    const eer = model({
      name: "Owners",
      entities: {
        Person: { attributes: { id: key(whole()) } },
        Bank: { attributes: { id: key(whole()) } },
        Owner: { unionOf: ["Person", "Bank"], total: true },
      },
    });
    expect(relations(eer)).toEqual(["person(_id_)", "bank(_id_)", "owner(_id_)"]);
    expect(open(eer)).toContain("Owner.key");
    const surrogate = mapToRelations(eer, { surrogates: ["Owner"] }).schema;
    expect(surrogate.relations.map(asText)).toEqual([
      "person(_id_, owner_id)",
      "bank(_id_, owner_id)",
      "owner(_owner_id_)",
    ]);
    expect(unenforced(eer, surrogate).map(({ id }) => id)).not.toContain("Owner.key");
  });
});

it("ends of a ternary relationship without roles are told apart by their entity types", () => {
  const eer = model({
    name: "Supply",
    entities: {
      Supplier: { attributes: { s: key(whole()) } },
      Part: { attributes: { p: key(whole()) } },
      Project: { attributes: { j: key(whole()) } },
    },
    relationships: {
      supplies: {
        between: [
          ["Supplier", "(0,N)"],
          ["Part", "(0,1)"],
          ["Project", "(0,1)"],
        ],
      },
    },
  });
  expect(relations(eer).at(-1)).toBe("supplies(s, _p_, j)");
  expect(uniqueKeys(schemaOf(eer))).toEqual(["supplies(j)"]);
  expect(open(eer)).toEqual([]);
});
