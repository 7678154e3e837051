/** Distances on the sphere between two pairs of columns. */

import { type Expr, polars } from "./polars.js";

/** Metres: MySQL's radius for SRID 4326, (2a + b) / 3 of the WGS 84 ellipsoid, which is the mean radius R1 of the IUGG. */
const RADIUS_M = (2 * 6_378_137 + 6_378_137 * (1 - 1 / 298.257223563)) / 3;

/** Longitude and latitude of a point, degrees. */
export interface Point {
  readonly longitude: Expr;
  readonly latitude: Expr;
}

/**
 * The great-circle distance by the haversine formula (R. W. Sinnott, "Virtues of the Haversine", 1984), as `ST_Distance_Sphere` gives it.
 *
 * @returns metres, Float64
 */
export function sphereDistance(from: Point, to: Point): Expr {
  const radians = (degrees: Expr): Expr => degrees.mul(polars().lit(Math.PI / 180));
  const [here, there] = [radians(from.latitude), radians(to.latitude)];
  const haversine = (angle: Expr): Expr => angle.div(polars().lit(2)).sin().pow(2);
  const half = haversine(there.sub(here)).add(
    here
      .cos()
      .mul(there.cos())
      .mul(haversine(radians(to.longitude.sub(from.longitude)))),
  );
  return half
    .pow(0.5)
    .arcsin()
    .mul(polars().lit(2 * RADIUS_M));
}
