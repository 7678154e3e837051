import { describe, expect, it } from "vitest";
import {
  code,
  composite,
  date,
  type EerModel,
  instant,
  key,
  model,
  multivalued,
  oneOf,
  optional,
  partialKey,
  text,
  whole,
} from "../../../lib/src/model/eer/index.js";
import { chooseOption, mapToRelations } from "../../../lib/src/model/relational/mapping.js";
import { asText, foreignKeys, uniqueKeys } from "./as-text.js";

const relations = (eer: EerModel, option?: "8A" | "8B" | "8C" | "8D"): string[] => {
  const named = Object.fromEntries(eer.specialisations.map(({ name }) => [name, option!]));
  return mapToRelations(eer, option === undefined ? {} : { specialisations: named }).schema.relations.map(
    asText,
  );
};

// The examples of step 8 in Elmasri and Navathe, Fundamentals of Database Systems, 7th edition, figures 4.4, 4.3b, 4.5 and 9.5.
const employees = model({
  name: "Employees by job type",
  entities: {
    Employee: {
      attributes: {
        ssn: key(code(9)),
        name: composite({ fname: text(15), minit: code(1), lname: text(15) }),
        birth_date: date(),
        address: text(30),
        job_type: optional(oneOf(["Secretary", "Technician", "Engineer"])),
      },
    },
    Secretary: { attributes: { typing_speed: whole() } },
    Technician: { attributes: { tgrade: whole() } },
    Engineer: { attributes: { eng_type: text(10) } },
  },
  specialisations: {
    job: {
      of: "Employee",
      into: ["Secretary", "Technician", "Engineer"],
      constraint: "disjoint",
      participation: "partial",
      definedBy: {
        attribute: "job_type",
        values: { Secretary: "Secretary", Technician: "Technician", Engineer: "Engineer" },
      },
    },
  },
});

const vehicles = model({
  name: "Cars and trucks",
  entities: {
    Vehicle: { attributes: { vehicle_id: key(whole()), license_plate_no: key(text(10)), price: whole() } },
    Car: { attributes: { max_speed: whole(), no_of_passengers: whole() } },
    Truck: { attributes: { no_of_axles: whole(), tonnage: whole() } },
  },
  specialisations: {
    body: { of: "Vehicle", into: ["Car", "Truck"], constraint: "disjoint", participation: "total" },
  },
});

const parts = model({
  name: "Parts",
  entities: {
    Part: { attributes: { part_no: key(whole()), description: text(30) } },
    ManufacturedPart: { attributes: { drawing_no: text(10), manufacture_date: date(), batch_no: text(10) } },
    PurchasedPart: { attributes: { supplier_name: text(20), list_price: whole() } },
  },
  specialisations: {
    source: {
      of: "Part",
      into: ["ManufacturedPart", "PurchasedPart"],
      constraint: "overlapping",
      participation: "total",
    },
  },
});

describe("step 8, as figure 9.5 of Elmasri and Navathe has it", () => {
  it("8A: a relation for the superclass and one for each subclass, all with the same key", () => {
    expect(relations(employees, "8A")).toEqual([
      "employee(_ssn_, fname, minit, lname, birth_date, address, job_type?)",
      "secretary(_ssn_, typing_speed)",
      "technician(_ssn_, tgrade)",
      "engineer(_ssn_, eng_type)",
    ]);
    expect(foreignKeys(mapToRelations(employees).schema)).toEqual([
      "secretary(ssn) -> employee(ssn)",
      "technician(ssn) -> employee(ssn)",
      "engineer(ssn) -> employee(ssn)",
    ]);
  });

  it("8B: relations for the subclasses alone, with all that they inherit", () => {
    expect(relations(vehicles, "8B")).toEqual([
      "car(_vehicle_id_, license_plate_no, price, max_speed, no_of_passengers)",
      "truck(_vehicle_id_, license_plate_no, price, no_of_axles, tonnage)",
    ]);
  });

  it("8C: one relation, and an attribute that names the subclass", () => {
    expect(relations(employees, "8C")).toEqual([
      "employee(_ssn_, fname, minit, lname, birth_date, address, job_type?, typing_speed?, tgrade?, eng_type?)",
    ]);
  });

  it("8D: one relation, and a truth value for each subclass", () => {
    expect(relations(parts, "8D")).toEqual([
      "part(_part_no_, description, is_manufactured_part, is_purchased_part, drawing_no?, manufacture_date?, batch_no?, supplier_name?, list_price?)",
    ]);
  });

  it.each([
    ["8B", employees, "partial"],
    ["8C", parts, "overlap"],
  ] as const)("%s is refused where it would lose something", (option, eer, reason) => {
    expect(() => relations(eer, option)).toThrow(reason);
  });

  it("8B is refused where something refers to the superclass", () => {
    const rented = model({
      name: "Rented vehicles",
      entities: {
        Vehicle: { attributes: { vehicle_id: key(whole()) } },
        Car: { attributes: { doors: whole() } },
        Rental: { attributes: { rental_no: key(whole()) } },
      },
      relationships: {
        rents: {
          between: [
            ["Rental", "(1,1)"],
            ["Vehicle", "(0,N)"],
          ],
        },
      },
      specialisations: {
        body: { of: "Vehicle", into: ["Car"], constraint: "disjoint", participation: "total" },
      },
    });
    expect(() => relations(rented, "8B")).toThrow(/Vehicle has no relation of its own \(option 8B\)/);
  });

  it("chooses 8A where a subclass has something of its own, else one relation", () => {
    const bare = (constraint: "disjoint" | "overlapping") =>
      model({
        name: "Bare subclasses",
        entities: { Person: { attributes: { id: key(whole()) } }, Donor: {}, Alumnus: {} },
        specialisations: {
          kind: { of: "Person", into: ["Donor", "Alumnus"], constraint, participation: "partial" },
        },
      });
    const option = (eer: EerModel): string => chooseOption(eer, eer.specialisations[0]!).option;
    expect(option(employees)).toBe("8A");
    expect(option(bare("disjoint"))).toBe("8C");
    expect(option(bare("overlapping"))).toBe("8D");
    expect(relations(bare("disjoint"))).toEqual(["person(_id_, person_type?)"]);
  });
});

