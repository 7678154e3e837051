import { describe, expect, it } from "vitest";
import { hospitalModel } from "../../../lib/src/hospital/model/index.js";
import type { Label } from "../../../lib/src/model/diagram/drawing.js";
import { chen, crowsFoot, umlClasses } from "../../../lib/src/model/diagram/index.js";
import { part } from "../../../lib/src/model/eer/index.js";

const overlap = (a: Label, b: Label): boolean =>
  a.x < b.x + b.width - 0.5 &&
  b.x < a.x + a.width - 0.5 &&
  a.y < b.y + b.height - 0.5 &&
  b.y < a.y + a.height - 0.5;

describe.each([
  ["Chen", chen],
  ["crow's foot", crowsFoot],
  ["UML", umlClasses],
])("a part of the hospital in %s notation", (_, draw) => {
  it("has every name, whole, and no two labels on each other", async () => {
    const model = part(hospitalModel, { around: "Dispatch", depth: 1 });
    const { labels, width, height, svg } = await draw(model);
    const text = labels.map((label) => label.text).join(" ");
    for (const { name } of model.entities) expect(text).toContain(name);
    for (const { name } of model.relationships) expect(text).toContain(name);
    const pairs = labels.flatMap((a, i) =>
      labels
        .slice(i + 1)
        .filter((b) => overlap(a, b))
        .map((b) => [a.text, b.text]),
    );
    expect(pairs).toEqual([]);
    for (const { x, y, width: w, height: h, text: name } of labels) {
      expect(x >= 0 && y >= 0 && x + w <= width && y + h <= height, name).toBe(true);
    }
    expect(svg).toContain("<desc");
  });
});
