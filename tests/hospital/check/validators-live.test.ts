/** Changes of validators and collections of a live MongoDB: each is a difference from the files, with the place in the file. */

import { describe, expect, it } from "vitest";
import { collectionFolder } from "../../../lib/src/hospital/load.js";
import { createIndexes } from "../../../lib/src/stores/mongo/collections.js";
import { liveCollections } from "./live-collections.js";
import { LIVE_SCHEMAS } from "./validator-changes/live-schemas.js";

const live = liveCollections("check_validators");
const { optionsOf, schemaOf, differences, touch, expectFound } = live;

describe("a validator on the server", () => {
  it.each(LIVE_SCHEMAS)("%s", async (_, change, subject, line) => {
    touch("nurses");
    const $jsonSchema = schemaOf("nurses");
    change($jsonSchema);
    await live.db.command({ collMod: "nurses", validator: { $jsonSchema } });
    await expectFound([[subject, line]]);
  });

  it("has several changes: a difference each", async () => {
    touch("nurses");
    const $jsonSchema = schemaOf("nurses");
    $jsonSchema.properties.area.enum.shift();
    $jsonSchema.properties._id.minimum = 0;
    $jsonSchema.properties.languages.uniqueItems = false;
    await live.db.command({ collMod: "nurses", validator: { $jsonSchema } });
    await expectFound([
      ["collection-validator nurses.validator.$jsonSchema.properties._id.minimum", '"_id": {'],
      ["collection-validator nurses.validator.$jsonSchema.properties.area.enum.0", '"area": {'],
      [
        "collection-validator nurses.validator.$jsonSchema.properties.languages.uniqueItems",
        '"uniqueItems": true',
      ],
    ]);
  });

  it("has its members in another order: no difference", async () => {
    touch("nurses");
    const $jsonSchema = schemaOf("nurses");
    $jsonSchema.properties = Object.fromEntries(Object.entries($jsonSchema.properties).reverse());
    await live.db.command({ collMod: "nurses", validator: { $jsonSchema } });
    await expectFound([]);
  });

  it("lacks a branch", async () => {
    touch("treatments");
    const $jsonSchema = schemaOf("treatments");
    $jsonSchema.oneOf.pop();
    await live.db.command({ collMod: "treatments", validator: { $jsonSchema } });
    await expectFound([["collection-validator treatments.validator.$jsonSchema.oneOf.3", "{"]]);
  });

  it("is not there", async () => {
    touch("nurses");
    await live.db.command({ collMod: "nurses", validator: {} });
    await expectFound([["collection-validator nurses.validator", '"validator"']]);
  });

  it("has a condition beside the schema", async () => {
    touch("nurses");
    const { validator } = optionsOf("nurses");
    await live.db.command({ collMod: "nurses", validator: { ...validator, area: "acute" } });
    await expectFound([["collection-validator nurses.validator.area", '"validator"']]);
  });

  it.each([
    ["only warns", { validationAction: "warn" }, "nurses.validationAction"],
    ["leaves what is wrong already", { validationLevel: "moderate" }, "nurses.validationLevel"],
    ["is off", { validationLevel: "off" }, "nurses.validationLevel"],
  ])("%s", async (_, option, subject) => {
    touch("nurses");
    await live.db.command({ collMod: "nurses", ...option });
    await expectFound([[`collection-option ${subject}`, '"options"']]);
  });

  it("of two collections is changed: two differences", async () => {
    touch("nurses", "patients");
    await live.db.command({ collMod: "nurses", validationAction: "warn" });
    await live.db.command({ collMod: "patients", validator: {} });
    await expectFound([
      ["collection-option nurses.validationAction", '"options"'],
      ["collection-validator patients.validator", '"validator"'],
    ]);
  });
});

describe("a collection on the server", () => {
  it("is missing", async () => {
    touch("nurses");
    await live.db.dropCollection("nurses");
    await expectFound([["collection-missing nurses", "{"]]);
  });

  it("is there that nobody wrote", async () => {
    touch("scratch");
    await live.db.createCollection("scratch");
    await expectFound([["collection-extra scratch", ""]]);
  });

  it("is capped, or sorts text in another way", async () => {
    touch("nurses");
    await live.db.dropCollection("nurses");
    await live.db.createCollection("nurses", {
      ...optionsOf("nurses"),
      capped: true,
      size: 4096,
      collation: { locale: "de" },
    });
    await createIndexes(live.db, collectionFolder()).catch(() => undefined);
    const found = (await differences()).map(({ kind, subject }) => `${kind} ${subject}`);
    expect(found).toContain("collection-option nurses.capped");
    expect(found).toContain("collection-option nurses.collation");
  });

  it("is a view, or no time series", async () => {
    touch("nurses", "vitals");
    await live.db.dropCollection("nurses");
    await live.db.createCollection("nurses", { viewOn: "staff", pipeline: [] });
    await live.db.dropCollection("vitals");
    await live.db.createCollection("vitals");
    await expectFound([
      ["collection-type nurses", '"options"'],
      ["collection-type vitals", '"options"'],
    ]);
  });

  it("is a time series by other fields", async () => {
    touch("vitals");
    await live.db.dropCollection("vitals");
    const { timeseries } = optionsOf("vitals");
    await live.db.createCollection("vitals", { timeseries: { ...timeseries, granularity: "hours" } });
    await createIndexes(live.db, collectionFolder());
    await expectFound([["collection-option vitals.timeseries.granularity", '"timeseries"']]);
  });
});

it("everything undone, there is no difference again", async () => {
  expect(await differences()).toEqual([]);
});
