import { expect, it } from "vitest";
import { checkConfirmed, explainRefusal } from "../../../lib/src/stores/mongo/refusal.js";

it("does not take an unconfirmed write for a stored one", () => {
  const answer = {
    ok: 1,
    n: 2,
    writeConcernError: { code: 64, errmsg: "waiting for replication timed out" },
  };
  expect(() => checkConfirmed(answer, "calls")).toThrow(
    "Collection calls: the write was not confirmed: waiting for replication timed out (MongoDB 64).",
  );
  expect(() => checkConfirmed({ ok: 1, n: 2 }, "calls")).not.toThrow();
});

it("gives the first few reasons of many", () => {
  const wrong = ["a", "b", "c", "d", "e"].map((propertyName) => ({
    propertyName,
    details: [{ operatorName: "enum", specifiedAs: { enum: [1] }, reason: "no", consideredValue: 2 }],
  }));
  const rules = [{ operatorName: "properties", propertiesNotSatisfied: wrong }];
  const details = { operatorName: "$jsonSchema", schemaRulesNotSatisfied: rules };
  const explained = explainRefusal({ index: 0, code: 121, errmsg: "", errInfo: { details } });
  const each = (name: string): string => `${name}: no, asked for {"enum":[1]}, found 2`;
  expect(explained).toBe(`${each("a")}; ${each("b")}; ${each("c")}; 2 more (MongoDB 121)`);
});

it("says so when the server gives no reason that it knows", () => {
  const explained = explainRefusal({ index: 0, code: 121, errmsg: "", errInfo: { details: {} } });
  expect(explained).toBe("it breaks the collection's validator (MongoDB 121)");
});
