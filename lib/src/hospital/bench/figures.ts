import type { Runs } from "./contender.js";

/** A contender's figures in one task, as `out/bench.json` holds them. */
export interface Measurement {
  readonly task: string;
  readonly contender: string;
  readonly what: string;
  /** Wall time. */
  readonly medianSeconds: number;
  readonly fastestSeconds: number;
  readonly slowestSeconds: number;
  /** Of each run that counts, in the order of time. */
  readonly seconds: readonly number[];
  readonly rowsPerSecond: number | null;
  /** The median over the runs; null where the system does not tell. */
  readonly peakMemoryMb: number | null;
  /** This contender's figure divided by that of `hers`: above 1 means that ours takes less. */
  readonly timesHers: { readonly time: number; readonly memory: number | null };
  /** Of the last run. */
  readonly note?: string;
}

/**
 * Figures of a task's contenders.
 *
 * @param rows rows or documents moved, or 0 where nothing is counted
 * @param runs one of them is `hers`
 */
export function figuresOf(task: string, rows: number, runs: readonly Runs[]): Measurement[] {
  const medians = runs.map(({ samples }) => ({
    time: median(samples.map(({ seconds }) => seconds)),
    memory: median(samples.flatMap(({ peakMemoryMb }) => (peakMemoryMb === null ? [] : [peakMemoryMb]))),
  }));
  const ours = medians[runs.findIndex(({ contender }) => contender === "hers")]!;
  return runs.map(({ contender, what, samples }, index) => {
    const seconds = samples.map((sample) => round(sample.seconds, 4));
    const { time, memory } = medians[index]!;
    const note = samples.at(-1)?.note;
    return {
      task,
      contender,
      what,
      medianSeconds: round(time, 4),
      fastestSeconds: Math.min(...seconds),
      slowestSeconds: Math.max(...seconds),
      seconds,
      rowsPerSecond: rows === 0 ? null : Math.round(rows / time),
      peakMemoryMb: Number.isNaN(memory) ? null : round(memory, 1),
      timesHers: {
        time: round(time / ours.time, 4),
        memory: Number.isNaN(memory / ours.memory) ? null : round(memory / ours.memory, 4),
      },
      ...(note === undefined ? {} : { note }),
    };
  });
}

/** The middle value; of an even number of values the mean of the middle two; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

/** A ratio in words, rounded down, so that what falls short of a target never reads as if it did not. */
export const sayTimes = (ratio: number): string => (Math.floor(ratio * 100) / 100).toFixed(2);

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
