import fc from "fast-check";
import { expect, it } from "vitest";
import { dayTexts } from "../../../lib/src/stores/mysql/days.js";
import { FIRST_DAY, LAST_DAY } from "../../../lib/src/stores/mysql/digits.js";
import { BYTES_A_UNIT, writeText } from "../../../lib/src/stores/mysql/text.js";

const MARK = 0xab;

/** What is written for a text, where just the promised bytes are free; behind them nothing may change. */
function written(text: string): string | undefined {
  const free = BYTES_A_UNIT * text.length;
  const out = Buffer.alloc(3 + free + 8, MARK);
  const end = writeText(out, 3, text);
  expect(out.subarray(0, 3).every((byte) => byte === MARK)).toBe(true);
  expect(out.subarray(3 + free).every((byte) => byte === MARK)).toBe(true);
  return end === -1 ? undefined : out.toString("utf8", 3, end);
}

const LETTERS: Readonly<Record<string, string>> = { "\0": "0", "\t": "t", "\n": "n", "'": "'", "\\": "\\" };
const escaped = (text: string): string =>
  text.replace(/[\0\t\n'\\]/g, (character) => `\\${LETTERS[character]}`);

const awkward = fc.constantFrom(
  "a",
  "\\",
  "'",
  "\t",
  "\n",
  "\0",
  "\r",
  "é",
  "中",
  "\uefff",
  "\uf000",
  "\ufffd",
  "🚑",
);
const texts = fc.array(fc.oneof(awkward, fc.string({ unit: "binary" })), { maxLength: 150 });

it("writes a text of any length as UTF-8 with its escapes, within the bytes that are free", () => {
  fc.assert(
    fc.property(texts, (pieces) => {
      const text = pieces.join("");
      expect(written(text)).toBe(escaped(text));
    }),
    { numRuns: 500 },
  );
  for (const unit of ["\\", "\t", "中", "\uffff", "🚑"])
    for (const length of [1, 39, 40, 41, 500])
      expect(written(unit.repeat(length))).toBe(escaped(unit.repeat(length)));
});

it.each(["\ud83d", "\ude91", "\ude91\ud83d"])(
  "finds half a surrogate pair in a text of any length",
  (half) => {
    for (const around of ["", "a".repeat(100), "\\".repeat(100), "中\\".repeat(30)]) {
      expect(written(around + half)).toBeUndefined();
      expect(written(`${half}z${around}`)).toBeUndefined();
    }
  },
);

it("writes each day as the calendar has it, also where two days share a place", () => {
  const out = Buffer.alloc(16);
  const writeDay = dayTexts();
  const day = fc.integer({ min: FIRST_DAY, max: LAST_DAY });
  fc.assert(
    fc.property(fc.array(fc.oneof(day, fc.constantFrom(5, 5 + 4096, 5 - 4096)), { minLength: 1 }), (days) => {
      for (const each of days) {
        const text = out.toString("latin1", 3, writeDay(out, 3, each));
        expect(text).toBe(new Date(each * 86_400_000).toISOString().slice(0, 10));
      }
    }),
  );
});
