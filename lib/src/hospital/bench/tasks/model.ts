import { join } from "node:path";
import type { Task } from "../contender.js";
import { runProgram } from "../process.js";

/** The whole model checked, mapped, refined and drawn in three notations, by a fresh process after its imports. */
export async function model(): Promise<Task> {
  const child = join(__dirname, "..", "model-child.js");
  return {
    id: "model",
    title: "the hospital's model checked, mapped and drawn in three notations",
    rows: 0,
    contenders: [
      {
        name: "hers",
        what: "a fresh process, after its imports",
        run: () => runProgram([process.execPath, child], { timesItself: true }),
      },
    ],
    leftOut: [],
    close: async () => {},
  };
}
