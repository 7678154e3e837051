import { ShowError } from "../errors.js";
import { isFrame } from "./grid.js";
import type { PlotlyTrace } from "./plotly-figure.js";
import { isShown } from "./plotly-values.js";
import { count, sayNumber } from "./statement.js";

/** Values of one column of a trace at most: a notebook carries all of them, and a page draws them. */
const MOST = 20_000;

/** The columns of a trace that hold what it draws; those of a Sankey are a level down. */
const COLUMNS = ["x", "y", "z", "values", "r", "theta", "lat", "lon", "open", "close"];

/**
 * Refuses a figure that would be empty without a word, or make a notebook of hundreds of megabytes.
 *
 * @throws {ShowError} `EMPTY_CHART` if no trace is visible or has a value, `TOO_LARGE` if one has more than 20,000
 */
export function checkTraces(traces: readonly PlotlyTrace[]): void {
  const columns = traces.map((trace) => columnsOf(trace));
  columns.forEach((own, place) => {
    const longest = Math.max(0, ...own.map(({ length }) => length));
    if (longest <= MOST) return;
    throw new ShowError(
      "TOO_LARGE",
      `Trace ${place + 1} holds ${sayNumber(longest)} values; ${sayNumber(MOST)} can be shown. Group or bin them first, or take a sample: frame.sample({ n: 5000, seed: 1 }).`,
    );
  });
  if (!traces.some(isShown)) {
    throw new ShowError(
      "EMPTY_CHART",
      'The Plotly figure shows none of its traces: each has `visible: false` or "legendonly". Take that from one of them.',
    );
  }
  const shown = columns.filter((_, place) => isShown(traces[place]!));
  const drawn = shown.filter((own) => own.length > 0);
  if (drawn.length < shown.length) return; // of a kind that keeps its values elsewhere
  if (drawn.some((own) => own.every(({ empty }) => !empty))) return;
  const [first] = drawn;
  const lost = first?.find(({ empty }) => empty);
  throw new ShowError(
    "EMPTY_CHART",
    lost === undefined || lost.length === 0
      ? "The Plotly figure has no rows to draw. Look at the rows first: show them as a table."
      : `Nothing to draw: \`${lost.name}\` has no value in any of ${count(lost.length, "row")}. Look for the step that lost them.`,
  );
}

interface TraceColumn {
  readonly name: string;
  readonly length: number;
  readonly empty: boolean;
}

function columnsOf(trace: PlotlyTrace): TraceColumn[] {
  const link = (trace.link ?? {}) as PlotlyTrace;
  const named = [...COLUMNS.map((name) => [name, trace[name]] as const), ["link.value", link.value] as const];
  return named.flatMap(([name, value]): TraceColumn[] => {
    const values = listOf(value);
    if (values === undefined) return [];
    const empty = values.every((each) => each === null || each === undefined || Number.isNaN(each));
    return [{ name, length: values.length, empty }];
  });
}

function listOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value.some(Array.isArray) ? value.flat() : value;
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>);
  if (typeof value !== "object" || value === null || isFrame(value)) return undefined;
  const { toArray } = value as { toArray?: () => unknown[] };
  return typeof toArray === "function" ? toArray.call(value) : undefined;
}
