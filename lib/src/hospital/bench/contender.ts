/** One way of doing a task. A contender named `hers` is our default, `hers:…` a variant, `ref:…` no rival. */
export interface Contender {
  readonly name: string;
  /** What it is, for the table. */
  readonly what: string;
  /** Does the work once, on fresh ground. */
  run(): Promise<Sample>;
}

/** What one run took. */
export interface Sample {
  readonly seconds: number;
  /** The most memory that the process held, in MB, where it can be told. */
  readonly peakMemoryMb: number | null;
  /** What else is to be known of the run, in a few words. */
  readonly note?: string;
}

/** A task: the same work, done by each contender. */
export interface Task {
  readonly id: string;
  /** What is done, in a line. */
  readonly title: string;
  /** Rows or documents moved, or 0 where nothing is counted. */
  readonly rows: number;
  readonly contenders: readonly Contender[];
  /** Contenders that cannot run on this machine, with the reason. */
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
  /** What must be put away afterwards. */
  close(): Promise<void>;
}

/** A contender's figures, as `out/bench.json` holds them. */
export interface Measurement {
  readonly task: string;
  readonly contender: string;
  readonly medianSeconds: number;
  readonly rowsPerSecond: number | null;
  readonly peakMemoryMb: number | null;
  readonly runs: number;
  /** Of the last run. */
  readonly note?: string;
}

/** Runs the contenders in turn, A B A B …, after one run of each that does not count. */
export async function measure(
  task: Task,
  runs: number,
  onRun: (contender: string, run: number, seconds: number) => void,
): Promise<Measurement[]> {
  const samples = new Map<string, Sample[]>(task.contenders.map(({ name }) => [name, []]));
  for (let run = 0; run <= runs; run++) {
    for (const contender of task.contenders) {
      const sample = await contender.run();
      if (run > 0) samples.get(contender.name)!.push(sample);
      onRun(contender.name, run, sample.seconds);
    }
  }
  return task.contenders.map(({ name }) => {
    const of = samples.get(name)!;
    const medianSeconds = median(of.map(({ seconds }) => seconds));
    const memory = of.flatMap(({ peakMemoryMb }) => (peakMemoryMb === null ? [] : [peakMemoryMb]));
    return {
      task: task.id,
      contender: name,
      medianSeconds: round(medianSeconds, 4),
      rowsPerSecond: task.rows === 0 ? null : Math.round(task.rows / medianSeconds),
      peakMemoryMb: memory.length === 0 ? null : round(median(memory), 1),
      runs: of.length,
      ...(of.at(-1)?.note === undefined ? {} : { note: of.at(-1)!.note! }),
    };
  });
}

/** The middle value; of an even number of values the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
