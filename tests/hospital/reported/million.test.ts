/** How much memory an import takes, whatever the length of the file. With HERS_LONG=1; HERS_ROWS=5000000 for another number of rows. */

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inExportWords } from "../../../lib/src/hospital/reported/export/words.js";
import { exportLines, writeLines } from "../../../lib/src/hospital/reported/export/write.js";
import { reportedFrom } from "../../../lib/src/hospital/reported/from-hospital.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { projectRoot } from "../../../lib/src/project.js";
import { ownState } from "../../cli/own-state.js";

const ROWS = Number(process.env.HERS_ROWS ?? 1_000_000);
const CALLS = 20_000;

describe.skipIf(!process.env.HERS_LONG)(
  `an export of ${ROWS.toLocaleString("en-US")} rows (HERS_LONG=1)`,
  () => {
    ownState();
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "hers-million-"));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it("is imported in less than 700 MB of memory", { timeout: 7_200_000 }, async () => {
      const path = join(folder, "long.csv.gz");
      await writeLines(services(), path);
      const memory = join(folder, "memory.cjs");
      writeFileSync(
        memory,
        'process.on("exit", () => console.error("PEAK", process.resourceUsage().maxRSS, "KB"));',
      );
      const program = join(projectRoot(), "lib", "bin", "hers.js");
      const began = performance.now();
      const { stdout, stderr } = await promisify(execFile)(
        process.execPath,
        ["--require", memory, program, "import", path, "--json"],
        { maxBuffer: 2 ** 26 },
      );
      const seconds = (performance.now() - began) / 1000;
      const peaks = [...stderr.matchAll(/^PEAK (\d+) KB$/gm)].map(([, kilobytes]) => Number(kilobytes));
      const megabytes = Math.max(...peaks) / 1024;
      console.log(`${ROWS} rows in ${seconds.toFixed(0)} s, at most ${megabytes.toFixed(0)} MB`);
      expect(JSON.parse(stdout)).toMatchObject({ rows: ROWS, responses: ROWS, rejected: 0 });
      expect(megabytes).toBeLessThan(700);
    });
  },
);

/** Lines of many services of which each has the same calls, but its own numbers and units. */
function* services(): Generator<string> {
  const one = inExportWords(reportedFrom(simulate({ calls: CALLS, seed: 1 })));
  let rows = 0;
  for (let service = 1; rows < ROWS; service++) {
    const own = (text: string | null | undefined): string => `${service}/${text}`;
    const [header, ...lines] = exportLines({
      ...one,
      reported_call: one.reported_call.map((call) => ({ ...call, call_no: own(call.call_no) })),
      reported_response: one.reported_response.map((response) => ({
        ...response,
        call_no: own(response.call_no),
        unit: own(response.unit),
        row_id: own(response.row_id),
      })),
    });
    if (service === 1) yield header!;
    const wanted = lines.slice(0, ROWS - rows);
    rows += wanted.length;
    yield* wanted;
  }
}
