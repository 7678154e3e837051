import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  candidateKeys,
  closure,
  type Decomposition,
  decomposeTo4nf,
  decomposeToBcnf,
  dependencyBasis,
  equivalent,
  implies,
  losslessJoin,
  minimalCover,
  normalForm,
  preserves,
  project,
  type Scheme,
  scheme,
  synthesise3nf,
} from "../../../../lib/src/model/relational/normal/index.js";
import { schemes, withSets } from "./arbitrary.js";
import {
  agreements,
  closureOf,
  follows,
  holdsOnPart,
  joinsLosslessly,
  keysOf,
  type Rule,
  subsets,
} from "./logic.js";

const both = ["->", "->>"] as const;
const functional = schemes(7);
const mixed = schemes(5, both);

const holds = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void, numRuns = 200): void =>
  fc.assert(fc.property(arbitrary, property), { seed: 20250301, numRuns });

const sorted = (sets: readonly (readonly string[])[]): string[] => sets.map((set) => set.join()).sort();
const closed = (from: Scheme, set: readonly string[]): readonly string[] => closure(from, set).attributes;
const rules = ({ dependencies }: Scheme): readonly Rule[] => dependencies;

/** Whether X determines all attributes of a part, asked of the whole scheme. */
const determinesPart = (whole: Scheme, part: Scheme, left: readonly string[]): boolean => {
  const reached = closureOf(whole.attributes, rules(whole), left);
  return part.attributes.every((each) => reached.includes(each));
};

/** Left sides that keep a part from Boyce-Codd normal form, by all its subsets. */
const bcnfViolators = (whole: Scheme, part: Scheme): string[][] =>
  subsets(part.attributes).filter((left) => {
    const reached = closureOf(whole.attributes, rules(whole), left);
    const within = part.attributes.filter((each) => reached.includes(each));
    return within.length > left.length && within.length < part.attributes.length;
  });

const isIn3nf = (whole: Scheme, part: Scheme): boolean => {
  const onto = part.attributes;
  const superkeys = subsets(onto).filter((set) => determinesPart(whole, part, set));
  const keys = superkeys.filter(
    (set) =>
      !superkeys.some((other) => other.length < set.length && other.every((each) => set.includes(each))),
  );
  const prime = new Set(keys.flat());
  return bcnfViolators(whole, part).every((left) =>
    closureOf(whole.attributes, rules(whole), left)
      .filter((each) => onto.includes(each) && !left.includes(each))
      .every((each) => prime.has(each)),
  );
};

/** Whether X ->> Y holds on a part: by the chase, or faster by logic if the part is the whole. */
const separates = (whole: Scheme, part: Scheme, determinant: string[], dependent: string[]): boolean =>
  whole === part
    ? follows(whole.attributes, rules(whole), { kind: "multivalued", determinant, dependent })
    : holdsOnPart(whole.attributes, rules(whole), part.attributes, { determinant, dependent });

/** Multivalued dependencies that keep a part from fourth normal form, by all pairs of its subsets. */
const fourthViolators = (whole: Scheme, part: Scheme): string[] =>
  subsets(part.attributes).flatMap((left) => {
    if (determinesPart(whole, part, left)) return [];
    const rest = part.attributes.filter((each) => !left.includes(each));
    return subsets(rest)
      .filter((right) => right.length > 0 && right.length < rest.length)
      .filter((right) => separates(whole, part, left, right))
      .map((right) => `${left} ->> ${right}`);
  });

describe("the closure", () => {
  it("holds the set, grows with it and is its own closure", () => {
    holds(withSets(functional, 2), ([from, [x, y]]) => {
      expect(closed(from, x!)).toEqual(expect.arrayContaining(x!));
      expect(closed(from, [...x!, ...y!])).toEqual(expect.arrayContaining([...closed(from, x!)]));
      expect(closed(from, closed(from, x!))).toEqual(closed(from, x!));
    });
  });

  it.each([
    ["functional dependencies", functional],
    ["both kinds of dependencies", mixed],
  ])("is what logic says, under %s", (_, arbitrary) => {
    holds(withSets(arbitrary, 1), ([from, [x]]) => {
      expect(closed(from, x!)).toEqual(closureOf(from.attributes, rules(from), x!));
    });
  });

  it("is the set and what each step of the trace gained, in that order", () => {
    holds(withSets(functional, 1), ([from, [x]]) => {
      const { trace, attributes } = closure(from, x!);
      const reached = new Set(x!);
      for (const { dependency, gained } of trace) {
        const used = from.dependencies.find(({ text }) => text === dependency)!;
        expect(used.determinant.every((each) => reached.has(each))).toBe(true);
        for (const each of gained.split(", ")) {
          expect(used.dependent).toContain(each);
          expect(reached.has(each)).toBe(false);
          reached.add(each);
        }
      }
      expect([...reached].sort()).toEqual([...attributes]);
    });
  });
});

