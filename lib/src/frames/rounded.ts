/** Exact quotients in Polars, which has no decimals that round. */

import { type Expr, polars } from "./polars.js";

/**
 * A quotient of whole numbers, rounded half away from zero to a number of decimal places, without an error on the way: it is computed in
 * Int64. The result is Float64, the nearest double of the rounded value; null where a part is null or the denominator 0.
 *
 * @param numerator whole; up to 9e18 / (2 * 10 ** scale)
 * @param denominator whole, or a plain number
 * @param scale decimal places
 */
export function roundedRatio(numerator: Expr, denominator: Expr | number, scale: number): Expr {
  const pl = polars();
  const whole = (value: number): Expr => pl.lit(value).cast(pl.Int64);
  const top = numerator.cast(pl.Int64);
  const bottom =
    typeof denominator === "number"
      ? whole(denominator)
      : pl.when(denominator.eq(0)).then(pl.lit(null)).otherwise(denominator).cast(pl.Int64);
  // |top| / |bottom| * 10 ** scale, a half upwards; div is whole division.
  const doubled = bottom.abs().mul(whole(2));
  const units = top
    .abs()
    .mul(whole(2 * 10 ** scale))
    .add(bottom.abs())
    .div(doubled);
  const negative = top.lt(0).neq(bottom.lt(0));
  const signed = pl
    .when(negative)
    .then(units.mul(whole(-1)))
    .otherwise(units);
  // Polars divides by a constant by multiplying with its inverse, which is a bit off: 13.600000000000001. Rounding mends that.
  return signed
    .cast(pl.Float64)
    .div(pl.lit(10 ** scale))
    .round(scale);
}
