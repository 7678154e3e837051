/** The functional dependencies that follow only with the help of multivalued ones. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { determinable, determined } from "../../../../lib/src/model/relational/normal/dependency-basis.js";
import { close } from "../../../../lib/src/model/relational/normal/determining.js";
import { functionalDependencies } from "../../../../lib/src/model/relational/normal/functional.js";
import { dependencyBasis, implies, scheme } from "../../../../lib/src/model/relational/normal/index.js";
import { schemes } from "./arbitrary.js";
import { closureOf, subsets } from "./logic.js";

const texts = (attributes: string, dependencies: string): string[] =>
  functionalDependencies(scheme("r", attributes, dependencies)).map(({ text }) => text);

describe("functional dependencies", () => {
  it.each([
    [
      "of functional ones alone are as they are written",
      "a, b, c",
      "a -> b; a -> c; b -> c, b",
      ["a -> b", "a -> c", "b -> b, c"],
    ],
    ["of multivalued ones alone are none", "a, b, c", "a ->> b", []],
    ["follow by coalescence", "a, b, c", "a ->> b; c -> b", ["c -> b", "a -> b"]],
    [
      "of one left side stand together",
      "a, b, c, d, e",
      "a ->> b, c; d -> b; e -> c",
      ["d -> b", "e -> c", "a -> b, c"],
    ],
    [
      "are those with the fewest attributes on the left",
      "a, b, c, d",
      "a ->> b; a, c ->> b; d -> b",
      ["d -> b", "a -> b"],
    ],
    [
      "leave out what follows from the others",
      "a, b, c, d",
      "a -> c; c ->> b; d -> b",
      ["a -> c", "d -> b", "c -> b"],
    ],
  ])("%s", (_, attributes, dependencies, expected) => {
    expect(texts(attributes, dependencies)).toEqual(expected);
  });

  it("are all there are, and none that follows from the rest is added", () => {
    fc.assert(
      fc.property(schemes(5, ["->", "->>"]), (made) => {
        const { attributes, dependencies } = made;
        const all = functionalDependencies(made);
        for (const set of subsets(attributes))
          expect([...close(set, all)].sort()).toEqual([...closureOf(attributes, dependencies, set)].sort());
        const added = all.filter((each) => !dependencies.includes(each));
        for (const each of added) {
          const others = all.filter((other) => other !== each);
          expect(each.dependent.some((name) => !close(each.determinant, others).has(name))).toBe(true);
          for (const spare of each.determinant) {
            const rest = each.determinant.filter((name) => name !== spare);
            expect(each.dependent.every((name) => close(rest, all).has(name))).toBe(false);
          }
        }
        expect(new Set(added.map(({ determinant }) => determinant.join())).size).toBe(added.length);
      }),
      { numRuns: 150 },
    );
  });

  it("are computed once for a scheme", () => {
    const made = scheme("r", "a, b, c", "a ->> b; c -> b");
    expect(functionalDependencies(made)).toBe(functionalDependencies(made));
  });
});

describe("what a set determines", () => {
  const made = scheme("r", "a, b, c, d", "a ->> b; a ->> c; d -> b");
  it("is the set itself, and blocks of one attribute that a functional dependency gives", () => {
    expect([...determined(made, new Set(["a"]))].sort()).toEqual(["a", "b"]); // not c, though {c} is a block
    expect([...determined(made, new Set(["c"]))]).toEqual(["c"]);
    expect([...determinable(made)]).toEqual(["b"]);
    expect([...determinable(scheme("r", "a, b", "a, b -> b"))]).toEqual([]);
  });

  it("leaves no block beside all attributes", () => {
    expect(dependencyBasis(made, "a, b, c, d").blocks).toEqual([]);
  });
});

it("a counterexample is that of the first dependency that does not follow, wherever it stands", () => {
  const answer = implies(scheme("r", "a, b, c", "a -> b"), "a -> b; a -> c; b -> c");
  expect(answer.holds).toBe(false);
  expect(answer.rows.map(({ follows }) => follows)).toEqual([true, false, false]);
  expect(answer.counterexample).toEqual([
    { a: "1", b: "1", c: "1" },
    { a: "1", b: "1", c: "2" },
  ]);
});
