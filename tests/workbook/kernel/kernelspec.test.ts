import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { describe, expect, it } from "vitest";
import { kernelSpec } from "../../../lib/src/workbook/kernel/index.js";
import { temporaryFolder } from "../run/notebook-of.js";

describe("the kernelspecs", () => {
  it("start the launcher under our name and under the name that the chapters carry, by absolute paths", () => {
    const folder = join(temporaryFolder(), "a path with spaces");
    const written = kernelSpec({ folder });
    expect(written).toEqual([join(folder, "kernels", "hers"), join(folder, "kernels", "tslab")]);
    for (const spec of written.map((one) => JSON.parse(readFileSync(join(one, "kernel.json"), "utf8")))) {
      const [node, launcher, connection, root] = spec.argv;
      expect([node, launcher, root].every((path) => isAbsolute(path) && existsSync(path))).toBe(true);
      expect(connection).toBe("{connection_file}");
      expect(spec.language).toBe("typescript");
    }
  });
});