describe("implication", () => {
  const asked = withSets(mixed, 2);

  it.each(both)("of X %s Y is what logic says, under both kinds of dependencies", (arrow) => {
    const kind = arrow === "->" ? "functional" : "multivalued";
    holds(
      asked,
      ([from, [x, y]]) => {
        const rule = { kind, determinant: x!, dependent: y! } as const;
        expect(implies(from, `${x} ${arrow} ${y}`).holds).toBe(follows(from.attributes, rules(from), rule));
      },
      500,
    );
  });

  it.each(both)("is refuted by two rows that obey the scheme and break X %s Y", (arrow) => {
    const kind = arrow === "->" ? "functional" : "multivalued";
    holds(asked, ([from, [x, y]]) => {
      const { holds: implied, counterexample } = implies(from, `${x} ${arrow} ${y}`);
      const [one, other] = counterexample;
      expect(counterexample).toHaveLength(implied ? 0 : 2);
      if (implied) return;
      const agreed = from.attributes.filter((each) => one![each] === other![each]).join();
      const possible = (known: readonly Rule[]): string[] =>
        agreements(from.attributes, known).map((set) =>
          from.attributes.filter((each) => set.has(each)).join(),
        );
      expect(possible(rules(from))).toContain(agreed);
      expect(possible([{ kind, determinant: x!, dependent: y! }])).not.toContain(agreed);
    });
  });

  it("has X ->> Y exactly for the unions of the dependency basis of X", () => {
    holds(
      withSets(mixed, 1),
      ([from, [x]]) => {
        const { blocks } = dependencyBasis(from, x!);
        const rest = from.attributes.filter((each) => !x!.includes(each));
        expect(blocks.flat().sort()).toEqual(rest);
        for (const right of subsets(rest).filter(({ length }) => length > 0)) {
          const isUnion = blocks.every(
            (block) =>
              block.every((each) => right.includes(each)) || !block.some((each) => right.includes(each)),
          );
          const rule = { kind: "multivalued", determinant: x!, dependent: right } as const;
          expect(isUnion).toBe(follows(from.attributes, rules(from), rule));
        }
      },
      100,
    );
  });
});

describe("candidate keys", () => {
  it.each([
    ["functional dependencies", functional],
    ["both kinds of dependencies", mixed],
  ])("are all minimal superkeys and no other set, under %s", (_, arbitrary) => {
    holds(arbitrary, (from) => {
      const { keys, prime, nonPrime } = candidateKeys(from);
      expect(sorted(keys)).toEqual(sorted(keysOf(from.attributes, rules(from))));
      expect([...prime, ...nonPrime].sort()).toEqual([...from.attributes]);
      expect(prime).toEqual(from.attributes.filter((each) => keys.some((key) => key.includes(each))));
    });
  });
});

describe("a minimal cover", () => {
  it("is equivalent to what it covers", () => {
    holds(functional, (from) => {
      const cover = minimalCover(from);
      for (const dependencies of [cover.dependencies, cover.grouped]) {
        const texts = dependencies.map(({ text }) => text);
        expect(equivalent(from, texts).equivalent).toBe(true);
        for (const each of rules(from)) expect(follows(from.attributes, dependencies, each)).toBe(true);
        for (const each of dependencies) expect(follows(from.attributes, rules(from), each)).toBe(true);
      }
    });
  });

  it("has no dependency and no attribute on a left side that could be spared", () => {
    holds(functional, (from) => {
      const { dependencies } = minimalCover(from);
      for (const each of dependencies) {
        const others = dependencies.filter((other) => other !== each);
        expect(each.dependent).toHaveLength(1);
        expect(follows(from.attributes, others, each)).toBe(false);
        for (const spare of each.determinant) {
          const determinant = each.determinant.filter((name) => name !== spare);
          expect(follows(from.attributes, dependencies, { ...each, determinant })).toBe(false);
        }
      }
    });
  });

  it("is told step by step: what each step names is there, and what it becomes takes its place", () => {
    holds(functional, (from) => {
      const { trace, dependencies } = minimalCover(from);
      const current = from.dependencies.map(({ text }) => text);
      for (const { dependency, becomes } of trace) {
        const at = current.indexOf(dependency);
        expect(at).toBeGreaterThanOrEqual(0);
        current.splice(at, 1, ...(becomes === "" ? [] : becomes.split("; ")));
      }
      expect(current.sort()).toEqual(dependencies.map(({ text }) => text).sort());
    });
  });
});

