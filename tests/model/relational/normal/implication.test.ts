import { describe, expect, it } from "vitest";
import {
  closure,
  dependencyBasis,
  equivalent,
  implies,
  project,
  scheme,
} from "../../../../lib/src/model/relational/normal/index.js";

describe("a closure", () => {
  // Ullman and Widom, A First Course in Database Systems, 3rd ed., ch. 3
  const abcdef = scheme("r", "A, B, C, D, E, F", "A, B -> C; B, C -> A, D; D -> E; C, F -> B");

  it("tells which dependency added what, in order", () => {
    const { attributes, superkey, trace, lines } = closure(abcdef, "B, A");
    expect(attributes).toEqual(["A", "B", "C", "D", "E"]);
    expect(superkey).toBe(false);
    expect(trace).toEqual([
      { step: 1, dependency: "A, B -> C", gained: "C" },
      { step: 2, dependency: "B, C -> A, D", gained: "D" },
      { step: 3, dependency: "D -> E", gained: "E" },
    ]);
    expect(lines).toEqual([
      "1. A, B -> C adds C",
      "2. B, C -> A, D adds D",
      "3. D -> E adds E",
      "{A, B}+ = A, B, C, D, E",
    ]);
  });

  it("goes round again for a dependency that stands before the one it waits for", () => {
    const { trace } = closure(scheme("r", "a, b, c, d", "c -> d; b -> c; a -> b"), "a");
    expect(trace.map(({ dependency }) => dependency)).toEqual(["a -> b", "b -> c", "c -> d"]);
  });

  it.each([
    [
      "Silberschatz, 6th ed., ch. 8",
      "A, B, C, G, H, I",
      "A -> B; A -> C; C, G -> H; C, G -> I; B -> H",
      "A, G",
      "A, B, C, G, H, I",
    ],
    [
      "Ullman 1988, ch. 7",
      "A, B, C, D, E, G",
      "A, B -> C; C -> A; B, C -> D; A, C, D -> B; D -> E, G; B, E -> C; C, G -> B, D; C, E -> A, G",
      "B, D",
      "A, B, C, D, E, G",
    ],
    ["nothing to apply", "A, B, C", "A, B -> C", "A", "A"],
  ])("is the known one: %s", (_, attributes, dependencies, of, expected) => {
    expect(closure(scheme("r", attributes, dependencies), of).attributes.join(", ")).toBe(expected);
  });
});

describe("implication", () => {
  // Ullman and Widom, A First Course in Database Systems, 3rd ed., ch. 3: closures, and the chase for multivalued dependencies
  const abcdef = scheme("r", "A, B, C, D, E, F", "A, B -> C; B, C -> A, D; D -> E; C, F -> B");

  it("of a functional dependency is shown by a closure", () => {
    expect(implies(abcdef, "A, B -> D; D -> A").rows).toEqual([
      { dependency: "A, B -> D", follows: true, because: "{A, B}+ = A, B, C, D, E" },
      { dependency: "D -> A", follows: false, because: "D+ = D, E, without A" },
    ]);
  });

  it("is refuted by two rows", () => {
    expect(implies(abcdef, "D -> A").counterexample).toEqual([
      { A: "1", B: "1", C: "1", D: "1", E: "1", F: "1" },
      { A: "2", B: "2", C: "2", D: "1", E: "1", F: "2" },
    ]);
    expect(implies(abcdef, "A, B -> D").counterexample).toEqual([]);
  });

  it.each([
    ["A -> B and B ->> C give A ->> C", "A -> B; B ->> C", "A ->> C", true],
    ["A ->> B, C and D -> C give A -> C", "A ->> B, C; D -> C", "A -> C", true],
    ["the same set does not give A -> B", "A ->> B, C; D -> C", "A -> B", false],
    ["complementation: A ->> B gives A ->> C, D", "A ->> B", "A ->> C, D", true],
    ["A ->> B, C does not give A ->> B", "A ->> B, C", "A ->> B", false],
    ["a functional dependency is a multivalued one", "A -> B, C", "A ->> B", true],
    ["a multivalued dependency is no functional one", "A ->> B", "A -> B", false],
    ["augmentation: A ->> B gives A, C ->> B", "A ->> B", "A, C ->> B", true],
    ["the right side may be part of the left", "A ->> B", "A, C ->> C", true],
  ])("of both kinds: %s", (_, given, asked, expected) => {
    expect(implies(scheme("r", "A, B, C, D", given), asked).holds).toBe(expected);
  });

  it("of a multivalued dependency is shown by the blocks of a basis", () => {
    const staff = scheme("staff", "name, language, shift, room", "name ->> language; shift -> room");
    expect(implies(staff, "name ->> language; name ->> shift; name ->> name").lines).toEqual([
      "name ->> language follows: for one name, {language} varies independently",
      "name ->> shift does not follow: for one name, shift, room go together",
      "name ->> name follows: its right side is part of its left side",
    ]);
  });

  it("has the dependency basis, with each block that was cut", () => {
    const { blocks, trace, lines } = dependencyBasis(scheme("r", "A, B, C, D, E", "A ->> B, C; D -> C"), "A");
    expect(blocks).toEqual([["B"], ["C"], ["D", "E"]]);
    expect(trace).toEqual([
      { step: 1, dependency: "A ->> B, C", block: "{B, C, D, E}", into: "{B, C} {D, E}" },
      { step: 2, dependency: "D -> C", block: "{B, C}", into: "{C} {B}" },
    ]);
    expect(lines.at(-1)).toBe("A ->> B | C | D, E");
  });
});

