import { afterAll, beforeAll, expect, it } from "vitest";
import { connectMongo, type OpenMongo } from "../../../lib/src/stores/mongo/connect.js";
import { serverError } from "../../../lib/src/stores/mongo/server-error.js";
import { ownDatabase } from "../mysql/database.js";

const database = ownDatabase("server-error");
let open: OpenMongo;
beforeAll(async () => {
  open = await connectMongo(database.current.mongoUrl, database.current.name);
});
afterAll(() => open.client.close());

it.each([true, false])("the server's own error has its number, promoteValues %s", async (promoteValues) => {
  const wrong = open.db.collection("c").aggregate([{ $match: { $nope: 1 } }], { promoteValues });
  const error = await wrong.toArray().catch((caught: unknown) => caught);
  expect(serverError(error)).toEqual({
    code: 2,
    codeName: "BadValue",
    message: expect.stringContaining("unknown top level operator: $nope"),
  });
});

it("an error of the driver is none of the server's", () => {
  expect(serverError(new Error("connection 1 to 127.0.0.1 closed"))).toBeUndefined();
});
