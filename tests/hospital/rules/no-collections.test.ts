import { afterAll, beforeAll, expect, it } from "vitest";
import { readRules } from "../../../lib/src/hospital/rules/index.js";
import { runRule, runRules } from "../../../lib/src/hospital/rules/run.js";
import { connectMongo, type OpenMongo } from "../../../lib/src/stores/mongo/connect.js";
import { ownDatabase } from "../../stores/mysql/database.js";

const database = ownDatabase("rules-nothing");
let open: OpenMongo;
beforeAll(async () => {
  open = await connectMongo(database.current.mongoUrl, database.current.name);
});
afterAll(() => open.client.close());

it("where there are no collections, a rule does not say that nobody breaks it", async () => {
  const rules = readRules().filter(({ documents }) => documents === undefined);
  const refused = { code: "PIPELINE_COLLECTION" };
  await expect(runRule(rules[0]!, { mongo: open.db })).rejects.toMatchObject(refused);
  await expect(runRules(rules.slice(0, 3), { mongo: open.db })).rejects.toMatchObject(refused);
});
