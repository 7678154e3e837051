import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { simulatedExport } from "../../../lib/src/hospital/reported/export/simulated.js";
import { exportOrigin } from "../../../lib/src/hospital/reported/index.js";
import { projectRoot } from "../../../lib/src/project.js";

const linesOf = (path: string): string[] => readFileSync(path, "utf8").trimEnd().split("\n");

it("an export of seven days has the rows of the year whose call came in them, and no other", async () => {
  const [header, ...year] = linesOf(await simulatedExport({ seed: 3 }));
  const week = linesOf(await simulatedExport({ seed: 3, days: 7 }));
  // by the calls' own first day: the hospital begins at midnight UTC, which is 4 p.m. of the day before there
  const early = year.filter((line) => {
    const [, month, day, rest] = /,(\d\d)\/(\d\d)\/20\d\d (\d\d:\d\d:\d\d [AP]M),/.exec(line)!;
    return month === "12"
      ? day === "31" && year.indexOf(line) < 100
      : month === "01" && (Number(day) < 7 || (day === "07" && before4(rest!)));
  });
  expect(week).toEqual([header, ...early]);
  await expect(simulatedExport({ days: 0 })).rejects.toThrow(
    "days must be a whole number greater than 0, not 0.",
  );
});

const before4 = (time: string): boolean => time.endsWith("AM") || /^(12|0[123])/.test(time);

it("the origin of an export is its name, who wrote it and the checksum of its bytes", async () => {
  const path = await simulatedExport({ seed: 3, days: 7 });
  const sha256 = createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 12);
  expect(await exportOrigin(path)).toEqual({ file: basename(path), simulated: true, sha256 });
  const own = join(projectRoot(), "package.json");
  expect(await exportOrigin(own)).toMatchObject({ file: basename(own), simulated: false });
});
