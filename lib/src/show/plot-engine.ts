import type { PlotNamespace } from "./plot-types.js";

/** Observable Plot and a document to draw in. */
export interface PlotEngine {
  readonly Plot: PlotNamespace;
  readonly document: unknown;
}

let engine: PlotEngine | undefined;

/** Loads Observable Plot and linkedom when the first chart is drawn: some 250 ms that other notebooks do not pay. */
export function plotEngine(): PlotEngine {
  engine ??= {
    Plot: quietly(() => require("@observablehq/plot")),
    document: require("linkedom").parseHTML("<html><body></body></html>").document,
  };
  return engine;
}

/** Plot is an ES module; Node 20.19 warns that `require` of one is experimental, which tells a student nothing. */
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
