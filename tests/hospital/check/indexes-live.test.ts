/** Changes of indexes of a live MongoDB: each is a difference from the files, with the place in the file. */

import type { Document } from "mongodb";
import { describe, expect, it } from "vitest";
import { liveCollections } from "./live-collections.js";

const live = liveCollections("check_indexes");
const { differences, touch, expectFound } = live;

describe("an index on the server", () => {
  const nurses = () => live.db.collection("nurses");
  it.each<readonly [string, () => Promise<unknown>, string, string]>([
    ["is missing", () => nurses().dropIndex("area"), "index-missing nurses.area", '"name": "area"'],
    [
      "is there that nobody wrote",
      () => nurses().createIndex({ staff_no: 1 }, { name: "more" }),
      "index-extra nurses.more",
      '"indexes"',
    ],
    [
      "is not unique",
      () => again("licence_no", { licence_no: 1 }),
      "index-option nurses.licence_no.unique",
      '"licence_no"',
    ],
    [
      "is unique",
      () => again("area", { area: 1 }, { unique: true }),
      "index-option nurses.area.unique",
      '"area"',
    ],
    ["runs backwards", () => again("area", { area: -1 }), "index-option nurses.area.key.area", '"area"'],
    [
      "has another field",
      () => again("area", { area: 1, staff_no: 1 }),
      "index-option nurses.area.key.staff_no",
      '"area"',
    ],
    [
      "is sparse",
      () => again("area", { area: 1 }, { sparse: true }),
      "index-option nurses.area.sparse",
      '"area"',
    ],
    [
      "forgets documents",
      () => again("area", { area: 1 }, { expireAfterSeconds: 9 }),
      "index-option nurses.area.expireAfterSeconds",
      '"area"',
    ],
    [
      "is hidden",
      () => live.db.command({ collMod: "nurses", index: { name: "area", hidden: true } }),
      "index-option nurses.area.hidden",
      '"area"',
    ],
    [
      "is partial",
      () => again("area", { area: 1 }, { partialFilterExpression: { area: "acute" } }),
      "index-option nurses.area.partialFilterExpression",
      '"area"',
    ],
  ])("%s", async (_, change, difference, line) => {
    touch("nurses");
    await change();
    await expectFound([[difference, line]]);
  });

  async function again(name: string, key: Document, options: Document = {}): Promise<void> {
    await nurses().dropIndex(name);
    await nurses().createIndex(key as Record<string, 1>, { name, ...options });
  }

  it("has its fields in another order", async () => {
    touch("patients");
    await live.db.collection("patients").dropIndex("name");
    await live.db.collection("patients").createIndex({ "name.given": 1, "name.family": 1 }, { name: "name" });
    await expectFound([["index-option patients.name.key", '"name.family"']]);
  });
});

it("everything undone, there is no difference again", async () => {
  expect(await differences()).toEqual([]);
});
