import { describe, expect, it } from "vitest";
import {
  candidateKeys,
  closure,
  decomposeTo4nf,
  decomposeToBcnf,
  dependencyBasis,
  implies,
  losslessJoin,
  minimalCover,
  normalForm,
  preserves,
  type Scheme,
  scheme,
  synthesise3nf,
} from "../../../lib/src/model/relational/normal/index.js";

/*
 * A dispatch room that keeps one wide table: a row for each call, ambulance sent to it, member of its crew, and allergen of the
 * patient. All answers below were written by hand.
 */

const ATTRIBUTES = `call_no, received_at, priority, priority_name, dispatcher_no, dispatcher_name,
  call_sign, ambulance_kind, station_code, station_name, notified_at, on_scene_at,
  crew_member_no, crew_member_name, crew_certification, patient_mrn, patient_name, allergen`;

const FUNCTIONAL = `
  call_no -> received_at, priority, dispatcher_no, patient_mrn
  priority -> priority_name
  dispatcher_no -> dispatcher_name
  call_sign -> ambulance_kind, station_code
  station_code -> station_name
  call_no, call_sign -> notified_at, on_scene_at
  crew_member_no -> crew_member_name, crew_certification
  patient_mrn -> patient_name`;

const sheet = scheme(
  "dispatch_sheet",
  ATTRIBUTES,
  `${FUNCTIONAL}
  patient_mrn ->> allergen
  call_no, call_sign ->> crew_member_no, crew_member_name, crew_certification`,
);

/** One relation a fact: what both roads below lead to, but for the last two. */
const FACTS = [
  "call_no, received_at, priority, dispatcher_no, patient_mrn",
  "priority, priority_name",
  "dispatcher_no, dispatcher_name",
  "call_sign, ambulance_kind, station_code",
  "station_code, station_name",
  "call_no, call_sign, notified_at, on_scene_at",
  "crew_member_no, crew_member_name, crew_certification",
  "patient_mrn, patient_name",
];
const CREW = "call_no, call_sign, crew_member_no";

const listed = (schemes: readonly Scheme[]): string[] =>
  schemes.map(({ attributes }) => attributes.join(", ")).sort();

describe("the dispatch sheet", () => {
  it("has one key: nothing tells the call, the ambulance, the crew member or the allergen", () => {
    const { keys, nonPrime } = candidateKeys(sheet);
    expect(keys).toEqual([["call_no", "call_sign", "crew_member_no", "allergen"]]);
    expect(nonPrime).toHaveLength(14);
  });

  it("knows the priority's and the patient's name by the call, in these steps", () => {
    expect(closure(sheet, "call_no").trace).toEqual([
      {
        step: 1,
        dependency: "call_no -> received_at, priority, dispatcher_no, patient_mrn",
        gained: "received_at, priority, dispatcher_no, patient_mrn",
      },
      { step: 2, dependency: "priority -> priority_name", gained: "priority_name" },
      { step: 3, dependency: "dispatcher_no -> dispatcher_name", gained: "dispatcher_name" },
      { step: 4, dependency: "patient_mrn -> patient_name", gained: "patient_name" },
    ]);
    expect(implies(sheet, "call_no, call_sign -> station_name").holds).toBe(true);
    expect(implies(sheet, "call_sign -> crew_member_no").holds).toBe(false);
  });

  it("is in 1NF only: parts of the key determine most of it, others by way of a third, and two lists are independent", () => {
    const { highest, violations } = normalForm(sheet);
    expect(highest).toBe("1NF");
    const key = "the key {call_no, call_sign, crew_member_no, allergen}";
    const through = (left: string, right: string): string =>
      `3NF: ${left} -> ${right}: ${left} is no superkey and ${right} is not prime; ${right} depends on the key through ${left}.`;
    expect(violations.map(({ form, violatedBy, why }) => `${form}: ${violatedBy}: ${why}`)).toEqual([
      `2NF: call_no -> received_at, priority, dispatcher_no, patient_mrn: call_no is only part of ${key}, and received_at, priority, dispatcher_no, patient_mrn are not prime.`,
      `2NF: call_sign -> ambulance_kind, station_code: call_sign is only part of ${key}, and ambulance_kind, station_code are not prime.`,
      `2NF: call_no, call_sign -> notified_at, on_scene_at: {call_no, call_sign} is only part of ${key}, and notified_at, on_scene_at are not prime.`,
      `2NF: crew_member_no -> crew_member_name, crew_certification: crew_member_no is only part of ${key}, and crew_member_name, crew_certification are not prime.`,
      through("priority", "priority_name"),
      through("dispatcher_no", "dispatcher_name"),
      through("station_code", "station_name"),
      through("patient_mrn", "patient_name"),
      "4NF: patient_mrn ->> allergen: patient_mrn is no superkey; one patient_mrn can have several allergen, and each stands beside each {call_no, received_at, priority and 12 others}.",
      "4NF: call_no, call_sign ->> crew_member_no, crew_member_name, crew_certification: {call_no, call_sign} is no superkey; one {call_no, call_sign} can have several {crew_member_no, crew_member_name, crew_certification}, and each stands beside each allergen.",
    ]);
  });

  it("is its own minimal cover once right sides are split: fourteen dependencies", () => {
    const { dependencies, trace } = minimalCover(sheet);
    expect(dependencies).toHaveLength(14);
    expect(trace.map(({ action }) => action)).toEqual(["split", "split", "split", "split"]);
  });
});

