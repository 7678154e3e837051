import { type Facts, range } from "./chart-facts.js";
import { count } from "./statement.js";

/** A sentence for the shapes of a map: how many, and what their colour says. */
export function describeShapes({ geometry, fill, stroke }: Facts): string | undefined {
  const shapes = geometry?.values ?? [];
  if (shapes.length === 0) return undefined;
  if (shapes.every((shape) => (shape as { type?: unknown }).type === "Sphere"))
    return "Map: the outline of the globe";
  const shown = [fill, stroke].flatMap((channel) => (channel?.scaled ? [`; ${range(channel)}`] : []));
  return `Map of ${count(shapes.length, "shape")}${shown.join("")}`;
}
