import { describe, expect, it } from "vitest";
import { key, model, multivalued, oneOf, partialKey, text, whole } from "../../../lib/src/model/eer/index.js";
import { mapToRelations } from "../../../lib/src/model/relational/mapping.js";
import { asText, foreignKeys } from "./as-text.js";
import { open, relations, said, schemaOf } from "./mapped.js";
import { fleets, persons, vehicles } from "./odd-models.js";

describe("step 8", () => {
  it("8B: a subclass of a weak type has its owner's key; a subclass that is divided itself has no relation", () => {
    const schema = schemaOf(persons, { kind: "8B", grade: "8B" });
    expect(schema.relations.map(asText)).toEqual([
      "station(_station_no_)",
      "medic(_station_no_, _member_no_, name, job, drugs)",
      "senior_driver(_station_no_, _member_no_, name, job, years)",
      "junior_driver(_station_no_, _member_no_, name, job)",
      "medic_phone(_station_no_, _member_no_, _phone_)",
      "senior_driver_phone(_station_no_, _member_no_, _phone_)",
      "junior_driver_phone(_station_no_, _member_no_, _phone_)",
    ]);
    expect(foreignKeys(schema)[0]).toBe("medic(station_no) -> station(station_no) CASCADE");
    expect(open(persons, { kind: "8B", grade: "8B" })).toEqual(["grade.disjoint", "kind.disjoint"]);
  });

  it("8B above 8A: the subclass refers to the relations that the superclass has", () => {
    expect(relations(persons, { kind: "8A", grade: "8B" })).toContain(
      "senior_driver(_station_no_, _member_no_, years)",
    );
    expect(foreignKeys(schemaOf(persons, { kind: "8A", grade: "8B" }))).toContain(
      "senior_driver(station_no, member_no) -> member(station_no, member_no)",
    );
  });

  it("8B of overlapping subclasses: what they say of one must agree", () => {
    expect(said(vehicles("overlapping", "total"), { body: "8B" })).toEqual([
      "What several of Car, Truck say of one Vehicle is the same.",
    ]);
  });

  it.each(["8C", "8D"] as const)("%s leaves nothing open, whatever its constraints", (option) => {
    for (const participation of ["total", "partial"] as const)
      expect(open(vehicles("disjoint", participation), { body: option })).toEqual([]);
  });

  it("does an outer specialisation first, wherever it is written", () => {
    const [only] = relations(fleets, { kind: "8C", cabin: "8C" });
    expect(only).toBe("craft(_craft_no_, craft_type?, ship_type?)");
    const order = mapToRelations(fleets).steps.find(({ number }) => number === 8)!.decisions;
    expect(order.map(({ read }) => read)).toEqual(["kind", "cabin"]);
  });

  it("names the columns of two specialisations of one superclass after these", () => {
    const eer = model({
      name: "Staff by job and by contract",
      entities: { E: { attributes: { id: key(whole()) } }, A: {}, B: {}, C: {}, D: {} },
      specialisations: {
        job: { of: "E", into: ["A", "B"], constraint: "disjoint", participation: "total" },
        contract: { of: "E", into: ["C", "D"], constraint: "disjoint", participation: "partial" },
      },
    });
    expect(relations(eer)).toEqual(["e(_id_, job, contract?)"]);
  });

  it.each([
    ["8B", "8A", "cannot be mapped by 8B: contract divides E too"],
    ["8C", "8A", "cannot be mapped by 8C: S is a subclass by contract (8A) too"],
  ] as const)("refuses %s beside %s where one takes what the other needs", (job, contract, reason) => {
    const shared = job === "8C";
    const eer = model({
      name: "Two divisions",
      entities: { E: { attributes: { id: key(whole()) } }, F: {}, S: {}, C: {} },
      specialisations: {
        division: { of: "E", into: ["F"], constraint: "overlapping", participation: "partial" },
        job: { of: shared ? "F" : "E", into: ["S"], constraint: "disjoint", participation: "total" },
        contract: {
          of: "E",
          into: shared ? ["S", "C"] : ["C"],
          constraint: "disjoint",
          participation: "partial",
        },
      },
    });
    expect(() => relations(eer, { job, contract, division: "8A" })).toThrow(
      reason.replace("contract", shared ? "contract" : "division"),
    );
  });

  it("a reference to one kind of the rows of a shared relation is told as open", () => {
    const eer = model({
      name: "Rentals",
      entities: {
        Vehicle: { attributes: { vehicle_no: key(whole()) } },
        Car: { attributes: { seats: whole() } },
        Rental: { attributes: { rental_no: key(whole()) } },
        Garage: { attributes: { garage_no: key(whole()) } },
      },
      relationships: {
        rents: {
          between: [
            ["Rental", "(1,1)"],
            ["Car", "(0,N)"],
          ],
        },
        parks: {
          between: [
            ["Car", "(1,1)"],
            ["Garage", "(0,N)"],
          ],
        },
      },
      specialisations: {
        body: { of: "Vehicle", into: ["Car"], constraint: "disjoint", participation: "partial" },
      },
    });
    expect(said(eer, { body: "8C" })).toEqual(["The Vehicle to which rents refers is a Car."]);
    const [vehicle] = schemaOf(eer, { body: "8C" }).relations;
    expect(vehicle!.checks.map(({ expression }) => expression)).toContain(
      "(vehicle_type <=> 'car') = (garage_no IS NOT NULL)",
    );
    expect(open(eer, { body: "8A" })).toEqual([]);
  });
});

