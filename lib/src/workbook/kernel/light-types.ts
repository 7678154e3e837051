import type { CompilerHooks } from "./compiler.js";
import type { Converter } from "./tslab.js";

const SPECIFIER = /\b(?:from|import|require)\s*\(?\s*["']([^"'\n]+)["']/g;

/** Packages whose types say nothing of Node's own. */
const WITHOUT_NODE_TYPES = new Set([
  "hers",
  "tslab",
  "nodejs-polars",
  "@observablehq/plot",
  "plotly.js-dist-min",
]);

/** Whether a cell imports something whose types build on `@types/node`: without those they would silently be `any`. */
export function importsNodeTypes(source: string): boolean {
  return [...source.matchAll(SPECIFIER)].some(([, specifier = ""]) => {
    const parts = specifier.split("/");
    return !WITHOUT_NODE_TYPES.has(specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0]!);
  });
}

/**
 * Checks cells against the light types, and those of what they name, as long as that is enough. The real ones are loaded, once, for the
 * first cell that imports what builds on them, and all of them before any cell is refused: no error is reported that they would not give.
 */
export function lightFirst<T extends Converter>(converter: T, hooks: CompilerHooks): T {
  return Object.assign(Object.create(converter) as T, {
    convert(previous: string, source: string) {
      if (importsNodeTypes(source)) hooks.useNodeTypes();
      hooks.useTypesOf(source);
      const converted = converter.convert(previous, source);
      if (converted.diagnostics.length === 0 || !hooks.useAllTypes()) return converted;
      return converter.convert(previous, source);
    },
  });
}
