/** Charts as a notebook draws them, in tests where a warning of Plot's is a fault of the chart. */

import { afterEach, beforeEach, expect, vi } from "vitest";
import type { Chart, ChartOptions } from "../../lib/src/show/chart.js";
import { plotHandle } from "../../lib/src/show/plot-handle.js";

type Draw = (...args: unknown[]) => unknown;
export const Plot = plotHandle() as unknown as Record<string, Draw> & { plot(options: ChartOptions): Chart };

/** Call at the top of a test file: a test in which anything was warned of fails. */
export function allowNoWarning(): void {
  let warned: ReturnType<typeof vi.spyOn>;
  beforeEach(() => {
    warned = vi.spyOn(console, "warn");
  });
  afterEach(() => {
    expect(warned).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
}
