import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Db, Document, MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectionFolder, loadMongo } from "../../../lib/src/hospital/load.js";
import { isApart } from "../../../lib/src/hospital/refinements/apart.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";
import { type DocumentText, textsOf } from "./document-texts.js";

const database = ownDatabase("texts");
let open: { readonly client: MongoClient; readonly db: Db };
beforeAll(async () => {
  open = await loadMongo(database.current, simulate({ calls: 200 }), () => {});
});
afterAll(() => open.client.close());

const BLANKS = ["", " ", "   ", "\t", "\n", "   \n", "\u00a0\u00a0\u00a0", "\u200b\u200b\u200b"];

const texts = readdirSync(collectionFolder())
  .map((file) => JSON.parse(readFileSync(join(collectionFolder(), file), "utf8")))
  .filter(({ collection }) => !isApart(collection)) // those are empty in a fresh copy
  .flatMap(({ collection, options }) => textsOf(collection, options.validator?.$jsonSchema ?? {}));

async function one({ collection, which, path }: DocumentText) {
  const found = await open.db.collection(collection).findOne({ ...which, [path]: { $exists: true } });
  if (found === null) throw new Error(`No document of ${collection} has ${path}.`);
  return found;
}

const textOf = (document: Document, { path }: DocumentText): string =>
  path.split(".").reduce((value: Document | string, step) => (value as Document)[step], document) as string;

/** Puts a text where one document has another, and takes it back. 121: the validator refuses it; 0: it does not. */
async function tryText(text: DocumentText, make: (text: string) => string) {
  const { collection, path } = text;
  const documents = open.db.collection(collection);
  const found = await one(text);
  const made = make(textOf(found, text));
  if (made === textOf(found, text)) return 0;
  try {
    // An _id cannot be changed: a second document is given the new one.
    if (path === "_id") await documents.insertOne({ ...found, _id: made as never });
    else await documents.updateOne({ _id: found._id }, { $set: { [path]: made } });
  } catch (error) {
    return (error as { readonly code?: number }).code;
  }
  if (path === "_id") await documents.deleteOne({ _id: made as never });
  else await documents.replaceOne({ _id: found._id }, found);
  return 0;
}

const named = (form: boolean): [string, DocumentText][] =>
  texts
    .filter((text) => text.form === form)
    .map((text) => [`${text.collection}.${text.path} ${JSON.stringify(text.which)}`, text]);

describe.each(named(true))("the form of %s", (_, text) => {
  it.each([
    ["blank", () => " "],
    ["a line's end behind it", (was: string) => `${was}\n`],
    ["something behind it", (was: string) => `${was}x`],
    ["something before it", (was: string) => `x${was}`],
  ])("%s is refused", async (_, make) => {
    expect(await tryText(text, make)).toBe(121);
  });

  it("small letters are refused where it has capitals", async () => {
    expect(await tryText(text, (was) => was.toLowerCase())).toBe(
      /[A-Z]/.test(textOf(await one(text), text)) ? 121 : 0,
    );
  });
});

describe.each(named(false))("the words of %s", (_, text) => {
  it.each(BLANKS)("%j is refused", async (blank) => {
    expect(await tryText(text, () => blank)).toBe(121);
  });

  it("one character is accepted, in a name of two parts one for each", async () => {
    expect(await tryText(text, () => (/author|physician\.name/.test(text.path) ? "- -" : "-"))).toBe(0);
  });
});

it("every collection with a validator has texts here", () => {
  const collections = new Set(texts.map(({ collection }) => collection));
  expect([...collections].sort()).toEqual([
    "care_reports",
    "code_lists",
    "dispatches",
    "encounters",
    "nurses",
    "patients",
    "shifts",
    "staff",
    "stations",
    "treatments",
    "units",
  ]);
});
