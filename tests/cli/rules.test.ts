import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { readRules } from "../../lib/src/hospital/rules/index.js";
import { projectRoot } from "../../lib/src/project.js";
import { ownState } from "./own-state.js";

ownState();

const hers = (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(projectRoot(), "lib", "bin", "hers.js"), ...args]);

it.each(["sql", "mongo"])(
  "hers rules --in %s lists every rule and finds no offender",
  { timeout: 120_000 },
  async (store) => {
    const { stdout, stderr } = await hers("rules", "--json", "--in", store);
    const told = JSON.parse(stdout) as { id: string; count: number }[];
    expect(told.map(({ id }) => id)).toEqual(readRules().map(({ id }) => id));
    expect(told.filter(({ count }) => count > 0)).toEqual([]);
    expect(stderr).toContain(`No offender: ${told.length} rules hold.`);
  },
);

it("hers rules RULE names the rules that are near a wrong name, before any server is asked", async () => {
  const wrong = hers("rules", "notified-befor-call");
  await expect(wrong).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^There is no rule .*Did you mean "notified-before-call"\?/),
  });
});

it("hers rules RULE says of what an import flags beside the rules where it is shown", async () => {
  await expect(hers("rules", "contradicts-its-call")).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("`npx hers rules contradicts-its-call --imported` shows"),
  });
});

it("hers rules RULE runs that rule alone", { timeout: 60_000 }, async () => {
  const { stdout, stderr } = await hers("rules", "notified-before-call", "--in", "mongo", "--json");
  expect(JSON.parse(stdout)).toMatchObject([{ id: "notified-before-call", count: 0 }]);
  expect(stderr).toContain("No offender: the rule holds.");
});
