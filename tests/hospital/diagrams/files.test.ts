import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hospitalDiagrams } from "../../../lib/src/hospital/diagrams/index.js";
import { diagramFiles } from "../../../lib/src/hospital/diagrams/pages.js";
import { hospitalModel } from "../../../lib/src/hospital/model/index.js";
import { PAPERS, printedSize } from "../../../lib/src/model/diagram/index.js";
import { projectRoot } from "../../../lib/src/project.js";
import { outside, overlaps } from "../../model/diagram/drawn.js";

const folder = join(projectRoot(), "diagrams");
const files = diagramFiles();

describe("the folder diagrams", () => {
  it.each(files.map(({ name, content }) => [name, content] as const))(
    "has %s as the model draws it; else run `npx hers diagrams`",
    (name, content) => {
      expect(readFileSync(join(folder, name), "utf8") === content, `${name} is out of date`).toBe(true);
    },
  );

  it("has nothing else", () => {
    expect(readdirSync(folder).sort()).toEqual(files.map(({ name }) => name).sort());
  });

  it("has every entity type in one of its parts", () => {
    const parts = hospitalDiagrams.filter(({ name }) => /^eer-(?!poster)/.test(name));
    const shown = new Set(parts.flatMap(({ draw }) => draw().labels.map(({ text }) => text)));
    expect(hospitalModel.entities.filter(({ name }) => !shown.has(name))).toEqual([]);
  });
});

describe.each(hospitalDiagrams.map((diagram) => [diagram.name, diagram] as const))(
  "%s",
  (_, { paper, draw }) => {
    const drawing = draw();

    it(`can be read on ${paper}, and on no smaller paper`, () => {
      const readable = PAPERS.filter((each) => printedSize(drawing, each) >= 7);
      expect(readable[0]).toBe(paper);
    });

    it("has no label on another or cut", () => {
      expect(overlaps(drawing.labels)).toEqual([]);
      expect(outside(drawing)).toEqual([]);
    });
  },
);
