import { existsSync, readFileSync } from "node:fs";
import type { SourceMapPayload } from "node:module";
import { dirname, join, resolve, sep } from "node:path";
import { stateFolder } from "../../project.js";
import { type Binder, plainBuilder } from "./builder.js";
import { loadCompiledOnce } from "./compiled-once.js";
import { LanguageLibrary, type Libraries } from "./language-library.js";
import { NamedTypes } from "./named-types.js";
import type { Tslab } from "./tslab.js";

/** The small `node` type package that most cells are checked against. */
const LIGHT_TYPES = resolve(__dirname, "../../../kernel-types");

/** The declarations of what a notebook imports from "hers". */
const HERS_TYPES = resolve(__dirname, "../../index.d.ts");

const INLINE_MAP = /\/\/# sourceMappingURL=data:application\/json;base64,([A-Za-z0-9+/=]+)\s*$/;

const DOC_COMMENT = /^[ \t]*\/\*\*[\s\S]*?\*\//gm;

/** The two maps of a cell: emitted JavaScript to ES module, ES module to the cell. */
export type CellMaps = readonly [toModule: SourceMapPayload, toCell: SourceMapPayload];

/** What the launcher changes about tslab's TypeScript. */
export interface CompilerHooks {
  /** Keeps the compiler's machine code for the next kernel; best called when a first cell has been compiled. */
  keepCompiled(): void;
  /** The source maps of the cell that was converted last. */
  takeMaps(): CellMaps | undefined;
  /** Checks against the real `@types/node` from now on; `false` if that was so already. */
  useNodeTypes(): boolean;
  /** Reads those types of "hers" that a cell names, if they have not been read. */
  useTypesOf(cell: string): void;
  /** Reads everything that there is; `false` if that was so already. */
  useAllTypes(): boolean;
}

interface CompilerOptions {
  [option: string]: unknown;
}

interface TypeScript extends Binder, Libraries {
  readonly sys: {
    readFile(path: string, encoding?: string): string | undefined;
    watchFile(path: string, changed: FileChanged, interval?: number): Watcher;
    watchDirectory(path: string): Watcher;
  };
  createWatchCompilerHost(files: string[], options: CompilerOptions, ...rest: unknown[]): unknown;
  transpileModule(
    source: string,
    options: { compilerOptions: CompilerOptions },
  ): { outputText: string; sourceMapText?: string };
}

type FileChanged = (path: string, kind: number) => void;
type Watcher = { close(): void };

const CHANGED = 1; // ts.FileWatcherEventKind.Changed
const IDLE: Watcher = { close: () => {} };

/**
 * Puts hooks around the TypeScript that tslab loads: cells are checked against light types, installed packages are not
 * watched for changes, and both of tslab's emits leave a source map. Call it before the first converter is made.
 *
 * Parsing `@types/node` and every other package in `node_modules/@types` is most of plain tslab's start.
 *
 * @param root the folder whose `@types/node` stands behind the light types
 */
