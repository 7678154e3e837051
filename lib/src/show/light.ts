import type { Chart } from "./chart.js";

/** Light types of Observable Plot: every mark and transform is there, unchecked. The chapters draw with it; `@observablehq/plot` can be imported for its own types. */
export interface LightPlot {
  /** Draws a chart that shows itself; takes the options of Observable Plot. */
  plot(options: { readonly [option: string]: unknown }): Chart;
  // biome-ignore lint/suspicious/noExplicitAny: a mark or transform of Plot, whose own types would cost the kernel's start
  readonly [name: string]: (...args: any[]) => any;
}