// Figure 4.8 and 9.7 of the same book: owners of registered vehicles.
const registry = model({
  name: "Vehicle registry",
  entities: {
    Person: { attributes: { ssn: key(code(9)), driver_license_no: optional(text(15)), name: text(30) } },
    Bank: { attributes: { bname: key(text(30)), baddress: text(30) } },
    Company: { attributes: { cname: key(text(30)), caddress: text(30) } },
    Owner: { unionOf: ["Person", "Bank", "Company"] },
    Car: { attributes: { vehicle_id: key(whole()), cstyle: text(10) } },
    Truck: { attributes: { vehicle_id: key(whole()), tonnage: whole() } },
    RegisteredVehicle: { unionOf: ["Car", "Truck"], attributes: { license_plate_number: text(10) } },
  },
  relationships: {
    owns: {
      between: [
        ["Owner", "(0,N)"],
        ["RegisteredVehicle", "(1,N)"],
      ],
      attributes: { purchase_date: date(), lien_or_regular: oneOf(["lien", "regular"]) },
    },
  },
});

describe("step 9, as figure 9.7 has it", () => {
  it("gives a category of different keys a surrogate, and one of equal keys that key", () => {
    expect(relations(registry)).toEqual([
      "person(_ssn_, driver_license_no?, name, owner_id?)",
      "bank(_bname_, baddress, owner_id?)",
      "company(_cname_, caddress, owner_id?)",
      "car(_vehicle_id_, cstyle)",
      "truck(_vehicle_id_, tonnage)",
      "owner(_owner_id_)",
      "registered_vehicle(_vehicle_id_, license_plate_number)",
      "owns(_owner_id_, _vehicle_id_, purchase_date, lien_or_regular)",
    ]);
  });

  it("makes the reference unique, so that no two members are one owner", () => {
    expect(uniqueKeys(mapToRelations(registry).schema)).toEqual([
      "person(owner_id)",
      "bank(owner_id)",
      "company(owner_id)",
    ]);
  });
});