describe("equivalence", () => {
  // Elmasri and Navathe, 7th ed., exercise of ch. 14
  const first = scheme("r", "A, C, D, E, H", "A -> C; A, C -> D; E -> A, D; E -> H");

  it("holds if each set implies the other", () => {
    const { equivalent: holds, rows } = equivalent(first, "A -> C, D; E -> A, H");
    expect(holds).toBe(true);
    expect(rows.map(({ of, dependency }) => `${of}: ${dependency}`)).toEqual([
      "first: A -> C",
      "first: A, C -> D",
      "first: E -> A, D",
      "first: E -> H",
      "second: A -> C, D",
      "second: E -> A, H",
    ]);
  });

  it("names what does not follow from the other side", () => {
    const { equivalent: holds, rows } = equivalent(first, scheme("s", "A, C, D, E, H", "A -> C, D; E -> A"));
    expect(holds).toBe(false);
    expect(rows.filter(({ follows }) => !follows)).toEqual([
      { of: "first", dependency: "E -> H", follows: false, because: "E+ = A, C, D, E, without H" },
    ]);
  });
});

describe("a projection", () => {
  it.each([
    [
      "what follows by way of an attribute that is gone",
      "A -> B; B -> C; C -> D",
      "A, C, D",
      ["C -> D", "A -> C"],
    ],
    ["a left side that is made of two", "A -> B; B, C -> D", "A, C, D", ["A, C -> D"]],
    ["nothing where nothing holds", "A -> B; C -> D", "A, C", []],
    ["independence from the attributes that stay", "A ->> B; B -> C", "A, B, D", ["A ->> B"]],
    ["independence by way of an attribute that is gone", "A -> B; B ->> C", "A, C, D", ["A ->> C"]],
  ])("has %s", (_, given, onto, expected) => {
    const part = project(scheme("r", "A, B, C, D", given), onto);
    expect(part.dependencies.map(({ text }) => text)).toEqual(expected);
    expect(part.name).toBe(`r[${onto}]`);
  });

  it("has what is independent only for two attributes together, by way of one that is gone", () => {
    // v says nothing of a, because u is in a's block; u says nothing without t. For one v, any t stands beside any a
    const whole = scheme("r", "v, u, t, a, b", "v ->> t; u, t ->> a");
    const part = project(whole, "v, u, a, b");
    expect(part.dependencies.map(({ text }) => text)).toEqual(["v, u ->> a"]);
  });

  it("takes with it what is not atomic, and a name if it is given one", () => {
    const part = project(scheme("r", "A, B, C", "A -> B", { multivalued: "B, C" }), "A, B", "s");
    expect(part.lines).toEqual(["s(A, B)", "  A -> B", "  B is multivalued"]);
  });
});
