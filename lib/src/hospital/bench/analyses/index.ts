import type { DataFrame } from "../../../frames/index.js";
import { occupancy } from "./occupancy.js";
import { responseTimes } from "./response-times.js";
import { treatments } from "./treatments.js";

/** A question that is answered by a program of its own: connect, read, compute. `lib/bin/bench-analysis.py` answers the same. */
export interface Analysis {
  /** In a few words. */
  readonly title: string;
  /** What it reads; the benchmark loads nothing else. */
  readonly reads: { readonly tables: readonly string[] } | { readonly collection: string };
  /** The answer, of whole numbers and text only, so that two programs can have exactly the same. */
  answer(address: string, database: string): Promise<DataFrame>;
}

/** The questions of the benchmark, by id. */
export const ANALYSES = { "response-times": responseTimes, occupancy, treatments } as const satisfies Record<
  string,
  Analysis
>;
