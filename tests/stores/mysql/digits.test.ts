import fc from "fast-check";
import { expect, it } from "vitest";
import {
  DAY_MS,
  dayOf,
  FIRST_DAY,
  LAST_DAY,
  writeDate,
  writeDecimal,
  writeDouble,
  writeInt,
  writeTimeOfDay,
} from "../../../lib/src/stores/mysql/digits.js";

const out = Buffer.alloc(64);
const text = (write: (at: number) => number): string => out.toString("latin1", 3, write(3));

it("writes any whole number as JavaScript does", () => {
  const same = (value: number): void => {
    expect(text((at) => writeInt(out, at, value))).toBe(String(value));
  };
  fc.assert(fc.property(fc.maxSafeInteger(), same));
  for (const value of [0, 9, 10, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 1e9, 1e10, 2 ** 53 - 1]) same(value);
});

it("writes any finite double so that the very same double is read back", () => {
  const same = (value: number): void => {
    const written = text((at) => writeDouble(out, at, value));
    expect(Object.is(Number(written), value), `${value} was written ${written}`).toBe(true);
  };
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), same));
  fc.assert(fc.property(fc.integer({ min: -180e6, max: 180e6 }), (millionths) => same(millionths / 1e6)));
  for (const value of [0, -0, 0.1, 1e21, 5e-324, Number.MAX_VALUE, -1e-6, 4503599627.370496]) same(value);
});

it("writes a decimal with all the digits of its scale", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 6 }), (unscaled, scale) => {
      const written = text((at) => writeDecimal(out, at, unscaled, scale));
      expect(BigInt(written.replace(".", ""))).toBe(BigInt(unscaled));
      expect(written.split(".")[1]?.length ?? 0).toBe(scale);
    }),
  );
  expect(text((at) => writeDecimal(out, at, -5, 2))).toBe("-0.05");
});

it("writes dates and times as the calendar of Date has them, from the year 1 to 9999", () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST_DAY * 86_400_000, max: LAST_DAY * 86_400_000 }), (instant) => {
      const day = dayOf(instant);
      const written = text((at) => writeTimeOfDay(out, writeDate(out, at, day), instant - day * DAY_MS));
      expect(`${written.replace(" ", "T")}Z`).toBe(new Date(instant).toISOString());
    }),
    { numRuns: 1000 },
  );
});
