import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { npxHas } from "../../lib/src/cli/npx-cache.js";

const cache = mkdtempSync(join(tmpdir(), "hers-npx-"));
afterAll(() => rmSync(cache, { recursive: true }));

function cached(folder: string, name: string, packageJson: string): void {
  const path = join(cache, "_npx", folder, "node_modules", name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "package.json"), packageJson);
}

it("npx has a package when a whole copy of that major version is in its cache", () => {
  const has = () => npxHas("mongosh", 2, cache);
  expect(has()).toBe(false);
  cached("a", "cowsay", '{"version":"2.0.0"}');
  cached("b", "mongosh", '{"version":"1.10.6"}');
  cached("c", "mongosh", '{"vers');
  expect(has()).toBe(false);
  cached("d", "mongosh", '{"version":"2.5.1"}');
  expect(has()).toBe(true);
});