export function hookCompiler(tslab: Tslab, root: string): CompilerHooks {
  const file = tslab.require.resolve("@tslab/typescript-for-tslab");
  const keepCompiled = loadCompiledOnce(tslab.require, file, join(stateFolder(), "kernel"));
  const typescript = tslab.require(file) as TypeScript;
  const nodeTypes = findNodeTypes(root, tslab.folder);
  const lightIndex = join(LIGHT_TYPES, "node", "index.d.ts").split(sep).join("/");
  const hersIndex = HERS_TYPES.split(sep).join("/");
  // Nobody will ask for a signature's documentation, or what else there is in "hers".
  const headless = process.env.HERS_HEADLESS === "1";
  const named = headless ? namedTypes() : undefined;
  const changedOf = new Map<string, FileChanged>();
  let light = true;
  let maps: CellMaps | undefined;
  let library: LanguageLibrary | undefined;

  const { readFile, watchFile } = typescript.sys;
  const read = (path: string): string | undefined => readFile.call(typescript.sys, path);
  typescript.sys.readFile = (path, encoding) => {
    if (path === lightIndex && !light) return `/// <reference path="${nodeTypes}" />\n`;
    if (path === hersIndex && named !== undefined) return named.text;
    const text = library?.textOf(path) ?? readFile.call(typescript.sys, path, encoding);
    return headless && path.endsWith(".d.ts") ? text?.replace(DOC_COMMENT, "") : text;
  };
  typescript.sys.watchDirectory = () => IDLE;
  typescript.sys.watchFile = (path, changed, interval) => {
    if (path === lightIndex || path === hersIndex) changedOf.set(path, changed);
    const installed =
      path.endsWith(".d.ts") || path.includes("/node_modules/") || path.endsWith("package.json");
    return installed ? IDLE : watchFile.call(typescript.sys, path, changed, interval);
  };

  // TypeScript's exports are fixed getters, so tslab is given a copy with two of them changed.
  tslab.require.cache[file]!.exports = override(typescript, {
    createWatchCompilerHost: (
      files: string[],
      options: CompilerOptions,
      system: unknown,
      _createProgram: unknown,
      ...rest: unknown[]
    ) => {
      const [root] = (options.lib ?? []) as string[];
      library ??= root === undefined ? undefined : new LanguageLibrary(dirname(file), root, typescript, read);
      return typescript.createWatchCompilerHost(
        files,
        { ...options, types: ["node"], typeRoots: [LIGHT_TYPES], inlineSourceMap: true },
        system,
        (...program: unknown[]) => plainBuilder(typescript, ...program),
        ...rest,
      );
    },
    transpileModule: (source: string, options: { compilerOptions: CompilerOptions }) => {
      const inline = source.match(INLINE_MAP);
      if (inline === null) return typescript.transpileModule(source, options);
      const result = typescript.transpileModule(source.slice(0, inline.index), {
        ...options,
        compilerOptions: { ...options.compilerOptions, sourceMap: true },
      });
      const toCell = JSON.parse(Buffer.from(inline[1]!, "base64").toString("utf8"));
      maps = [JSON.parse(result.sourceMapText ?? "{}"), toCell];
      return { outputText: result.outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, "") };
    },
  });

  const reread = (path: string): void => changedOf.get(path)?.(path, CHANGED);
  const useNodeTypes = (): boolean => {
    if (!light || nodeTypes === undefined) return false;
    light = false;
    reread(lightIndex);
    return true;
  };
  return {
    keepCompiled,
    takeMaps: () => {
      const taken = maps;
      maps = undefined;
      return taken;
    },
    useNodeTypes,
    useTypesOf: (cell) => {
      if (named?.add(cell)) reread(hersIndex);
    },
    useAllTypes: () => {
      const more = named?.addAll() ?? false;
      if (more) reread(hersIndex);
      return useNodeTypes() || more;
    },
  };
}

/** Undefined where the library runs without having been built. */
function namedTypes(): NamedTypes | undefined {
  return existsSync(HERS_TYPES)
    ? new NamedTypes(readFileSync(HERS_TYPES, "utf8").replace(DOC_COMMENT, ""))
    : undefined;
}

/** The real types' first file, in the flavour for TypeScript up to 5.6. */
function findNodeTypes(root: string, tslabFolder: string): string | undefined {
  return [root, tslabFolder]
    .map((folder) => join(folder, "node_modules", "@types", "node"))
    .flatMap((folder) => [join(folder, "ts5.6", "index.d.ts"), join(folder, "index.d.ts")])
    .find((file) => existsSync(file));
}

function override<T extends object>(original: T, replaced: Record<string, unknown>): T {
  const copy = {} as T;
  for (const key of Object.keys(original) as (keyof T & string)[]) {
    const get = Object.hasOwn(replaced, key) ? () => replaced[key] : () => original[key];
    Object.defineProperty(copy, key, { enumerable: true, get });
  }
  return copy;
}
