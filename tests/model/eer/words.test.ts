import { describe, expect, it } from "vitest";
import { counted, often } from "../../../lib/src/model/eer/say/count.js";
import { nounOf } from "../../../lib/src/model/eer/say/noun.js";
import { verbOf } from "../../../lib/src/model/eer/say/verb.js";

describe("an entity type's name as a noun", () => {
  it.each([
    ["EmergencyCall", "an emergency call", "emergency calls"],
    ["Dispatch", "a dispatch", "dispatches"],
    ["Staff", "a staff member", "staff members"],
    ["HeadOfStaff", "a head of staff", "heads of staff"],
    ["Person", "a person", "people"],
    ["WalkIn", "a walk-in", "walk-ins"],
    ["Diagnosis", "a diagnosis", "diagnoses"],
    ["BusStop", "a bus stop", "bus stops"],
    ["Bus", "a bus", "buses"],
    ["Facility", "a facility", "facilities"],
    ["Survey", "a survey", "surveys"],
    ["ED", "an ED", "EDs"],
    ["EDVisit", "an ED visit", "ED visits"],
    ["GCS", "a GCS", "GCSs"],
    ["EMPLOYEE", "an employee", "employees"],
    ["crew_shift", "a crew shift", "crew shifts"],
    ["UnitStatusEvent", "a unit status event", "unit status events"],
    ["UninsuredPatient", "an uninsured patient", "uninsured patients"],
    ["User", "a user", "users"],
    ["Hour", "an hour", "hours"],
    ["Woman", "a woman", "women"],
  ])("%s is %s, many are %s", (name, some, many) => {
    expect(nounOf(name)).toEqual({ one: some.replace(/^an? /, ""), many, some });
  });
});

describe("a relationship type's name as a verb", () => {
  it.each([
    ["generates", "generates", "generate", "generated"],
    ["supervises", "supervises", "supervise", "supervised"],
    ["sees", "sees", "see", "seen"],
    ["undergoes", "undergoes", "undergo", "undergone"],
    ["occupies", "occupies", "occupy", "occupied"],
    ["employs", "employs", "employ", "employed"],
    ["controls", "controls", "control", "controlled"],
    ["plans", "plans", "plan", "planned"],
    ["refers", "refers", "refer", "referred"],
    ["offers", "offers", "offer", "offered"],
    ["visits", "visits", "visit", "visited"],
    ["admits", "admits", "admit", "admitted"],
    ["limits", "limits", "limit", "limited"],
    ["equips", "equips", "equip", "equipped"],
    ["teaches", "teaches", "teach", "taught"],
    ["assesses", "assesses", "assess", "assessed"],
    ["fixes", "fixes", "fix", "fixed"],
    ["answers", "answers", "answer", "answered"],
    ["WORKS_FOR", "works for", "work for", undefined],
    ["worksOn", "works on", "work on", undefined],
    ["is_stationed_at", "is stationed at", "are stationed at", undefined],
    ["has", "has", "have", undefined],
    ["concerns", "concerns", "concern", undefined],
    ["consists_of", "consists of", "consist of", undefined],
  ])("%s is %s, %s, %s", (name, one, many, participle) => {
    expect(verbOf(name)).toEqual({ one, many, ...(participle === undefined ? {} : { participle }) });
  });

  it.each(["supervision", "DEPENDENTS_OF", "enrolment", "status", "access", ""])("%s is none", (name) => {
    expect(verbOf(name)).toBeUndefined();
  });
});

describe("(min,max) in words", () => {
  const call = { one: "call", many: "calls" };
  const N = Number.POSITIVE_INFINITY;
  it.each([
    [0, 1, "at most one call", "at most once"],
    [1, 1, "exactly one call", "exactly once"],
    [0, N, "any number of calls, perhaps none", "any number of times, perhaps never"],
    [1, N, "at least one call", "at least once"],
    [4, N, "at least four calls", "at least four times"],
    [0, 2, "at most two calls", "at most twice"],
    [2, 2, "exactly two calls", "exactly twice"],
    [1, 3, "one to three calls", "one to three times"],
    [0, 40, "at most 40 calls", "at most 40 times"],
  ])("(%d,%d) is %s, %s", (min, max, count, times) => {
    expect(counted(min, max, call)).toBe(count);
    expect(often(min, max)).toBe(times);
  });
});
