/** Rounding of exact decimals, half away from zero, as MySQL's ROUND does it. */

/**
 * @param text an exact number as BSON's Decimal128 writes it: `12`, `-0.125`, `1.5E+3`
 * @param scale digits behind the point
 * @returns with as many digits behind the point; undefined for infinity and NaN
 */
export function roundedText(text: string, scale: number): string | undefined {
  const [, sign, whole = "", fraction = "", exponent = "0"] =
    /^([+-]?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/i.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const digits = BigInt(whole + fraction);
  // The number is digits * 10 ** power.
  const power = Number(exponent) - fraction.length;
  const shift = power + scale;
  const unscaled = shift >= 0 ? digits * 10n ** BigInt(shift) : halfUp(digits, 10n ** BigInt(-shift));
  const padded = String(unscaled).padStart(scale + 1, "0");
  const negative = sign === "-" && unscaled !== 0n;
  const point = padded.length - scale;
  return `${negative ? "-" : ""}${padded.slice(0, point)}${scale === 0 ? "" : `.${padded.slice(point)}`}`;
}

/** The quotient of two positive numbers, a half upwards. */
const halfUp = (digits: bigint, divisor: bigint): bigint => (2n * digits + divisor) / (2n * divisor);
