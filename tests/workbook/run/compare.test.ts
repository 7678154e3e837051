import { describe, expect, it } from "vitest";
import { compareOutputs } from "../../../lib/src/workbook/run/compare.js";
import type { Notebook, Output } from "../../../lib/src/workbook/run/notebook.js";
import { notebook } from "./notebook-of.js";

const html = (text: string | string[]): Output => ({
  output_type: "display_data",
  data: { "text/html": text },
  metadata: {},
});
const printed = (text: string): Output => ({ output_type: "stream", name: "stdout", text });

function showing(outputs: Output[], tags: string[] = []): Notebook {
  const made = notebook("1", { source: "2", tags });
  made.cells[1]!.outputs = outputs;
  return made;
}

describe("two runs of a notebook", () => {
  it("are the same if they show the same, however the file keeps the lines and the kernel cut the stream", () => {
    expect(compareOutputs(showing([html("<p>\n</p>")]), showing([html(["<p>\n", "</p>"])]))).toEqual([]);
    expect(compareOutputs(showing([printed("a"), printed("b")]), showing([printed("ab")]))).toEqual([]);
  });

  it.each([
    ["a text", [html("ten beds")], [html("two beds")], 'text/html: "ten beds" against "two beds"'],
    ["a format", [html("x")], [], "1 outputs against 0"],
    ["a stream", [printed("x")], [html("x")], "stdout: only in the first"],
  ])("differ in %s, and it is said where", (_, a, b, difference) => {
    expect(compareOutputs(showing(a), showing(b))).toEqual([{ cellNumber: 2, difference }]);
  });

  it("may differ in a cell tagged volatile", () => {
    expect(
      compareOutputs(showing([printed("1 ms")], ["volatile"]), showing([printed("2 ms")], ["volatile"])),
    ).toEqual([]);
  });

  it("differ if one has a cell more", () => {
    expect(compareOutputs(notebook("1"), notebook("1", "2"))).toEqual([
      { cellNumber: 2, difference: "1 code cells against 2" },
    ]);
  });
});
