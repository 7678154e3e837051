import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { hospitalModel } from "../../../lib/src/hospital/model/index.js";
import { chen, crowsFoot, umlClasses } from "../../../lib/src/model/diagram/index.js";
import { display } from "../../../lib/src/show/bundle.js";
import { mistakes } from "../eer/mistakes/index.js";
import { entityBoxes, namesOf, outside, overlaps, parsed, runsThrough, wiresOf } from "./drawn.js";
import { empty, hostile, samples, sketch } from "./models.js";

const notations = [
  ["Chen", chen],
  ["crow's foot", crowsFoot],
  ["UML", umlClasses],
] as const;

describe.each(notations)("a diagram in %s notation", (_, draw) => {
  const models = [...samples, ["the hospital", hospitalModel] as const];

  describe.each(models)("of %s", (_, model) => {
    const drawing = draw(model);
    const document = parsed(drawing);

    it("is a well-formed picture with a title and a description", () => {
      expect(document.documentElement.localName).toBe("svg");
      const text = (name: string): string => document.getElementsByTagName(name)[0]?.textContent ?? "";
      expect(text("title")).toContain("diagram");
      expect(text("desc")).toMatch(/diagram.* of .*[.]$/s);
    });

    it("has labels that lie apart and inside the picture", () => {
      expect(overlaps(drawing.labels)).toEqual([]);
      expect(outside(drawing)).toEqual([]);
    });

    it("shows every name", () => {
      const shown = new Set(drawing.labels.map(({ text }) => text));
      expect(namesOf(model, true).filter((name) => !shown.has(name))).toEqual([]);
    });

    it("has no line through a label or an entity type", () => {
      const wires = wiresOf(document);
      const struck = drawing.labels.filter((label) => wires.some((wire) => runsThrough(wire, label)));
      expect(struck.map(({ text }) => text)).toEqual([]);
      const crossed = [...entityBoxes(document)].filter(([, box]) =>
        wires.some((wire) => runsThrough(wire, box)),
      );
      expect(crossed.map(([name]) => name)).toEqual([]);
    });

    it("gives every text the width that was reckoned with", () => {
      const texts = [...document.querySelectorAll("text")];
      expect(texts.filter((text) => !(Number(text.getAttribute("textLength")) > 0))).toEqual([]);
      expect(texts.every((text) => text.getAttribute("lengthAdjust") === "spacingAndGlyphs")).toBe(true);
    });
  });

  it("is the same bytes twice", () => {
    for (const [, model] of samples) expect(draw(model).svg).toBe(draw(model).svg);
  });

  it("leaves out attributes when asked, and keeps all other names", () => {
    const drawing = draw(hospitalModel, { attributes: false });
    const shown = new Set(drawing.labels.map(({ text }) => text));
    expect(namesOf(hospitalModel, false).filter((name) => !shown.has(name))).toEqual([]);
    expect(shown).not.toContain("mrn");
    expect(drawing.alt).not.toContain("mrn");
    expect(overlaps(drawing.labels)).toEqual([]);
  });

  it.each(["light", "dark", "auto"] as const)("has the same shapes in every theme: %s", (theme) => {
    const shapes = (svg: string): string => svg.replace(/<style>.*?<\/style>/, "");
    expect(shapes(draw(sketch, { theme }).svg)).toBe(shapes(draw(sketch).svg));
    expect(draw(sketch, { theme }).svg.includes("prefers-color-scheme:dark")).toBe(theme === "auto");
  });

  it("accents the entity types that it is about, and greys the rest", () => {
    const document = parsed(draw(sketch, { accent: ["Call"] }));
    const strokes = (name: string): Set<string | null> =>
      new Set(
        [...document.querySelectorAll(`g[data-entity="${name}"] :is(rect, ellipse)[stroke]`)].map((shape) =>
          shape.getAttribute("stroke"),
        ),
      );
    const [accented] = strokes("Call");
    const [rest] = strokes("Dispatch");
    expect(strokes("Call").size).toBe(1);
    expect(accented).toMatch(/^#/);
    expect(rest).toMatch(/^#/);
    expect(accented).not.toBe(rest);
  });

  it("bears the title that it is given", () => {
    expect(draw(sketch, { title: "A call & its dispatches" }).title).toBe("A call & its dispatches");
    expect(draw(sketch).title).toMatch(/^Sketch: /);
  });

  it("shows itself in a notebook, with the description as its text", () => {
    const drawing = draw(sketch);
    expect(drawing[display]()["image/svg+xml"]).toBe(drawing.svg);
    expect(inspect(drawing)).toBe(drawing.alt);
  });

  it("says that a model without entity types is empty", () => {
    const drawing = draw(empty);
    expect(drawing.labels.map(({ text }) => text)).toEqual(["no entity types"]);
    expect(drawing.alt).toContain("no entity types");
    expect(drawing.width).toBeLessThan(300);
  });

  it("lets no name become markup", () => {
    const { svg } = draw(hostile);
    expect(svg).not.toMatch(/<script|<b>/);
  });

  it.each(mistakes.map((mistake) => [mistake.when, mistake] as const))(
    "draws a faulty model too: when %s",
    (_, { model }) => {
      const drawing = draw(model);
      parsed(drawing);
      expect(overlaps(drawing.labels)).toEqual([]);
      const shown = new Set(drawing.labels.map(({ text }) => text));
      for (const { name } of model.entities) if (name.trim() !== "") expect(shown).toContain(name);
    },
  );

  it("gives an entity type that is named but missing a box of its own", () => {
    const { model } = mistakes.find(({ when }) => when === "an end is no entity type")!;
    expect(parsed(draw(model)).querySelector('g[data-missing="Unti"] rect[stroke-dasharray]')).not.toBeNull();
  });
});
