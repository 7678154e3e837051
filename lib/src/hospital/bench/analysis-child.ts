/**
 * A process of its own that answers one question, as a program of a user would, from its start to its end: connect, read, compute, print.
 * Argument: the question. The address comes in `BENCH_URL`, the database in `BENCH_DATABASE`.
 */
import { ANALYSES } from "./analyses/index.js";

const { BENCH_URL = "", BENCH_DATABASE = "" } = process.env;

ANALYSES[process.argv[2] as keyof typeof ANALYSES].answer(BENCH_URL, BENCH_DATABASE).then(
  (frame) => process.stdout.write(`${JSON.stringify(frame.toRecords())}\n`),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
