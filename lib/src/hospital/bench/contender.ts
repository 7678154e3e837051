import { HersError, ServerError } from "../../errors.js";

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
  /** What came out, or a checksum of it: contenders of one task that tell it must tell the same. */
  readonly answer?: string;
}

/** A contender that does not take part, and why. */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
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
  readonly leftOut: readonly LeftOut[];
  /** What must be put away afterwards. */
  close(): Promise<void>;
}

/** A contender and its runs that count, in the order of time. */
export interface Runs {
  readonly contender: string;
  readonly what: string;
  readonly samples: readonly Sample[];
}

/** What came of a task. */
export interface Measured {
  readonly runs: readonly Runs[];
  /** The task's own, and those that failed on the way. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Runs the contenders in turn, A B C, B C A, …, so that none always follows the same one, after one run of each that does not count. A rival that fails is left out from then on.
 *
 * @throws {ServerError} `BENCH_ANSWERS` if a contender's answer is not that of the first
 * @throws whatever made one of ours fail
 */
export async function measure(
  task: Task,
  runs: number,
  onRun: (contender: string, run: number, sample: Sample) => void,
): Promise<Measured> {
  const samples = new Map<Contender, Sample[]>(task.contenders.map((each) => [each, []]));
  const leftOut = [...task.leftOut];
  let answer: { readonly of: string; readonly text: string } | undefined;
  for (let run = 0; run <= runs; run++) {
    for (const [contender, of] of turned([...samples], run)) {
      const sample = await attempt(contender);
      if ("reason" in sample) {
        samples.delete(contender);
        leftOut.push(sample);
        continue;
      }
      if (sample.answer !== undefined) {
        answer ??= { of: contender.name, text: sample.answer };
        if (sample.answer !== answer.text) throw differs(task, answer, contender.name, sample.answer);
      }
      if (run > 0) of.push(sample);
      onRun(contender.name, run, sample);
    }
  }
  return {
    runs: [...samples].map(([{ name, what }, of]) => ({ contender: name, what, samples: of })),
    leftOut,
  };
}

const turned = <Each>(all: readonly Each[], by: number): Each[] => [
  ...all.slice(by % all.length),
  ...all.slice(0, by % all.length),
];

const isOurs = (name: string): boolean => /^hers\b/.test(name);

/** A rival's failure says nothing about ours: another database client may have a bug of its own. */
async function attempt(contender: Contender): Promise<Sample | LeftOut> {
  try {
    return await contender.run();
  } catch (error) {
    if (isOurs(contender.name) || !(error instanceof HersError)) throw error;
    return { name: contender.name, reason: error.message };
  }
}

function differs(
  task: Task,
  first: { readonly of: string; readonly text: string },
  name: string,
  text: string,
): ServerError {
  let at = 0;
  while (at < text.length && text[at] === first.text[at]) at++;
  const piece = (whole: string): string => whole.slice(Math.max(0, at - 40), at + 40);
  return new ServerError(
    "BENCH_ANSWERS",
    `${task.id}: ${name} has another answer than ${first.of}, so their times cannot be compared.\n${first.of}: …${piece(first.text)}…\n${name}: …${piece(text)}…`,
  );
}
