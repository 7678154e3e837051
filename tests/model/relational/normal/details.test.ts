/** Details that the textbook examples leave open: what is suggested, what is written together, where a chase ends. */

import { describe, expect, it } from "vitest";
import { chaseStep } from "../../../../lib/src/model/relational/normal/chase.js";
import {
  decomposeToBcnf,
  losslessJoin,
  minimalCover,
  normalForm,
  project,
  scheme,
  synthesise3nf,
} from "../../../../lib/src/model/relational/normal/index.js";
import { projected } from "../../../../lib/src/model/relational/normal/projection.js";
import { group } from "../../../../lib/src/model/relational/normal/reducing.js";

const suggested = (written: string, known: string): string => {
  try {
    scheme("r", known, `${written} -> zz`);
  } catch (error) {
    return (error as Error).message.replace(/.*no attribute "[^"]*"\. /, "");
  }
  return "";
};

describe("a misspelt attribute", () => {
  it.each([
    ["is like one but for a letter", "recieved_at", "received_at, zz", 'Did you mean "received_at"?'],
    [
      "is like one but for spaces, underscores and case",
      "CALL",
      "cab, c_a_l l, zz",
      'Did you mean "c_a_l l"?',
    ],
    ["is most like the longer one", "unit_kinds", "unit, unit_kind, zz", 'Did you mean "unit_kind"?'],
    ["shares only a beginning", "priority", "postcode, zz", "It has postcode, zz."],
    ["has the same letters in another order", "stone", "notes, zz", "It has notes, zz."],
    ["repeats what the other has once", "aaaaaa", "aab, zz", "It has aab, zz."],
  ])("%s", (_, written, known, expected) => {
    expect(suggested(written, known)).toBe(expected);
  });
});

describe("the chase", () => {
  it("ends at the first row that is whole, though a dependency could go on", () => {
    const made = scheme("r", "a, b, c, d", "a -> b; c -> d");
    const { lossless, trace } = losslessJoin(made, ["a, b, c, d", "a, c"]);
    expect([lossless, trace]).toEqual([true, []]);
  });

  it("tells symbols 1 and 11 from 11 and 1", () => {
    const { dependencies } = scheme("r", "a, b, c", "a, b -> c");
    const tableau = {
      attributes: ["a", "b", "c"],
      labels: ["x", "y"],
      rows: [
        [1, 11, 2],
        [11, 1, 3],
      ],
    };
    expect(chaseStep(tableau, dependencies)).toBeUndefined();
    const { dependencies: close } = scheme("r", "a, b, c", "a, b -> c");
    expect(
      chaseStep(
        {
          ...tableau,
          rows: [
            [1, 11, 2],
            [1, 11, 3],
          ],
        },
        close,
      )?.tableau.rows,
    ).toEqual([
      [1, 11, 2],
      [1, 11, 2],
    ]);
    // The last two rows keep the symbols of the others from standing nowhere else.
    const wide = {
      attributes: ["a", "b", "c", "d"],
      labels: ["v", "w", "x", "y", "z"],
      rows: [
        [0, 1, 11, 0],
        [0, 11, 1, 0],
        [0, 1, 11, 5],
        [9, 11, 1, 7],
        [8, 2, 2, 5],
      ],
    };
    const step = chaseStep(wide, scheme("r", "a, b, c, d", "a ->> b, c").dependencies);
    expect(step?.tableau.rows.at(-1)).toEqual([0, 11, 1, 5]);
  });

  it("names the rows that a new one is made of: of equal ones the first", () => {
    const tableau = {
      attributes: ["a", "b", "c", "d"],
      labels: ["one", "two", "three", "four", "five"],
      rows: [
        [0, 0, 2, 3],
        [0, 4, 0, 0],
        [0, 0, 5, 0],
        [8, 6, 2, 3],
        [7, 7, 5, 9],
      ],
    };
    const step = chaseStep(tableau, scheme("r", "a, b, c, d", "a ->> b").dependencies);
    expect(step?.change).toBe("a row of b from one and the rest from two");
    expect(step?.tableau.labels.at(-1)).toBe("added 6");
  });
});

