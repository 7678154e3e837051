import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCompiledOnce } from "../../../lib/src/workbook/kernel/compiled-once.js";
import { temporaryFolder } from "../run/notebook-of.js";

/** A module of which each copy is loaded afresh. */
function made(): { folder: string; load: () => { answer: number; keep: () => void } } {
  const folder = temporaryFolder();
  const file = join(folder, "big.js");
  writeFileSync(file, "const path = require('node:path'); exports.answer = path.sep === '/' ? 42 : 0;");
  const load = (): { answer: number; keep: () => void } => {
    const require = createRequire(join(folder, "index.js"));
    delete require.cache[file];
    const keep = loadCompiledOnce(require, file, join(folder, "kept"));
    return { answer: require(file).answer, keep };
  };
  return { folder, load };
}

describe("a big module", () => {
  it("is the same with the machine code that an earlier load left", () => {
    const { folder, load } = made();
    const first = load();
    first.keep();
    const [kept] = readdirSync(join(folder, "kept"));
    expect(kept).toContain(process.version);
    const before = readFileSync(join(folder, "kept", kept!));
    const second = load();
    second.keep();
    expect([first.answer, second.answer]).toEqual([42, 42]);
    expect(readFileSync(join(folder, "kept", kept!)).equals(before)).toBe(true);
  });

  it("is compiled anew if what was left is of no use, and that is left instead", () => {
    const { folder, load } = made();
    const file = join(folder, "kept", `typescript-${process.version}-${process.arch}.bin`);
    mkdirSync(join(folder, "kept"));
    writeFileSync(file, "spoilt");
    const { answer, keep } = load();
    keep();
    expect(answer).toBe(42);
    expect(readFileSync(file, "latin1")).not.toBe("spoilt");
  });

  it("is loaded even if nothing can be left", () => {
    const { folder, load } = made();
    writeFileSync(join(folder, "kept"), "a file where the folder should be");
    const { answer, keep } = load();
    keep();
    expect(answer).toBe(42);
  });
});
