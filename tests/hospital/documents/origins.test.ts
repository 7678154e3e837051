import { join } from "node:path";
import { expect, it } from "vitest";
import { collectionsOfModel } from "../../../lib/src/hospital/check/apart.js";
import { placeInModel } from "../../../lib/src/hospital/check/places.js";
import { ORIGINS } from "../../../lib/src/hospital/documents/origins/index.js";
import { hospitalModel } from "../../../lib/src/hospital/model/index.js";
import { refinements } from "../../../lib/src/hospital/refinements/index.js";
import { compareValidators, readValidatorFiles } from "../../../lib/src/model/drift/validators/index.js";
import { mapToRelations } from "../../../lib/src/model/relational/mapping.js";
import { refine } from "../../../lib/src/model/relational/refinements/index.js";
import { projectRoot } from "../../../lib/src/project.js";

const { schema } = refine(mapToRelations(hospitalModel).schema, hospitalModel, refinements);
const differences = async (change: (text: string) => string) => {
  const { files } = collectionsOfModel(await readValidatorFiles(join(projectRoot(), "mongo", "collections")));
  const changed = files.map((file) =>
    file.file.endsWith("patients.json") ? { ...file, text: change(file.text) } : file,
  );
  return compareValidators(hospitalModel, ORIGINS, changed, { schema, placeInModel });
};

it("every validator agrees with the model", async () => {
  expect(await differences((text) => text)).toEqual([]);
});

it.each([
  ["an enumeration that lacks a value", ', "AB-"', "", "blood_type"],
  ["a pattern that takes more", "^M[0-9]{7}", "^M[0-9]{6,7}", "mrn"],
  ["a field that may be missing", '"mrn", "name",', '"name",', "mrn"],
  ["a field of another name", '"sex": {', '"gender": {', "gender"],
])("%s is a difference, with file and line", async (_, from, to, field) => {
  let changed = false;
  const found = await differences((text) => {
    changed = text.includes(from);
    return text.replace(from, to);
  });
  expect(changed).toBe(true);
  expect(found.length).toBeGreaterThan(0);
  expect(found.some(({ subject }) => subject.includes(field))).toBe(true);
  for (const { place } of found)
    expect(place).toMatchObject({ file: expect.stringMatching(/patients\.json$/) });
});