describe("a specialisation defined by an attribute", () => {
  const jobs = model({
    name: "Jobs",
    entities: {
      E: { attributes: { id: key(whole()), job: oneOf(["a", "b", "none"]) } },
      A: { attributes: { x: whole() } },
      B: {},
    },
    specialisations: {
      k: {
        of: "E",
        into: ["A", "B"],
        constraint: "disjoint",
        participation: "partial",
        definedBy: { attribute: "job", values: { A: "a", B: "b" } },
      },
    },
  });

  it("holds the truth values of 8D to it, and is told as open by 8A", () => {
    const [e] = schemaOf(jobs, { k: "8D" }).relations;
    expect(e!.checks.map(({ expression }) => expression)).toContain("is_a = (job <=> 'a')");
    expect(open(jobs, { k: "8D" })).toEqual([]);
    expect(open(jobs, { k: "8A" })).toEqual(["k.disjoint", "k.defined"]);
  });

  it("below another one is a part of that: who is no ship is no ferry, whatever the column says", () => {
    const nested = model({
      name: "Nested",
      entities: {
        E: { attributes: { id: key(whole()), job: oneOf(["a", "b"]) } },
        S: {},
        T: {},
        A: { attributes: { x: whole() } },
        B: {},
      },
      specialisations: {
        kind: { of: "E", into: ["S", "T"], constraint: "disjoint", participation: "total" },
        k: {
          of: "S",
          into: ["A", "B"],
          constraint: "disjoint",
          participation: "total",
          definedBy: { attribute: "job", values: { A: "a", B: "b" } },
        },
      },
    });
    const [e] = schemaOf(nested, { kind: "8C", k: "8C" }).relations;
    expect(e!.checks.map(({ expression }) => expression)).toContain(
      "((e_type = 's') AND job = 'a') = (x IS NOT NULL)",
    );
  });

  it("by 8B has one value in each relation", () => {
    const total = { ...jobs.specialisations[0]!, total: true };
    const [a] = schemaOf({ ...jobs, specialisations: [total] }, { k: "8B" }).relations;
    expect(a!.checks.map(({ expression }) => expression)).toContain("job = 'a'");
  });
});

describe("8B", () => {
  it("leaves a second key of the superclass unique in each relation only", () => {
    const plates = model({
      name: "Plates",
      entities: {
        Vehicle: { attributes: { no: key(whole()), plate: key(text(8)) } },
        Car: {},
        Truck: {},
      },
      specialisations: {
        body: { of: "Vehicle", into: ["Car", "Truck"], constraint: "disjoint", participation: "total" },
      },
    });
    expect(open(plates, { body: "8B" })).toEqual(["body.disjoint", "Vehicle.plate.unique"]);
  });

  it("gives values of an identifying relationship a relation beside each subclass", () => {
    const eer = model({
      name: "Badges",
      entities: {
        S: { attributes: { s: key(whole()) } },
        M: { owners: ["S"], attributes: { m: partialKey(whole()) } },
        X: {},
        Y: {},
      },
      relationships: {
        emp: {
          identifying: true,
          between: [
            ["S", "(0,N)"],
            ["M", "(1,1)"],
          ],
          attributes: { badge: multivalued(text(5)) },
        },
      },
      specialisations: { k: { of: "M", into: ["X", "Y"], constraint: "disjoint", participation: "total" } },
    });
    expect(foreignKeys(schemaOf(eer, { k: "8B" }))).toEqual(
      expect.arrayContaining([
        "x_emp_badge(s, m) -> x(s, m) CASCADE",
        "y_emp_badge(s, m) -> y(s, m) CASCADE",
      ]),
    );
  });

  it("of a category is refused: the united types refer to its relation", () => {
    const eer = model({
      name: "Unions",
      entities: {
        P: { attributes: { p: key(whole()) } },
        Q: { attributes: { q: key(whole()) } },
        C: { unionOf: ["P", "Q"] },
        A: {},
        B: {},
      },
      specialisations: { k: { of: "C", into: ["A", "B"], constraint: "disjoint", participation: "total" } },
    });
    expect(() => relations(eer, { k: "8B" })).toThrow("k cannot be mapped by 8B: C is a category");
  });
});
