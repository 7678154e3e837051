/** The indexes in the files of mongo/collections are those that the documents want: without a server. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { checkHospital } from "../../../lib/src/hospital/check/index.js";
import { COLLECTIONS } from "../../../lib/src/hospital/documents/index.js";
import { INDEXES } from "../../../lib/src/hospital/documents/indexes.js";
import { ORIGINS } from "../../../lib/src/hospital/documents/origins/index.js";
import { collectionFolder } from "../../../lib/src/hospital/load.js";
import { isApart } from "../../../lib/src/hospital/refinements/apart.js";

interface File {
  readonly indexes: Record<string, unknown>[];
}

const folder = mkdtempSync(join(tmpdir(), "hers-collections-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is found after a change of one file, as kind and subject; each names that file and a line. */
async function foundAfter(collection: string, change: (file: File) => void): Promise<string[]> {
  cpSync(collectionFolder(), folder, { recursive: true });
  const path = join(folder, `${collection}.json`);
  const file = JSON.parse(readFileSync(path, "utf8"));
  change(file);
  writeFileSync(path, JSON.stringify(file, null, 2));
  // The loss of a key is told twice: as an index that is wanted, and as a key of the model.
  const found = (await checkHospital({ collections: folder })).filter(({ kind }) =>
    kind.startsWith("index-"),
  );
  for (const { place, message } of found) {
    expect(place?.file).toMatch(new RegExp(`${collection}\\.json$`));
    expect(place?.line).toBeGreaterThan(0);
    expect(message).toMatch(/^[A-Z].{20,}[.?]$/);
  }
  return found.map(({ kind, subject }) => `${kind} ${subject}`);
}

const all = Object.entries(INDEXES).flatMap(([collection, indexes]) =>
  indexes.map(({ key }, at) => [collection, Object.keys(key).join(","), at] as const),
);

describe("an index is taken out of its file", () => {
  it.each(all)("%s: %s", async (collection, fields) => {
    const found = await foundAfter(collection, (file) => {
      const at = file.indexes.findIndex(({ key }) => Object.keys(key as object).join() === fields);
      file.indexes.splice(at, 1);
    });
    expect(found).toEqual([`index-missing ${collection}.${fields}`]);
  });
});

describe("an index is changed in its file", () => {
  const named =
    (name: string, change: (index: Record<string, unknown>) => void) =>
    ({ indexes }: File): void =>
      change(indexes.find((each) => each.name === name)!);
  it.each([
    [
      "it runs the other way",
      "treatments",
      named("patient_started", (index) => {
        index.key = { patient_id: 1, started_at: 1 };
      }),
      ["index-option treatments.patient_started"],
    ],
    [
      "it is of another kind",
      "encounters",
      named("call_location", (index) => {
        index.key = { "call.location": 1 };
      }),
      ["index-option encounters.call_location"],
    ],
    [
      "its fields change places",
      "patients",
      named("name", (index) => {
        index.key = { "name.given": 1, "name.family": 1 };
      }),
      ["index-missing patients.name.family,name.given", "index-extra patients.name"],
    ],
    [
      "it loses a word field",
      "care_reports",
      named("words", (index) => {
        index.key = { text: "text" };
      }),
      [
        "index-missing care_reports.text,narrative.history,narrative.examination,narrative.care",
        "index-extra care_reports.words",
      ],
    ],
    [
      "it is not unique",
      "shifts",
      named("unit_start", (index) => {
        delete index.unique;
      }),
      ["index-option shifts.unit_start.unique"],
    ],
    [
      "it is unique",
      "staff",
      named("role", (index) => {
        index.unique = true;
      }),
      ["index-option staff.role.unique"],
    ],
    [
      "it holds all documents",
      "treatments",
      named("surgery_started", (index) => {
        delete index.partialFilterExpression;
      }),
      ["index-option treatments.surgery_started.partialFilterExpression"],
    ],
    [
      "it holds other documents",
      "care_reports",
      named("tags", (index) => {
        index.partialFilterExpression = { schema_version: 1 };
      }),
      ["index-option care_reports.tags.partialFilterExpression"],
    ],
    [
      "it lets documents go after an hour",
      "care_reports",
      named("written_at", (index) => {
        index.expireAfterSeconds = 3600;
      }),
      ["index-option care_reports.written_at.expireAfterSeconds"],
    ],
    [
      "nobody wants it",
      "units",
      ({ indexes }: File) => {
        indexes.push({ key: { kind: 1 }, name: "kind", why: "?" });
      },
      ["index-extra units.kind"],
    ],
    [
      "nobody wants any",
      "code_lists",
      ({ indexes }: File) => {
        indexes.push({ key: { entries: 1 }, name: "entries", why: "?" });
      },
      ["index-extra code_lists.entries"],
    ],
  ] as const)("%s (%s)", async (_, collection, change, expected) => {
    expect(await foundAfter(collection, change)).toEqual(expected);
  });

  it("another name, another reason and another order of words are the file's choice", async () => {
    const found = await foundAfter("care_reports", ({ indexes }) => {
      const words = indexes.find(({ name }) => name === "words")!;
      words.key = Object.fromEntries(Object.entries(words.key as object).reverse());
      Object.assign(words, { name: "full_text", why: "Words." });
    });
    expect(found).toEqual([]);
  });
});

it("the wanted indexes are of collections and fields that there are", () => {
  const names = COLLECTIONS.map(({ name }) => name);
  for (const [collection, indexes] of Object.entries(INDEXES)) {
    if (isApart(collection)) continue;
    expect(names).toContain(collection);
    const { fields, branches } = ORIGINS.find((each) => each.collection === collection)!;
    const known = [fields, ...Object.values(branches?.cases ?? {}).map((each) => each.fields)].flatMap(
      Object.keys,
    );
    for (const { key } of indexes) expect(known).toEqual(expect.arrayContaining(Object.keys(key)));
  }
});
