/** The schema files in a folder of a test's own, changed in one place. */

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { checkHospital } from "../../../lib/src/hospital/check/index.js";
import type { Difference } from "../../../lib/src/model/drift/physical.js";
import { projectRoot } from "../../../lib/src/project.js";

/** Call at the top of a test file; the folder goes after its tests. */
export function changedSchema() {
  const folder = mkdtempSync(join(tmpdir(), "hers-schema-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Puts one text in the place of another, which only one file has; returns the differences and the line of the change. */
  return async function differencesAfter(
    from: string | RegExp,
    to: string,
  ): Promise<{ readonly found: Difference[]; readonly line: number }> {
    cpSync(join(projectRoot(), "sql", "schema"), folder, { recursive: true });
    const paths = readdirSync(folder)
      .sort()
      .map((name) => join(folder, name));
    const lines: number[] = [];
    for (const path of paths) {
      const text = readFileSync(path, "utf8");
      const mutated = text.replace(from, () => to);
      if (mutated === text) continue;
      writeFileSync(path, mutated);
      lines.push(
        text.slice(0, text.search(from instanceof RegExp ? from : escaped(from))).split("\n").length,
      );
    }
    expect(lines, `${from} is in one file`).toHaveLength(1);
    return { found: await checkHospital({ schema: paths }), line: lines[0]! };
  };
}

const escaped = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
