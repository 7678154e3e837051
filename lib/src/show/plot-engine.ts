import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import type { PlotNamespace } from "./plot-types.js";

/** Observable Plot and a document to draw in. */
export interface PlotEngine {
  readonly Plot: PlotNamespace;
  readonly document: unknown;
}

interface Linkedom {
  parseHTML(html: string): { readonly document: unknown };
}

let engine: PlotEngine | undefined;

/** Loads Observable Plot and linkedom when the first chart is drawn, which other notebooks do not pay for. */
export function plotEngine(): PlotEngine {
  engine ??= quietly(() => ({
    Plot: bundledPlot() ?? require("@observablehq/plot"),
    document: linkedom().parseHTML("<html><body></body></html>").document,
  }));
  return engine;
}

/**
 * Plot and D3 come as two files beside the hundreds of modules that `require` would read: the same code in a third of the time. Undefined if
 * they are not where these versions have them.
 */
function bundledPlot(): PlotNamespace | undefined {
  const plot = require.resolve("@observablehq/plot"); // …/src/index.js
  const d3 = createRequire(plot).resolve("d3"); // …/src/index.js
  const files = [join(dirname(d3), "../dist/d3.min.js"), join(dirname(plot), "../dist/plot.umd.min.js")];
  if (!files.every(existsSync)) return undefined;
  const [d3File, plotFile] = files as [string, string];
  return loadBundle(plotFile, () => loadBundle(d3File, require)) as PlotNamespace;
}

/** Runs a bundle as a CommonJS module; Node would take it for an ES module, as its package says. */
function loadBundle(file: string, load: (name: string) => unknown): unknown {
  const module = { exports: {} };
  const wrapped = `(function (exports, require, module) {${readFileSync(file, "utf8")}\n})`;
  new Script(wrapped, { filename: file }).runInThisContext()(module.exports, load, module);
  return module.exports;
}

/** linkedom in one file, where its package has it. */
function linkedom(): Linkedom {
  const bundle = join(dirname(require.resolve("linkedom/package.json")), "worker.js");
  return existsSync(bundle) ? require(bundle) : require("linkedom");
}

/** Node 20.19 warns that `require` of an ES module is experimental, which tells a student nothing. */
function quietly<Value>(load: () => Value): Value {
  const { emitWarning } = process;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
    if (/require\(\)|ES Module/.test(String(warning))) return;
    Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
