import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { LanguageLibrary } from "../../../lib/src/workbook/kernel/language-library.js";
import { findTslab } from "../../../lib/src/workbook/kernel/tslab.js";

const tslab = findTslab();
const file = tslab.require.resolve("@tslab/typescript-for-tslab");
const typescript = tslab.require(file);
const folder = dirname(file);
const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};
const libraryOf = (root: string) => new LanguageLibrary(folder, root, typescript, read);

/** What a program of one file knows: all that is global, with its members and their overloads in the order in which they are tried. */
function globals(lib: string, library?: LanguageLibrary) {
  const options = { lib: [lib], target: typescript.ScriptTarget.ES2022, types: [] };
  const host = typescript.createCompilerHost(options);
  const asked: string[] = [];
  host.getSourceFile = (path: string, target: unknown) => {
    const text = path === "cell.ts" ? "export {};" : (library?.textOf(path) ?? read(path));
    if (text) asked.push(path);
    return text === undefined ? undefined : typescript.createSourceFile(path, text, target);
  };
  const program = typescript.createProgram(["cell.ts"], options, host);
  const checker = program.getTypeChecker();
  const cell = program.getSourceFile("cell.ts");
  const shapeOf = (symbol: object): string[] =>
    [checker.getDeclaredTypeOfSymbol(symbol), checker.getTypeOfSymbolAtLocation(symbol, cell)].flatMap(
      (type) => [
        checker.typeToString(type),
        ...checker.getPropertiesOfType(type).map(
          (member: { name: string }) =>
            // the number in a unique symbol's name counts the files' symbols
            `${member.name.replace(/@\d+$/, "")}: ${checker.typeToString(checker.getTypeOfSymbolAtLocation(member, cell))}`,
        ),
      ],
    );
  const known: { name: string }[] = checker.getSymbolsInScope(cell, typescript.SymbolFlags.All);
  return {
    shapes: () => known.map((symbol) => [symbol.name, ...shapeOf(symbol)]),
    problems: typescript.getPreEmitDiagnostics(program).length,
    files: asked.length,
  };
}

describe("the language's types in one file", () => {
  it("are those of its many files, to the last overload", () => {
    const many = globals("lib.es2022.d.ts");
    const one = globals("lib.es2022.d.ts", libraryOf("lib.es2022.d.ts"));
    expect(many.files).toBeGreaterThan(50);
    expect(one.files).toBe(2); // the cell and the library
    expect(many.shapes().length).toBeGreaterThan(70);
    expect(one.shapes()).toEqual(many.shapes());
    expect([one.problems, many.problems]).toEqual([0, 0]);
  });

  it("are not declared twice where another library refers to a part of them", () => {
    const library = libraryOf("lib.es2022.d.ts");
    expect(globals("lib.es2022.full.d.ts", library).problems).toBe(0);
    expect(library.textOf(join(folder, "lib.es2015.core.d.ts"))).toBe("");
    expect(library.textOf(join(folder, "lib.dom.d.ts"))).toBeUndefined();
  });

  it("stay in their many files where TypeScript tells no order, or a file is not there", () => {
    const path = join(folder, "lib.es2022.d.ts");
    expect(new LanguageLibrary(folder, "lib.es2022.d.ts", {}, read).textOf(path)).toBeUndefined();
    const without = (file: string) => (file.endsWith("lib.es2021.promise.d.ts") ? undefined : read(file));
    expect(new LanguageLibrary(folder, "lib.es2022.d.ts", typescript, without).textOf(path)).toBeUndefined();
  });
});
