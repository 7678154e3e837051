/** nodejs-polars, loaded when first used, and its frames in the workbook's own table display. */

import { display, type MimeBundle } from "../show/bundle.js";
import { tableBundle } from "../show/table.js";

/** The package as its own declarations describe it. */
export type RealPolars = typeof import("nodejs-polars").default;
export type DataFrame = import("nodejs-polars").DataFrame;
export type Series = import("nodejs-polars").Series;
export type Expr = import("nodejs-polars").Expr;

/** The package itself; loading it takes about a tenth of a second, so only who needs it pays. */
export function polars(): RealPolars {
  const module = require("nodejs-polars");
  return module.default ?? module;
}

interface FrameModule {
  _DataFrame(inner: unknown): object;
}
let displayed = false;

/**
 * Makes every DataFrame show itself as a table of ours: escaped, limited, NULL visible. Polars' own table escapes nothing. A frame has
 * no prototype to change, so the function that makes frames is wrapped; if a later Polars has none, its own display stays.
 */
export function displayFrames(): void {
  if (displayed) return;
  displayed = true;
  polars();
  const module = require("nodejs-polars/bin/dataframe") as FrameModule;
  const make = module._DataFrame;
  if (typeof make !== "function") return;
  module._DataFrame = (inner) => {
    const frame = make(inner);
    // On the frame, which is a proxy that hands definitions on to what it stands for.
    return Object.defineProperty(frame, display, {
      value: (): MimeBundle => tableBundle(frame),
      configurable: true,
    });
  };
}