describe("3NF synthesis of the dispatch sheet", () => {
  const made = synthesise3nf(sheet);

  it("gives one relation a left side, and one of the key that no other holds", () => {
    expect(listed(made.schemes)).toEqual([...FACTS, `${CREW}, allergen`].sort());
    expect(made.trace.at(-1)).toEqual({
      step: 9,
      action: "add",
      attributes: "call_no, call_sign, crew_member_no, allergen",
      why: "no scheme holds a key, and {call_no, call_sign, crew_member_no, allergen} is one",
    });
    expect(made.rows.map(({ keys }) => keys)).toEqual([
      "call_no",
      "priority",
      "dispatcher_no",
      "call_sign",
      "station_code",
      "call_no, call_sign",
      "crew_member_no",
      "patient_mrn",
      "call_no, call_sign, crew_member_no, allergen",
    ]);
  });

  it("is lossless and loses no dependency", () => {
    const { lossless, trace } = losslessJoin(sheet, made.schemes);
    expect(lossless).toBe(true);
    expect(trace).toHaveLength(8); // each functional dependency once; the row of the key becomes whole
    expect(preserves(sheet, made.schemes).lost).toEqual([]);
  });

  it("leaves the relation of the key below 4NF: each crew member beside each allergen", () => {
    const forms = made.schemes.map((each) => normalForm(each).highest);
    expect(forms).toEqual(["4NF", "4NF", "4NF", "4NF", "4NF", "4NF", "4NF", "4NF", "BCNF"]);
    expect(normalForm(made.schemes.at(-1)!).violations).toEqual([
      {
        form: "4NF",
        violatedBy: "call_no ->> allergen",
        why: "call_no is no superkey; one call_no can have several allergen, and each stands beside each {call_sign, crew_member_no}.",
      },
    ]);
  });

  it("taken on to 4NF keeps allergens for each call, because the patient is in another relation by then", () => {
    const { schemes } = decomposeTo4nf(made.schemes.at(-1)!);
    expect(listed(schemes)).toEqual(["call_no, allergen", CREW]);
  });
});

describe("4NF of the dispatch sheet", () => {
  const made = decomposeTo4nf(sheet);

  it("gives the same relations of facts, crews apart from allergens, and allergens with their patient", () => {
    expect(listed(made.schemes)).toEqual([...FACTS, CREW, "patient_mrn, allergen"].sort());
    expect(made.schemes.every((each) => normalForm(each).highest === "4NF")).toBe(true);
  });

  it("splits on the allergens first, and loses no functional dependency", () => {
    expect(made.trace.map(({ dependency }) => dependency)).toEqual([
      "patient_mrn ->> allergen",
      "call_no -> received_at, priority, dispatcher_no, patient_mrn",
      "priority -> priority_name",
      "dispatcher_no -> dispatcher_name",
      "patient_mrn -> patient_name",
      "call_sign -> ambulance_kind, station_code",
      "station_code -> station_name",
      "call_no, call_sign -> notified_at, on_scene_at",
      "crew_member_no -> crew_member_name, crew_certification",
    ]);
    expect(made.lost).toEqual([]);
  });

  it("is lossless only by the multivalued dependency of the allergens", () => {
    expect(losslessJoin(sheet, made.schemes).lossless).toBe(true);
    expect(losslessJoin(scheme("sheet", ATTRIBUTES, FUNCTIONAL), made.schemes).lossless).toBe(false);
  });

  it("is not reached by functional dependencies alone: BCNF keeps crew and allergens in one relation", () => {
    expect(listed(decomposeToBcnf(sheet).schemes)).toEqual([...FACTS, `${CREW}, allergen`].sort());
  });
});

/*
 * The usual mistake. `call_no, call_sign ->> crew_member_no` alone says that the numbers of a crew are independent of everything
 * else, their own names included: any number of the crew would stand beside any name. As the number determines the name, all members
 * of a crew would have one name.
 */
describe("the dispatch sheet with the crew's numbers independent of the crew's names", () => {
  const wrong = scheme(
    "dispatch_sheet",
    ATTRIBUTES,
    `${FUNCTIONAL}; patient_mrn ->> allergen; call_no, call_sign ->> crew_member_no`,
  );
  const absurd = "call_no, call_sign -> crew_member_name, crew_certification";

  it("gives a crew one name and one certification, which the right sheet does not", () => {
    expect(implies(wrong, absurd).holds).toBe(true);
    expect(implies(sheet, absurd).holds).toBe(false);
    expect(normalForm(wrong).violations).toContainEqual({
      form: "2NF",
      violatedBy: absurd,
      why: "It follows from the others. {call_no, call_sign} is only part of the key {call_no, call_sign, crew_member_no, allergen}, and crew_member_name, crew_certification are not prime.",
    });
  });

  it("keeps number and name in one block of the basis only if the dependency says so", () => {
    const blocks = (of: Scheme): string[] =>
      dependencyBasis(of, "call_no, call_sign").blocks.map((block) => block.join(", "));
    expect(blocks(sheet)).toContain("crew_member_no, crew_member_name, crew_certification");
    expect(blocks(wrong)).toEqual(expect.arrayContaining(["crew_member_no", "crew_member_name"]));
  });

  it("would take the name away from the member in 4NF", () => {
    const { schemes, lost } = decomposeTo4nf(wrong);
    expect(listed(schemes)).toContain(
      "call_no, call_sign, notified_at, on_scene_at, crew_member_name, crew_certification",
    );
    expect(lost).toEqual(["crew_member_no -> crew_member_name, crew_certification"]);
  });
});
