import { existsSync } from "node:fs";
import type { SourceMapPayload } from "node:module";
import { join, resolve, sep } from "node:path";
import { stateFolder } from "../../project.js";
import { loadCompiledOnce } from "./compiled-once.js";
import type { Tslab } from "./tslab.js";

/** The small `node` type package that most cells are checked against. */
const LIGHT_TYPES = resolve(__dirname, "../../../kernel-types");

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
}

interface CompilerOptions {
  [option: string]: unknown;
}

interface TypeScript {
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
  const withoutComments = process.env.HERS_HEADLESS === "1"; // nobody will ask for a signature's documentation
  let light = true;
  let lightChanged: FileChanged | undefined;
  let maps: CellMaps | undefined;

  const { readFile, watchFile } = typescript.sys;
  typescript.sys.readFile = (path, encoding) => {
    if (path === lightIndex && !light) return `/// <reference path="${nodeTypes}" />\n`;
    const text = readFile.call(typescript.sys, path, encoding);
    return withoutComments && path.endsWith(".d.ts") ? text?.replace(DOC_COMMENT, "") : text;
  };
  typescript.sys.watchDirectory = () => IDLE;
  typescript.sys.watchFile = (path, changed, interval) => {
    if (path === lightIndex) lightChanged = changed;
    const installed =
      path.endsWith(".d.ts") || path.includes("/node_modules/") || path.endsWith("package.json");
    return installed ? IDLE : watchFile.call(typescript.sys, path, changed, interval);
  };

  // TypeScript's exports are fixed getters, so tslab is given a copy with two of them changed.
  tslab.require.cache[file]!.exports = override(typescript, {
    createWatchCompilerHost: (files: string[], options: CompilerOptions, ...rest: unknown[]) =>
      typescript.createWatchCompilerHost(
        files,
        { ...options, types: ["node"], typeRoots: [LIGHT_TYPES], inlineSourceMap: true },
        ...rest,
      ),
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

  return {
    keepCompiled,
    takeMaps: () => {
      const taken = maps;
      maps = undefined;
      return taken;
    },
    useNodeTypes: () => {
      if (!light || nodeTypes === undefined) return false;
      light = false;
      lightChanged?.(lightIndex, CHANGED);
      return true;
    },
  };
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
