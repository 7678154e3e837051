import { describe, expect, it } from "vitest";
import type { ChartOptions } from "../../lib/src/show/chart.js";
import { allowNoWarning, Plot } from "./no-warning.js";

allowNoWarning();

describe("margins that the options give", () => {
  const bars = Plot.barX!([{ name: "a long name of a station", calls: 1 }], { x: "calls", y: "name" });
  /** Where the frame begins, in pixels from the left and from the top. */
  const corner = (options: ChartOptions): { left: number; top: number } => {
    const { svg } = Plot.plot({ marks: [bars, Plot.frame!()], ...options });
    const frame = /<rect [^>]*aria-label="frame"/.exec(svg)![0];
    const [x, y] = ["x", "y"].map((name) => new RegExp(` ${name}="([\\d.]+)"`).exec(frame)![1]);
    return { left: Number(x), top: Number(y) };
  };

  it.each([
    [{ marginLeft: 10 }, 10, 8],
    [{ margin: 0 }, 0, 0],
    [{ margin: 100 }, 100, 100],
    [{ margin: 0, marginLeft: 30 }, 30, 0],
    [{ marginTop: 28 }, undefined, 28],
  ])("stay: %o", (options, left, top) => {
    const found = corner(options);
    expect(found.top).toBe(top);
    if (left !== undefined) expect(found.left).toBe(left);
    else expect(found.left).toBeGreaterThan(150);
  });

  it("stay on the right, where names would stand at the ends of lines", () => {
    const rows = ["a long name of a station", "b"].flatMap((name, i) =>
      [1, 2].map((x) => ({ name, x, y: x + i })),
    );
    const lines = Plot.lineY!(rows, { x: "x", y: "y", stroke: "name" });
    const width = (options: ChartOptions): number => {
      const { svg } = Plot.plot({ marks: [lines, Plot.frame!()], ...options });
      return Number(/<rect [^>]*width="([\d.]+)"[^>]*aria-label="frame"/.exec(svg)![1]);
    };
    expect(width({ margin: 20 })).toBe(600);
    expect(width({})).toBeLessThan(450);
  });
});

describe("maps", () => {
  const square = (at: number, rate: number) => ({
    type: "Feature",
    properties: { rate },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [at, 0],
          [at, 1],
          [at + 1, 1],
          [at + 1, 0],
          [at, 0],
        ],
      ],
    },
  });
  const features = { type: "FeatureCollection", features: [square(0, 3), square(2, 5)] };

  it("are drawn from GeoJSON, and their text counts the shapes", () => {
    const fill = (feature: ReturnType<typeof square>): number => feature.properties.rate;
    const { alt, svg } = Plot.plot({
      projection: "mercator",
      color: { label: "calls" },
      marks: [Plot.geo!(features, { fill })],
    });
    expect(alt).toBe("Map of 2 shapes; calls from 3 to 5.");
    expect(svg.match(/<path fill="rgb[^"]+" d="M[^"]+Z"/g)).toHaveLength(2);
  });

  it("have an outline", () => {
    expect(Plot.plot({ projection: "orthographic", marks: [Plot.sphere!()] }).alt).toBe(
      "Map: the outline of the globe.",
    );
  });
});

it("a raster is refused, with what to draw instead", () => {
  const raster = Plot.raster!([1, 2, 3, 4], { width: 2, height: 2 });
  expect(() => Plot.plot({ marks: [raster] })).toThrow(
    /canvas, which the kernel does not have\. .*Plot\.contour/,
  );
});
