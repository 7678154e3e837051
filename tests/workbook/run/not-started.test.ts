import { expect, it } from "vitest";
import { Kernel } from "../../../lib/src/workbook/run/kernel-client.js";

it.each([
  ["its last words", "throw new Error('no such library')", "Error: no such library"],
  ["how it ended, if it said nothing", "process.exit(3)", "exit code 3"],
])("a kernel that ends before it answers is told with %s", async (_, program, reason) => {
  await expect(Kernel.start(() => [process.execPath, "-e", program])).rejects.toThrow(
    `The kernel did not start: ${reason}. Run \`npm ci\` and try again.`,
  );
});

it("a kernel that runs and says nothing is told as such, and ended", async () => {
  const program = `console.error(process.pid); setInterval(() => {}, 1000)`;
  const silent = await Kernel.start(() => [process.execPath, "-e", program], {}, 1).catch((error) => error);
  expect(silent.message).toMatch(
    /^The kernel runs, but has not answered for 1 s \(\d+\)\. Close what keeps this machine busy, and try again\.$/,
  );
  const child = Number(/\((\d+)\)/.exec(silent.message)![1]);
  expect(() => process.kill(child, 0)).toThrow("ESRCH");
});
