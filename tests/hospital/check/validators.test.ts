/** Changes of the validators in the files of mongo/collections: each is a difference from the model, with file, line and reason. */

import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { collectionsOfModel } from "../../../lib/src/hospital/check/apart.js";
import { placeInModel } from "../../../lib/src/hospital/check/places.js";
import { ORIGINS } from "../../../lib/src/hospital/documents/origins/index.js";
import { hospitalModel } from "../../../lib/src/hospital/model/index.js";
import { refinements } from "../../../lib/src/hospital/refinements/index.js";
import {
  compareValidators,
  readValidatorFiles,
  type ValidatorFile,
} from "../../../lib/src/model/drift/validators/index.js";
import { mapToRelations } from "../../../lib/src/model/relational/mapping.js";
import { refine } from "../../../lib/src/model/relational/refinements/index.js";
import { projectRoot } from "../../../lib/src/project.js";
import { SHAPES } from "./validator-changes/shapes.js";
import { VALUES } from "./validator-changes/values.js";

const { schema } = refine(mapToRelations(hospitalModel).schema, hospitalModel, refinements);
let files: readonly ValidatorFile[];
beforeAll(async () => {
  ({ files } = collectionsOfModel(await readValidatorFiles(join(projectRoot(), "mongo", "collections"))));
});
const differences = (changed: readonly ValidatorFile[]) =>
  compareValidators(hospitalModel, ORIGINS, changed, { schema, placeInModel });

it("untouched, there is no difference", () => {
  expect(differences(files)).toEqual([]);
});

/** The file with one change, which must be one. */
function mutated(name: string, from: string | RegExp, to: string): ValidatorFile {
  const file = files.find((each) => each.file === `mongo/collections/${name}.json`)!;
  const text = file.text.replace(from, to);
  expect(text, "the change changes something").not.toBe(file.text);
  return { ...file, text };
}

describe("in a file", () => {
  it.each([...VALUES, ...SHAPES])("%s (%s)", (_, name, from, to, expected, line) => {
    const changed = mutated(name, from, to);
    const found = differences(files.map((each) => (each.file === changed.file ? changed : each)));
    expect(found.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(expected);
    for (const { place, message, between } of found) {
      expect(place?.file).toBe(changed.file);
      expect(between).toBe("model-validators");
      expect(message).toMatch(/^[A-Z].{20,}[.]$/);
    }
    expect(changed.text.split("\n")[found[0]!.place!.line - 1]).toContain(line);
  });

  it("a collection has no file, or a file has another collection", () => {
    const without = files.filter(({ file }) => !file.endsWith("nurses.json"));
    expect(differences(without)).toMatchObject([{ kind: "validator-missing", subject: "nurses" }]);
    const renamed = mutated("nurses", '"collection": "nurses"', '"collection": "carers"');
    expect(differences([...without, renamed])).toMatchObject([
      { kind: "validator-missing", subject: "nurses" },
      { kind: "validator-missing", subject: "carers", place: { file: renamed.file, line: 1 } },
    ]);
  });

  it("a key that two collections hold is unique in one of them", () => {
    const inNurses = mutated(
      "nurses",
      /"why": "A licence belongs to one nurse.", "unique": true/,
      '"why": "Licences."',
    );
    const inStaff = mutated("staff", /("name": "licence_no",[^}]*?),\s+"unique": true/, "$1");
    const found = (...changed: ValidatorFile[]) =>
      differences(files.map((each) => changed.find(({ file }) => file === each.file) ?? each)).map(
        ({ kind, subject }) => `${kind} ${subject}`,
      );
    expect(found(inNurses)).toEqual([]);
    expect(found(inNurses, inStaff)).toEqual(
      expect.arrayContaining(["validator-unique nurses.licence_no", "validator-unique staff.licence_no"]),
    );
  });

  it("a file that is not JSON is told with line and column", () => {
    const broken = mutated("nurses", '"required": [', '"required": ');
    expect(() => differences([broken])).toThrow(/^mongo\/collections\/nurses\.json:9:\d+: this is not JSON/);
  });

  it("two changes are two differences, in the order of their lines", () => {
    const first = mutated("nurses", '"acute", "fast_track"]', '"acute"]');
    const both = { ...first, text: first.text.replace('"maxLength": 60', '"maxLength": 61') };
    const found = differences([...files.filter(({ file }) => file !== both.file), both]);
    expect(found.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      "validator-length nurses.name.given",
      "validator-enum nurses.area",
    ]);
  });

  it("the reason names the place in the model", () => {
    const changed = mutated("nurses", '"acute", "fast_track"]', '"acute"]');
    const [difference] = differences([...files.filter(({ file }) => file !== changed.file), changed]);
    const { file, line } = placeInModel(["Nurse", "area"]) ?? {};
    expect(difference?.message).toContain("asks for");
    expect(difference?.message).toContain(`${file}:${line}`);
  });
});
