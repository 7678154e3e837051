import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../../lib/src/project.js";
import { importsNodeTypes } from "../../../lib/src/workbook/kernel/light-types.js";

const light = readFileSync(join(projectRoot(), "lib/kernel-types/node/index.d.ts"), "utf8");

/** Type-checks a file beside the real `@types/node` and gives the findings. */
function findings(source: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "hers-types-"));
  try {
    const file = join(folder, "check.ts");
    writeFileSync(file, source);
    const program = ts.createProgram([file], {
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      types: ["node"],
      typeRoots: [join(projectRoot(), "node_modules/@types")],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map((finding) => ts.flattenDiagnosticMessageText(finding.messageText, "\n"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the light types", () => {
  const values = [...light.matchAll(/^declare var (\w+): ([\w.]+);/gm)].map(
    ([, name, type]) => [name!, type!] as const,
  );
  // What is cleared was given out by a setter, so the two kinds of timer need not be the same there.
  const functions = [...light.matchAll(/^declare function (?!clear)(\w+)/gm)].map(([, name]) => name!);
  const inside = light
    .replace(/^declare module [\s\S]*/m, "")
    .replace(/^declare var \w+: typeof globalThis;$/m, "")
    .replace(/^declare /gm, "");

  it("promise nothing that the real types do not keep", () => {
    expect(values.map(([name]) => name)).toEqual(["console", "process", "require", "Buffer", "performance"]);
    expect(functions).toContain("setTimeout");
    const checks = [
      `declare namespace Light {\n${inside}\n}`,
      ...values.map(([name, type]) => `export const ${name}Kept: Light.${type} = ${name};`),
      ...functions.map((name) => `export const ${name}Kept: typeof Light.${name} = ${name};`),
    ];
    expect(findings(checks.join("\n"))).toEqual([]);
  });

  it("would be caught by that if they promised more", () => {
    const more =
      "declare namespace Light { interface Console { shout(): void } }\nexport const kept: Light.Console = console;";
    expect(findings(more).join()).toContain("'shout' is missing");
  });
});

describe("the real types", () => {
  it.each([
    ['import { hospital } from "hers";', false],
    ['import pl from "nodejs-polars";', false],
    ['import * as Plot from "@observablehq/plot";', false],
    ['const text = "from the ambulance";', false],
    ['import { readFileSync } from "node:fs";', true],
    ['import mysql from "mysql2/promise";', true],
    ['const { MongoClient } = await import("mongodb");', true],
    ['import { hospital } from "hers";\nimport { EJSON } from "bson";', true],
  ])("are read for a cell that imports what builds on them: %s", (source, expected) => {
    expect(importsNodeTypes(source)).toBe(expected);
  });
});

describe("what a notebook imports from hers", () => {
  const index = join(projectRoot(), "lib/dist/index.d.ts");

  /** Every file of declarations that one leads to, with the packages that it names. */
  function reached(file: string, known = new Map<string, string[]>()): Map<string, string[]> {
    if (known.has(file)) return known;
    const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    const named = [...code.matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map(([, name]) => name!);
    known.set(
      file,
      named.filter((name) => !name.startsWith(".")),
    );
    for (const name of named.filter((each) => each.startsWith("."))) {
      const next = join(dirname(file), name).replace(/\.js$/, ".d.ts");
      if (existsSync(next)) reached(next, known);
    }
    return known;
  }

  it("leads to no driver's declarations, which every chapter's first cell would wait for", () => {
    const files = reached(index);
    expect(files.size).toBeGreaterThan(50);
    const heavy = [...files].filter(([, packages]) => packages.length > 0);
    expect(heavy.map(([file, packages]) => `${relative(projectRoot(), file)}: ${packages}`)).toEqual([]);
  });
});
