import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Kernel } from "../../../lib/src/workbook/run/kernel-client.js";
import { isAlive, temporaryFolder } from "../run/notebook-of.js";

const CLEANUP =
  'const cleanups = ((globalThis as any)[Symbol.for("hers.cleanup")] ??= new Set<() => Promise<void>>());';

describe("when a kernel ends", () => {
  it("what libraries registered is run, even if one of it fails", async () => {
    const file = join(temporaryFolder(), "dropped");
    const kernel = await Kernel.start("hers");
    const { status } = await kernel.execute(
      `import { appendFileSync } from "node:fs";
${CLEANUP}
cleanups.add(async () => { throw new Error("gone already"); });
cleanups.add(async () => { await new Promise((done) => setTimeout(done, 100)); appendFileSync(${JSON.stringify(file)}, "x"); });`,
      30,
    );
    expect(status).toBe("ok");
    await kernel.stop();
    expect(readFileSync(file, "utf8")).toBe("x");
  });

  it("a cleanup that never ends is waited for three seconds", async () => {
    const kernel = await Kernel.start("hers");
    await kernel.execute(`${CLEANUP}\ncleanups.add(() => new Promise(() => {}));`, 30);
    const begin = performance.now();
    await kernel.stop();
    expect(performance.now() - begin).toBeGreaterThan(2_900);
    expect(performance.now() - begin).toBeLessThan(5_000);
    expect(isAlive(kernel.pid!)).toBe(false);
  });

  it("its sockets' folder is gone", async () => {
    const kernel = await Kernel.start("hers");
    const { outputs } = await kernel.execute("process.argv[2]", 30);
    const file = JSON.stringify(outputs).match(/[^"]*hers-kernel-[^"]*connection\.json/)?.[0];
    expect(existsSync(file!)).toBe(true);
    await kernel.stop();
    expect(existsSync(file!)).toBe(false);
  });
});
