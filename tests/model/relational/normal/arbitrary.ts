import fc from "fast-check";
import { type Scheme, scheme } from "../../../../lib/src/model/relational/normal/index.js";

const NAMES = ["a", "b", "c", "d", "e", "f", "g"];

/**
 * Schemes r(a, b, ...) with random dependencies: short left sides, as real ones have, and a few long ones.
 *
 * @param most attributes at most
 * @param arrows what may stand between the sides
 */
export function schemes(most: number, arrows: readonly ("->" | "->>")[] = ["->"]): fc.Arbitrary<Scheme> {
  return fc.integer({ min: 4, max: most }).chain((count) => {
    const attributes = NAMES.slice(0, count);
    const side = (max: number): fc.Arbitrary<string> =>
      fc.subarray(attributes, { minLength: 1, maxLength: max }).map((names) => names.join(", "));
    const dependency = fc
      .tuple(side(3), fc.constantFrom(...arrows), side(2))
      .map(([left, arrow, right]) => `${left} ${arrow} ${right}`);
    return fc
      .array(dependency, { minLength: 1, maxLength: 7 })
      .map((dependencies) => scheme("r", attributes, dependencies));
  });
}

/** A scheme with sets of its attributes. */
export const withSets = (
  schemes: fc.Arbitrary<Scheme>,
  count: number,
): fc.Arbitrary<readonly [Scheme, readonly string[][]]> =>
  schemes.chain((made) =>
    fc.tuple(
      fc.constant(made),
      fc.array(fc.subarray([...made.attributes], { minLength: 1 }), { minLength: count, maxLength: count }),
    ),
  );
