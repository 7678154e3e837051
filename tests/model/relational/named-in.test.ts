import { expect, it } from "vitest";
import { namedIn } from "../../../lib/src/model/relational/named-in.js";

it.each([
  ["weight > 3500", ["weight"]],
  ["on_scene_at >= COALESCE(en_route_at, notified_at)", ["en_route_at", "notified_at", "on_scene_at"]],
  ["outcome <> 'it''s cancelled' OR `Ship-No` IS NULL", ["is", "null", "or", "outcome", "ship-no"]],
  ["REGEXP_LIKE(code, '^x\\\\z', 'c')", ["code"]],
  ["a1 = 0x1F AND b = 1e3", ["a1", "and", "b"]],
])("%s names %j", (expression, names) => {
  expect([...namedIn(expression)].sort()).toEqual(names);
});
