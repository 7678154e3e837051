import { expect, it } from "vitest";
import { polars } from "../../lib/src/frames/polars.js";
import { roundedRatio } from "../../lib/src/frames/rounded.js";

const pl = polars();
const frame = (rows: readonly (readonly [number | null, number | null])[]) =>
  pl.DataFrame([
    pl.Series(
      "a",
      rows.map(([a]) => a),
      pl.Int32,
    ),
    pl.Series(
      "b",
      rows.map(([, b]) => b),
      pl.Int32,
    ),
  ]);

it("rounds a quotient half away from zero, whatever its signs; null where there is none", () => {
  const rows = [
    [1, 8],
    [-1, 8],
    [1, -8],
    [-1, -8],
    [2, 3],
    [0, 5],
    [7, 0],
    [null, 3],
    [3, null],
    [201, 200],
  ] as const;
  const found = frame(rows).select(roundedRatio(pl.col("a"), pl.col("b"), 2).alias("q"));
  expect(found.getColumn("q").toArray()).toEqual([0.13, -0.13, -0.13, 0.13, 0.67, 0, null, null, null, 1.01]);
});

it("is exact where doubles are not: 1.005 is 1.01", () => {
  const found = frame([[1005, 1]]).select(roundedRatio(pl.col("a"), 1000, 2).alias("q"));
  expect(found.getColumn("q").toArray()).toEqual([1.01]);
});

it("agrees with whole-number arithmetic on thousands of quotients", () => {
  const rows = Array.from(
    { length: 5_000 },
    (_, i) => [(i * 7919) % 2003, 1 + ((i * 104_729) % 97)] as const,
  );
  const found = frame(rows).select(roundedRatio(pl.col("a"), pl.col("b"), 1).alias("q"));
  const expected = rows.map(([a, b]) => Number((BigInt(a) * 20n + BigInt(b)) / (2n * BigInt(b))) / 10);
  expect(found.getColumn("q").toArray()).toEqual(expected);
});
