import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as source from "../../lib/src/index.js";
import { projectRoot } from "../../lib/src/project.js";
import { temporaryFolder } from "../workbook/run/notebook-of.js";

const exportLazily: (file: string) => void = createRequire(__filename)("../../lib/bin/lazy-exports.js");
const index = join(projectRoot(), "lib", "dist", "index.js");

/** What a fresh process says of a module that it loads. */
const inProcess = (file: string, expression: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, [
      "-p",
      `const it = require(${JSON.stringify(file)}); JSON.stringify(${expression})`,
    ]).toString(),
  );

describe('the built "hers"', () => {
  it("loads none of its modules before a name is used, and then that name's", () => {
    const loaded = "Object.keys(require.cache).filter((file) => file.includes('dist')).length";
    expect(inProcess(index, loaded)).toBe(1);
    expect(inProcess(index, `(it.palette, ${loaded})`)).toBe(2);
  });

  it("has the names of its source, each with what the source gives", () => {
    const kinds = (names: object) =>
      Object.fromEntries(Object.entries(names).map(([name, value]) => [name, typeof value]));
    expect(
      inProcess(index, "Object.fromEntries(Object.entries(it).map(([name, value]) => [name, typeof value]))"),
    ).toEqual(kinds(source));
  });

  it("is changed once, line for line", () => {
    const copy = join(temporaryFolder(), "index.js");
    copyFileSync(index, copy);
    exportLazily(copy);
    expect(readFileSync(copy, "utf8")).toBe(readFileSync(index, "utf8"));
  });

  it("gives its names to an ES module too", () => {
    const file = join(temporaryFolder(), "names.mjs");
    writeFileSync(
      file,
      `import { connect, palette } from ${JSON.stringify(index)}; console.log(typeof connect, typeof palette);`,
    );
    expect(execFileSync(process.execPath, [file]).toString()).toBe("function object\n");
  });

  it("leaves a module that is handed on whole", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "one.js"), "exports.one = 1;");
    writeFileSync(join(folder, "two.js"), "exports.two = 2;");
    const file = join(folder, "index.js");
    const lines = [
      'var one_js_1 = require("./one.js");',
      'var two_js_1 = require("./two.js");',
      'Object.defineProperty(exports, "two", { enumerable: true, get: function () { return two_js_1.two; } });',
      "exports.all = one_js_1;",
    ];
    writeFileSync(file, lines.join("\n"));
    exportLazily(file);
    expect(inProcess(file, "[Object.keys(require.cache).length, it.all.one, it.two]")).toEqual([2, 1, 2]);
    expect(readFileSync(file, "utf8").split("\n")).toHaveLength(lines.length);
  });
});
