import { expect, it } from "vitest";
import { nearNames, suggest } from "../../lib/src/show/near.js";

const columns = ["priority", "received_at", "on_scene_at", "call_id"];

it.each([
  ["prioritee", ["priority"]],
  ["PRIORITY", ["priority"]],
  ["receivedAt", ["received_at"]],
  ["recieved_at", ["received_at"]],
  ["on_scene", ["on_scene_at"]],
  ["weather", []],
])("finds the names near %s", (name, expected) => {
  expect(nearNames(name, columns)).toEqual(expected);
});

it("lists what there is where nothing is near", () => {
  expect(suggest("weather", columns, "columns")).toBe(
    "The columns are priority, received_at, on_scene_at, call_id.",
  );
  expect(suggest("weather", [], "columns")).toBe("There are no columns.");
});
