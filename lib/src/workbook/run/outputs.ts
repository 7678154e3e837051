import { type Output, textOf } from "./notebook.js";

/** Joins neighbouring texts of one stream: how a kernel cut them into messages is chance. */
export function joinStreams(outputs: readonly Output[]): Output[] {
  const joined: Output[] = [];
  for (const output of outputs) {
    const last = joined.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      last.text = textOf(last.text) + textOf(output.text);
    } else joined.push({ ...output });
  }
  return joined;
}
