import { expect, it } from "vitest";
import { Batch } from "../../lib/src/frames/columns/batch.js";
import { DoubleColumn } from "../../lib/src/frames/columns/numbers.js";
import { InstantColumn } from "../../lib/src/frames/columns/times.js";

it("writes microseconds of which the lower word overflows when the fraction is added", () => {
  // Seconds of which 15,625 times as many end with 26 ones in binary: the next microseconds carry into the upper word.
  const modulus = 2n ** 26n;
  let inverse = 1n; // of 15,625 modulo 2^26, by Newton's iteration
  for (let i = 0; i < 6; i++) inverse = (inverse * (2n - 15_625n * inverse)) % modulus;
  const seconds = Number((((modulus - 1n) * inverse) % modulus) + modulus) % Number(modulus);
  const column = new InstantColumn("at", "DATETIME(6)", 3, "us");
  const instants = [seconds, seconds - 67_108_864, seconds + 67_108_864 * 3000];
  instants.forEach((each, row) => {
    column.putSeconds(row, each, 999_999);
  });
  const values = new BigInt64Array(column.words.buffer.slice(0));
  expect([...values]).toEqual(instants.map((each) => BigInt(each) * 1_000_000n + 999_999n));
});

it("hands on a batch of many columns earlier, so that little stands beside the frame", () => {
  const rowsOf = (columns: number): number => {
    const batch = new Batch();
    for (let i = 0; i < columns; i++) batch.add((capacity) => new DoubleColumn(`c${i}`, "DOUBLE", capacity));
    while (!batch.endRow());
    return batch.rows;
  };
  expect([8, 16, 32, 400].map(rowsOf)).toEqual([65_536, 65_536, 32_768, 2622]);
});
