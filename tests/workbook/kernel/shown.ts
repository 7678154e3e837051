import type { Executed } from "../../../lib/src/workbook/run/kernel-client.js";
import { textOf } from "../../../lib/src/workbook/run/notebook.js";
import { joinStreams } from "../../../lib/src/workbook/run/outputs.js";

/** What a cell showed, one entry an output: `stdout: …`, `text/plain: …`, `RangeError: …`. */
export function shown({ outputs }: Executed): string[] {
  return joinStreams(outputs).flatMap((output) => {
    if (output.output_type === "stream") return [`${output.name}: ${textOf(output.text)}`];
    if (output.output_type === "error") return [output.traceback.join("\n")];
    return Object.entries(output.data).map(([type, value]) => `${type}: ${String(value)}`);
  });
}
