/** The operations on sets of attributes that the algorithms are written in, and the minimal sets with a property. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  common,
  inOrder,
  meets,
  say,
  union,
  within,
  without,
} from "../../../../lib/src/model/relational/normal/attribute-set.js";
import { minimalSets } from "../../../../lib/src/model/relational/normal/minimal-sets.js";
import { subsets } from "./logic.js";

const names = ["a", "b", "c", "d", "e"];
const some = fc.subarray(names).map((each) => new Set(each));

describe("operations on sets", () => {
  it("are those of the theory, for any two sets", () => {
    fc.assert(
      fc.property(some, some, some, (x, y, z) => {
        const has = (test: (name: string) => boolean) => new Set(names.filter(test));
        expect(union(x, y, z)).toEqual(has((each) => x.has(each) || y.has(each) || z.has(each)));
        expect(without(x, y)).toEqual(has((each) => x.has(each) && !y.has(each)));
        expect(common(x, y)).toEqual(has((each) => x.has(each) && y.has(each)));
        expect(meets(x, y)).toBe(common(x, y).size > 0);
        expect(within(x, y)).toBe(without(x, y).size === 0);
      }),
    );
  });

  it("know the empty set", () => {
    const none = new Set<string>();
    expect([within(none, none), within(none, new Set("a")), meets(none, none)]).toEqual([true, true, false]);
    expect(union()).toEqual(none);
  });

  it("write a set in the order of the scheme", () => {
    expect(inOrder(["d", "a", "c"], names)).toEqual(["a", "c", "d"]);
    expect([say(["a"]), say(["a", "b"]), say([])]).toEqual(["a", "{a, b}", "{}"]);
  });
});

it("minimal sets are those that hold no smaller one, each once", () => {
  const bases = fc.array(fc.subarray(names), { maxLength: 4 });
  fc.assert(
    fc.property(bases, (wanted) => {
      const has = (set: ReadonlySet<string>): boolean => wanted.some((each) => within(each, set));
      const found = minimalSets(new Set(names), has).map((set) => inOrder(set, names).join());
      const all = subsets(names).filter((each) => has(new Set(each)));
      const minimal = all.filter(
        (each) => !all.some((other) => other.length < each.length && within(other, new Set(each))),
      );
      expect(found.sort()).toEqual(minimal.map((each) => each.join()).sort());
    }),
  );
});
