/** `hers check` after a change of the model: on its own, because the library is built. */

import { expect, it } from "vitest";
import { copiedTree } from "./copied-tree.js";

const { hers, change } = copiedTree();

it("builds the library by itself when the model has changed, and names the places that no longer agree", async () => {
  const model = "lib/src/hospital/model/fleet.ts";
  const line = change(model, "name: text(40)", "name: text(41)");
  const { code, stdout } = await hers("check");
  expect(code).toBe(1);
  const lines = stdout.trim().split("\n");
  expect(lines[0]).toMatch(
    /^sql\/schema\/03-fleet\.sql:\d+: station\.name: The model says varchar\(41\), the file says varchar\(40\)\./,
  );
  expect(lines[0]).toContain(`(${model}:${line})`);
  expect(lines[1]).toMatch(
    /^mongo\/collections\/stations\.json:\d+: stations\.name: .* \[validator-length\]$/,
  );
  expect(lines).toHaveLength(2);
});