describe("dependencies of one left side", () => {
  it("stand together, those of other names do not", () => {
    const made = scheme("r", "ab, c, a, bc, x, y", "ab, c -> x; a, bc -> y");
    expect(group(made.dependencies, made.attributes).map(({ text }) => text)).toEqual([
      "ab, c -> x",
      "a, bc -> y",
    ]);
    const cover = minimalCover(scheme("r", "a, b, c", "a -> b; a -> c"));
    expect(cover.grouped.map(({ text }) => text)).toEqual(["a -> b, c"]);
  });

  it("stand together in a projection", () => {
    const made = scheme("r", "a, b, c, d", "a -> d; d -> b; d -> c");
    expect(project(made, "a, b, c").dependencies.map(({ text }) => text)).toEqual(["a -> b, c"]);
  });
});

describe("multivalued dependencies of a projection", () => {
  const texts = (attributes: string, dependencies: string, onto: string): string[] =>
    projected(scheme("r", attributes, dependencies), new Set(onto.split(", ")), "p").dependencies.map(
      ({ text }) => text,
    );

  it.each([
    ["stand as they are written", "a, b, c, d, e", "a ->> b, c, d", "a, b, c, d, e", ["a ->> b, c, d"]],
    [
      "have the smallest right side where none is written",
      "a, b, c, d, e, g",
      "a -> g; g ->> b, c, d",
      "a, b, c, d, e",
      ["a ->> e"],
    ],
    [
      "do not repeat a functional one",
      "a, b, c, d, e",
      "a -> b; a ->> c",
      "a, b, c, d, e",
      ["a -> b", "a ->> c"],
    ],
    [
      "are none where a functional one follows",
      "a, b, c, d",
      "a -> b, c; a ->> d, c; b ->> c",
      "a, b, c",
      ["a -> b", "b -> c"],
    ],
    ["say nothing twice", "a, b, c, d, e", "a, b ->> c; a ->> c", "a, b, c, d, e", ["a ->> c"]],
  ])("%s", (_, attributes, dependencies, onto, expected) => {
    expect(texts(attributes, dependencies, onto)).toEqual(expected);
  });
});

describe("a synthesis", () => {
  it("adds no key where a scheme holds one", () => {
    const { trace, schemes } = synthesise3nf(scheme("r", "a, b, c", "a -> b; b -> c"));
    expect(trace.map(({ action }) => action)).toEqual(["make", "make"]);
    expect(schemes.map(({ attributes }) => attributes.join())).toEqual(["a,b", "b,c"]);
  });

  it("keeps one of two schemes with the same attributes", () => {
    const { trace, schemes } = synthesise3nf(scheme("r", "a, b", "a -> b; b -> a"));
    expect(trace.map(({ action }) => action)).toEqual(["make", "make", "leave out"]);
    expect(schemes.map(({ attributes }) => attributes.join())).toEqual(["a,b"]);
  });
});

describe("a tableau", () => {
  it("calls its first column as no attribute is called", () => {
    const { tableau } = losslessJoin(scheme("r", "row, (row), a", "row -> a"), ["row, (row)", "row, a"]);
    expect(tableau(0).map((each) => Object.keys(each)[0])).toEqual(["((row))", "((row))"]);
    expect(tableau(0)[0]).toEqual({ "((row))": "R1", row: "a1", "(row)": "a2", a: "b1,3" });
  });
});

describe("violations", () => {
  const found = (attributes: string, dependencies: string, notAtomic = {}) =>
    normalForm(scheme("r", attributes, dependencies, notAtomic)).violations;

  it("come with the lowest form first", () => {
    const forms = found("a, b, c, d", "a -> c; c -> d", { composite: "d" }).map(({ form }) => form);
    expect(forms).toEqual(["1NF", "2NF", "3NF"]);
  });

  it("name the smallest part of a key that shows them", () => {
    const [first] = found("a, b, c, d, x, y", "a, b -> c; b, c -> d; c, x, y -> a, b");
    expect([first?.form, first?.violatedBy]).toEqual(["2NF", "a, b -> d"]);
  });

  it.each([
    ["a, b, c, d, e, g", "{c, d, e, g}"],
    ["a, b, c, d, e, g, h", "{c, d, e and 2 others}"],
  ])("name up to four that stand beside a multivalued attribute: %s", (attributes, shown) => {
    expect(found(attributes, "a ->> b")[0]?.why).toContain(`each stands beside each ${shown}.`);
  });
});

it("a dependency that says nothing splits no scheme", () => {
  expect(decomposeToBcnf(scheme("r", "a, b, c", "a, b -> a; c -> c")).trace).toEqual([]);
});