describe("what the book leaves to the reader", () => {
  it("tells two references to one relation apart by their roles, and refuses them without", () => {
    const between = (role?: string): EerModel => {
      const from =
        role === undefined ? (["Station", "(0,N)"] as const) : (["Station", "(0,N)", role] as const);
      return model({
        name: "Legs",
        entities: {
          Station: { attributes: { station_code: key(code(2)) } },
          Leg: { attributes: { leg_no: key(whole()) } },
        },
        relationships: {
          starts: { between: [["Leg", "(1,1)"], from] },
          ends: {
            between: [
              ["Leg", "(1,1)"],
              ["Station", "(0,N)"],
            ],
          },
        },
      });
    };
    expect(relations(between("origin"))[1]).toBe("leg(_leg_no_, origin_code, station_code)");
    expect(() => relations(between())).toThrow(
      "ends would become a second column leg.station_code, beside starts. Give its end at Station a role.",
    );
  });

  it("holds an optional relationship and its attributes NULL together", () => {
    const eer = model({
      name: "Triage",
      entities: {
        Nurse: { attributes: { nurse_no: key(whole()) } },
        Visit: { attributes: { visit_no: key(whole()) } },
      },
      relationships: {
        triages: {
          between: [
            ["Nurse", "(0,N)"],
            ["Visit", "(0,1)"],
          ],
          attributes: { triaged_at: instant(), remark: optional(text(20)) },
        },
      },
    });
    const [, visit] = mapToRelations(eer).schema.relations;
    expect(asText(visit!)).toBe("visit(_visit_no_, nurse_no?, triaged_at?, remark?)");
    expect(visit!.checks.map(({ expression }) => expression)).toContain(
      "(nurse_no IS NULL) = (triaged_at IS NULL)",
    );
  });

  it("lets an end that takes part once identify an n-ary relationship", () => {
    const eer = model({
      name: "Surgery",
      entities: {
        Patient: { attributes: { p: key(whole()) } },
        Surgeon: { attributes: { s: key(whole()) } },
        Slot: { attributes: { t: key(whole()) } },
      },
      relationships: {
        operates: {
          between: [
            ["Surgeon", "(0,N)"],
            ["Patient", "(0,N)"],
            ["Slot", "(0,1)"],
          ],
        },
      },
    });
    expect(relations(eer)[3]).toBe("operates(s, p, _t_)");
  });

  it("hands a key down a chain of owners, one of them a subclass with a role", () => {
    const eer = model({
      name: "Shifts",
      entities: {
        Person: { attributes: { person_id: key(whole()) } },
        Paramedic: { attributes: { licence: text(8) } },
        Shift: { owners: ["Paramedic"], attributes: { starts_at: partialKey(instant()) } },
        Break: { owners: ["Shift"], attributes: { break_no: partialKey(whole()) } },
      },
      relationships: {
        works: {
          identifying: true,
          between: [
            ["Paramedic", "(0,N)", "paramedic"],
            ["Shift", "(1,1)"],
          ],
        },
        takes: {
          identifying: true,
          between: [
            ["Shift", "(0,N)"],
            ["Break", "(1,1)"],
          ],
        },
      },
      specialisations: {
        kind: { of: "Person", into: ["Paramedic"], constraint: "disjoint", participation: "partial" },
      },
    });
    expect(relations(eer)).toContain("break(_paramedic_id_, _starts_at_, _break_no_)");
    expect(foreignKeys(mapToRelations(eer).schema)).toContain(
      "break(paramedic_id, starts_at) -> shift(paramedic_id, starts_at) CASCADE",
    );
  });

  it.each([
    ["an entity type without a key", { A: { attributes: { x: text(3) } } }, {}, "A has no key"],
    [
      "an owner to which nothing leads",
      { A: { attributes: { x: key(text(3)) } }, B: { owners: ["A"] } },
      {},
      "No identifying relationship leads from B to its owner A",
    ],
    [
      "owners that own each other",
      { A: { owners: ["B"] }, B: { owners: ["A"] } },
      {
        owns: {
          identifying: true,
          between: [
            ["A", "(1,1)", "one"],
            ["B", "(1,1)", "other"],
          ],
        },
      },
      "A -> B -> A: the key of A depends on itself",
    ],
  ])("says what is wrong with %s", (_, entities, relationships, reason) => {
    const eer = model({ name: "Broken", entities: entities as never, relationships: relationships as never });
    expect(() => mapToRelations(eer)).toThrow(reason);
  });

  it("says which two names would become one relation", () => {
    const eer = model({
      name: "Twice",
      entities: {
        CrewShift: { attributes: { a: key(whole()) } },
        crew_shift: { attributes: { b: key(whole()) } },
      },
    });
    expect(() => mapToRelations(eer)).toThrow("crew_shift would become a second relation crew_shift");
  });

  it("flattens a multivalued composite attribute and leaves a derived one out", () => {
    const eer = model({
      name: "Phones",
      entities: {
        Person: {
          attributes: {
            id: key(whole()),
            phone: multivalued(composite({ area: text(5), number: text(10) })),
            age: { domain: { kind: "whole" }, derivedFrom: "birth" },
          },
        },
      },
    });
    expect(relations(eer)).toEqual(["person(_id_)", "person_phone(_id_, _area_, _number_)"]);
  });
});

it("each step is a value: what it read, what it made, and the schema after it", () => {
  const { steps } = mapToRelations(registry);
  expect(steps.map(({ number }) => number)).toEqual([1, 2, 8, 9, 3, 4, 5, 6, 7]);
  expect(steps[0]!.schema.relations).toHaveLength(5);
  expect(steps[3]!.decisions).toMatchObject([
    { read: "Owner", made: "owner", option: "surrogate key" },
    { read: "RegisteredVehicle", made: "registered_vehicle", option: "shared key" },
  ]);
  expect(steps[6]!.schema.relations).toHaveLength(8);
});
