import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, expect, it, vi } from "vitest";
import { exportFile } from "../../lib/src/cli/export.js";
import { simulatedExport } from "../../lib/src/hospital/reported/export/simulated.js";

const folder = mkdtempSync(join(tmpdir(), "hers-export-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "week.csv");

const hers = async (...options: string[]): Promise<unknown> => to(path, ...options);
const to = async (file: string, ...options: string[]): Promise<unknown> => {
  const program = new Command("hers");
  exportFile(program);
  return program.parseAsync(["export", file, ...options], { from: "user" });
};

it.each([
  ["--seed", "2.9", 'a whole number from 1 on, not "2.9": write 2 or 3.'],
  ["--seed", "0", 'a whole number from 1 on, not "0": write 1.'],
  ["--seed", "1e300", 'a whole number from 1 on, not "1e300": write 1.'],
  ["--faults", "0.4", 'a whole number from 0 on, not "0.4": write 0 or 1.'],
  ["--faults", "-3", 'a whole number from 0 on, not "-3": write 0.'],
  ["--faults", "", 'a whole number from 0 on, not "": write 0.'],
  ["--days", "1.9", 'a whole number from 1 on, not "1.9": write 1 or 2.'],
  ["--days", "0.4", 'a whole number from 1 on, not "0.4": write 1.'],
  ["--days", "week", 'a whole number from 1 on, not "week": write 1.'],
])("hers export %s %s is refused with what to write, and nothing is written", async (option, value, told) => {
  await expect(hers(option, value)).rejects.toMatchObject({
    code: "OPTION_INVALID",
    message: `${option} must be ${told}`,
  });
  expect(readdirSync(folder)).toEqual([]);
});

it("hers export writes the days of the year that its seed says", async () => {
  await hers("--seed", "3", "--days", "7", "--faults", "0");
  expect(readFileSync(path)).toEqual(readFileSync(await simulatedExport({ seed: 3, days: 7 })));
});

it("hers export - writes to standard output", async () => {
  const written: Buffer[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation(((chunk: Buffer, ...rest: unknown[]) => {
    written.push(chunk);
    const done = rest.find((each) => typeof each === "function") as (() => void) | undefined;
    done?.();
    return true;
  }) as never);
  await to("-", "--days", "1").finally(() => write.mockRestore());
  expect(Buffer.concat(written)).toEqual(readFileSync(await simulatedExport({ seed: 1, days: 1 })));
});

it("hers export says how many faults are too many", async () => {
  await expect(hers("--days", "7", "--faults", "99999")).rejects.toMatchObject({ code: "FAULTS_TOO_MANY" });
});