describe("a projection", () => {
  it("has the functional dependencies that hold among its attributes, and no other", () => {
    holds(withSets(functional, 1), ([from, [onto]]) => {
      const part = project(from, onto!);
      for (const left of subsets(part.attributes).filter(({ length }) => length > 0)) {
        const reached = closureOf(from.attributes, rules(from), left).filter((each) => onto!.includes(each));
        expect(closed(part, left)).toEqual(reached);
      }
    });
  });

  it("has the multivalued dependencies that hold among its attributes, and no other", () => {
    holds(
      withSets(mixed, 1),
      ([from, [onto]]) => {
        const part = project(from, onto!);
        for (const determinant of subsets(part.attributes).filter(({ length }) => length > 0)) {
          const rest = part.attributes.filter((each) => !determinant.includes(each));
          for (const dependent of subsets(rest).filter(({ length }) => length > 0)) {
            const rule = { kind: "multivalued", determinant, dependent } as const;
            expect(follows(part.attributes, rules(part), rule)).toBe(
              holdsOnPart(from.attributes, rules(from), part.attributes, rule),
            );
          }
        }
      },
      60,
    );
  });
});

describe("the normal form", () => {
  const order = ["1NF", "2NF", "3NF", "BCNF", "4NF"];

  it("is what all implied dependencies say", () => {
    holds(mixed, (from) => {
      const { highest, forms, violations } = normalForm(from);
      const bcnf = bcnfViolators(from, from).length === 0;
      expect(highest === "BCNF" || highest === "4NF").toBe(bcnf);
      expect(["3NF", "BCNF", "4NF"].includes(highest)).toBe(isIn3nf(from, from));
      expect(highest === "4NF").toBe(bcnf && fourthViolators(from, from).length === 0);
      expect(highest === "1NF").toBe(hasPartialDependency(from));
      for (const { form, reached, violatedBy } of forms) {
        expect(reached).toBe(violations.every((each) => order.indexOf(each.form) > order.indexOf(form)));
        expect(violatedBy === "").toBe(reached);
      }
    });
  });

  it("is denied by dependencies that hold and break it", () => {
    holds(mixed, (from) => {
      const keys = keysOf(from.attributes, rules(from));
      const prime = keys.flat();
      for (const { form, violatedBy } of normalForm(from).violations) {
        const [broken] = scheme("r", [...from.attributes], violatedBy).dependencies;
        const { determinant, dependent } = broken!;
        expect(follows(from.attributes, rules(from), broken!)).toBe(true);
        expect(closureOf(from.attributes, rules(from), determinant)).not.toEqual(from.attributes);
        const gained = dependent.filter((each) => !determinant.includes(each));
        const free = gained.filter((each) => !prime.includes(each));
        const partOfKey = keys.some((key) => determinant.every((each) => key.includes(each)));
        if (form === "2NF") expect(free.length > 0 && partOfKey).toBe(true);
        if (form === "3NF") expect(free.length > 0 && !partOfKey).toBe(true);
        if (form === "BCNF") expect(gained.length > free.length).toBe(true);
      }
    });
  });

  const hasPartialDependency = (from: Scheme): boolean => {
    const keys = keysOf(from.attributes, rules(from));
    const prime = keys.flat();
    return keys.some((key) =>
      key.some((spare) =>
        closureOf(
          from.attributes,
          rules(from),
          key.filter((each) => each !== spare),
        ).some((each) => !prime.includes(each)),
      ),
    );
  };
});

