/** Decimal numbers, as texts and drivers write them, as whole numbers of their last place. */

const ZERO = 48;
const MINUS = 45;
const DOT = 46;
/** Fifteen digits are exact in a double. */
const MOST = 999_999_999_999_999;
const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;

/** The number in units of 10 ** -scale; NaN where it has other than `scale` decimals or more than fifteen digits. */
export function shortUnits(from: Uint8Array, start: number, end: number, scale: number): number {
  let at = start;
  const negative = from[at] === MINUS;
  if (negative) at++;
  if (end - at > 16) return Number.NaN;
  let units = 0;
  let decimals = -1;
  for (; at < end; at++) {
    const digit = from[at]! - ZERO;
    if (digit >= 0 && digit <= 9) {
      units = units * 10 + digit;
      if (decimals >= 0) decimals++;
    } else if (from[at] === DOT && decimals < 0) decimals = 0;
    else return Number.NaN;
  }
  if (Math.max(decimals, 0) !== scale || units > MOST) return Number.NaN;
  return negative ? 0 - units : units;
}

/** The number in units of 10 ** -scale, of any length; undefined for what is no number, or has more decimals that are not 0. */
export function longUnits(text: string, scale: number): bigint | undefined {
  const [, sign, whole = "", decimals = "", exponent = "0"] = DECIMAL.exec(text) ?? [];
  if (sign === undefined || whole + decimals === "") return undefined;
  const shift = scale - decimals.length + Number(exponent);
  const digits = whole + decimals;
  if (shift < 0 && /[1-9]/.test(digits.slice(shift))) return undefined;
  const units = BigInt(shift < 0 ? digits.slice(0, shift) || "0" : digits + "0".repeat(shift));
  return sign === "-" ? -units : units;
}
