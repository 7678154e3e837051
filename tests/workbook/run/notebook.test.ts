import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NotebookError } from "../../../lib/src/errors.js";
import {
  formatNotebook,
  linesOf,
  readNotebook,
  writeNotebook,
} from "../../../lib/src/workbook/run/notebook.js";
import { notebook, temporaryFolder } from "./notebook-of.js";

const fixture = (name: string): string => join(__dirname, "fixtures", name);

describe("a notebook's file", () => {
  it("is written as Jupyter writes it: reading and writing changes no byte", () => {
    const file = fixture("as-jupyter-saves-it.ipynb");
    expect(formatNotebook(readNotebook(file))).toBe(readFileSync(file, "utf8"));
  });

  it("keeps JSON outputs as values and all other outputs as lines", () => {
    const written = notebook("1");
    const data = {
      "text/html": "<p>\n</p>",
      "image/svg+xml": "<svg>\n</svg>",
      "application/vnd.x+json": { b: 1, a: "x\ny" },
    };
    written.cells[0]!.outputs = [{ output_type: "display_data", data, metadata: {} }];
    const [output] = JSON.parse(formatNotebook(written)).cells[0].outputs;
    expect(output.data).toEqual({
      "text/html": ["<p>\n", "</p>"],
      "image/svg+xml": ["<svg>\n", "</svg>"],
      "application/vnd.x+json": { b: 1, a: "x\ny" },
    });
  });

  it("is written into folders that are made for it", () => {
    const file = join(temporaryFolder(), "a", "b", "c.ipynb");
    writeNotebook(notebook("1"), file);
    expect(readNotebook(file).cells).toHaveLength(1);
  });
});

describe("lines", () => {
  it.each([
    ["", []],
    ["a", ["a"]],
    ["a\n", ["a\n"]],
    ["a\n\nb", ["a\n", "\n", "b"]],
  ])("of %j are kept with their ends", (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });
});

describe("an unreadable notebook", () => {
  it.each([
    ["is not there", undefined, "NOTEBOOK_MISSING", /cannot be read: there is no such file\.$/],
    [
      "is cut off",
      '{"cells": [',
      "NOTEBOOK_UNREADABLE",
      /is no valid JSON: .* Restore it with `git checkout -- .*`/,
    ],
    ["holds a merge conflict", '{\n<<<<<<< HEAD\n"a": 1', "NOTEBOOK_UNREADABLE", /marks of a merge conflict/],
    ["is another kind of JSON", "[]", "NOTEBOOK_INVALID", /is no notebook: its nbformat is missing, not 4\./],
    [
      "is of an old format",
      '{"nbformat": 3, "worksheets": []}',
      "NOTEBOOK_INVALID",
      /its nbformat is 3, not 4\./,
    ],
    ["has no cells", '{"nbformat": 4}', "NOTEBOOK_INVALID", /it has no list of cells\./],
    [
      "has a strange cell",
      '{"nbformat": 4, "cells": [{"cell_type": "code"}]}',
      "NOTEBOOK_INVALID",
      /its cell 1 lacks/,
    ],
  ])("is refused in one line that names it, if it %s", (_, text, code, message) => {
    const file = join(temporaryFolder(), "05-questions.ipynb");
    if (text !== undefined) writeFileSync(file, text);
    let refusal: unknown;
    try {
      readNotebook(file);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(NotebookError);
    expect(refusal).toMatchObject({ code, message: expect.stringMatching(message) });
    expect((refusal as Error).message).toContain(file);
    expect((refusal as Error).message.split("\n")).toHaveLength(1);
  });
});