describe("a synthesis", () => {
  it.each([
    ["functional dependencies", functional],
    ["both kinds of dependencies", mixed],
  ])(
    "is lossless, preserves the functional ones and has only schemes in third normal form, under %s",
    (_, arbitrary) => {
      holds(arbitrary, (from) => {
        const { schemes: made } = synthesise3nf(from);
        expect(losslessJoin(from, made).lossless).toBe(true);
        expect(preserves(from, made).lost).toEqual([]);
        const known = made.flatMap(rules).filter(({ kind }) => kind === "functional");
        for (const each of rules(from)) {
          if (each.kind === "functional") expect(follows(from.attributes, known, each)).toBe(true);
        }
        for (const part of made) {
          expect(isIn3nf(from, part)).toBe(true);
          expect(["3NF", "BCNF", "4NF"]).toContain(normalForm(part).highest);
        }
      });
    },
  );

  it("has no scheme that is part of another", () => {
    holds(functional, (from) => {
      const { schemes: made } = synthesise3nf(from);
      for (const one of made) {
        const around = made.filter(({ attributes }) =>
          one.attributes.every((each) => attributes.includes(each)),
        );
        expect(around).toEqual([one]);
      }
    });
  });
});

describe("a decomposition", () => {
  const isLossless = (from: Scheme, { schemes: made }: Decomposition): void => {
    expect(losslessJoin(from, made).lossless).toBe(true);
    expect([...new Set(made.flatMap(({ attributes }) => attributes))].sort()).toEqual([...from.attributes]);
  };

  it("into Boyce-Codd normal form is lossless, and nothing implied breaks that form", () => {
    holds(functional, (from) => {
      const made = decomposeToBcnf(from);
      isLossless(from, made);
      for (const part of made.schemes) expect(bcnfViolators(from, part)).toEqual([]);
      const known = made.schemes.flatMap(rules);
      const lost = from.dependencies.filter((each) => !follows(from.attributes, known, each));
      expect(made.lost).toEqual(lost.map(({ text }) => text));
    });
  });

  it("into fourth normal form is lossless, and nothing implied breaks that form", () => {
    holds(
      mixed,
      (from) => {
        const made = decomposeTo4nf(from);
        isLossless(from, made);
        for (const part of made.schemes) expect(fourthViolators(from, part)).toEqual([]);
        for (const part of made.schemes) expect(bcnfViolators(from, part)).toEqual([]);
      },
      100,
    );
  });

  it("into two is lossless by the chase exactly if what they share determines one, or parts them", () => {
    const cover = ([from, [x, y]]: readonly [Scheme, readonly string[][]]): boolean =>
      from.attributes.every((each) => x!.includes(each) || y!.includes(each));
    holds(withSets(mixed, 2).filter(cover), ([from, [x, y]]) => {
      const rule = {
        kind: "multivalued",
        determinant: x!.filter((each) => y!.includes(each)),
        dependent: x!,
      } as const;
      expect(losslessJoin(from, [x!, y!]).lossless).toBe(follows(from.attributes, rules(from), rule));
    });
    holds(withSets(functional, 2).filter(cover), ([from, [x, y]]) => {
      const shared = x!.filter((each) => y!.includes(each));
      const reached = closureOf(from.attributes, rules(from), shared);
      const criterion = [x!, y!].some((part) => part.every((each) => reached.includes(each)));
      expect(losslessJoin(from, [x!, y!]).lossless).toBe(criterion);
    });
  });

  /** Three parts that hold every attribute between them. */
  const inThree = (arbitrary: fc.Arbitrary<Scheme>): fc.Arbitrary<readonly [Scheme, readonly string[][]]> =>
    withSets(arbitrary, 3).map(([from, sets]) => {
      const missing = from.attributes.filter((each) => !sets.flat().includes(each));
      return [from, [...sets.slice(1), [...sets[0]!, ...missing]]] as const;
    });

  it("into three is lossless by the chase exactly if the chase to its end says so", () => {
    holds(
      inThree(mixed),
      ([from, sets]) => {
        const expected = joinsLosslessly(from.attributes, rules(from), sets);
        expect(losslessJoin(from, sets).lossless).toBe(expected);
      },
      500,
    );
  });

  it("preserves a dependency exactly if the projections imply it", () => {
    holds(inThree(functional), ([from, sets]) => {
      const known = sets.flatMap((set) => rules(project(from, set)));
      for (const [at, { preserved }] of preserves(from, sets).rows.entries()) {
        expect(preserved).toBe(follows(from.attributes, known, from.dependencies[at]!));
      }
    });
  });
});
