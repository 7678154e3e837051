import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { placeInModel, placeOfRefinement } from "../../../lib/src/hospital/check/places.js";
import { hospitalModel } from "../../../lib/src/hospital/model/index.js";
import { refinements } from "../../../lib/src/hospital/refinements/index.js";
import { projectRoot } from "../../../lib/src/project.js";

const lineAt = ({ file, line }: { file: string; line: number }): string =>
  readFileSync(join(projectRoot(), file), "utf8").split("\n")[line - 1]!;

describe("the place of a part of the model", () => {
  it.each([
    [["EmergencyCall"], "  EmergencyCall: {"],
    [["EmergencyCall", "received_at"], "received_at: instant("],
    [["Person", "name", "family_name"], "family_name: text(60)"],
    [["Dispatch", "rules", "1"], "It reaches the scene"],
    [["triages"], "  triages: {"],
    [["triages", "esi"], "esi: whole("],
    [["staff_role"], "  staff_role: {"],
  ])("%j is the line that says it", (path, text) => {
    const place = placeInModel(path);
    expect(place?.file).toMatch(/^lib\/src\/hospital\/model\//);
    expect(lineAt(place!)).toContain(text);
  });

  it("is found for every entity type, attribute and relationship", () => {
    const paths = [
      ...hospitalModel.entities.flatMap(({ name, attributes }) => [
        [name],
        ...attributes.map((attribute) => [name, attribute.name]),
      ]),
      ...hospitalModel.relationships.map(({ name }) => [name]),
      ...hospitalModel.specialisations.map(({ name }) => [name]),
    ];
    for (const path of paths)
      expect(lineAt(placeInModel(path)!), path.join(".")).toContain(`${path.at(-1)}:`);
  });

  it("is unknown for what the model does not have", () => {
    expect(placeInModel(["Helicopter"])).toBeUndefined();
  });
});

it("every refinement has a place, told by its reason", () => {
  for (const { why } of refinements) expect(lineAt(placeOfRefinement(why)!)).toContain(why);
});
