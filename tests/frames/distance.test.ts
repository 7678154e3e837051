import { expect, it } from "vitest";
import { sphereDistance } from "../../lib/src/frames/distance.js";
import { polars } from "../../lib/src/frames/polars.js";

const pl = polars();

/** As MySQL 9.7 answers: `SELECT ST_Distance_Sphere(ST_SRID(POINT(lon1, lat1), 4326), ST_SRID(POINT(lon2, lat2), 4326))`. */
const MEASURED = [
  [3.20882, 54.6957, 3.204663, 54.703594, 917.5156127515824],
  [3.2, 54.7, 3.2, 54.7, 0],
  [0, 0, 90, 0, 10_007_557.176116832],
  [10, -90, 10, 90, 20_015_114.352233686],
  [179.5, 10, -179.5, -10, 2_226_651.487277915],
] as const;

it("gives the metres that ST_Distance_Sphere gives", () => {
  const columns = ["lon1", "lat1", "lon2", "lat2"].map((name, i) =>
    pl.Series(
      name,
      MEASURED.map((row) => row[i]!),
      pl.Float64,
    ),
  );
  const point = (nth: number) => ({ longitude: pl.col(`lon${nth}`), latitude: pl.col(`lat${nth}`) });
  const found = pl
    .DataFrame(columns)
    .select(sphereDistance(point(1), point(2)).alias("m"))
    .getColumn("m")
    .toArray() as number[];
  MEASURED.forEach(([, , , , metres], i) => {
    expect(found[i]).toBeCloseTo(metres, 6);
  });
});
