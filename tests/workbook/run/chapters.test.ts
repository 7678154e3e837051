import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { NotebookError } from "../../../lib/src/errors.js";
import { chaptersNamed } from "../../../lib/src/workbook/run/chapters.js";
import { temporaryFolder } from "./notebook-of.js";

let folder: string;
const named = (...names: string[]): string[] => chaptersNamed(names, folder).map((file) => basename(file));

beforeEach(() => {
  folder = temporaryFolder();
  for (const name of [
    "05-questions.ipynb",
    "00-orientation.ipynb",
    "10-charts.ipynb",
    "notes.md",
    ".05-x.ipynb",
  ]) {
    writeFileSync(join(folder, name), "{}");
  }
});

describe("chapters", () => {
  it("are all notebooks in the order of the book, if none is named", () => {
    expect(named()).toEqual(["00-orientation.ipynb", "05-questions.ipynb", "10-charts.ipynb"]);
  });

  it.each(["05", "5", "05-questions", "05-questions.ipynb", "notebooks/05-questions.ipynb"])(
    "are known as %s",
    (name) => {
      expect(named(name)).toEqual(["05-questions.ipynb"]);
    },
  );

  it("keep the order in which they are named", () => {
    expect(named("10", "00")).toEqual(["10-charts.ipynb", "00-orientation.ipynb"]);
  });

  it("may be any notebook, by its path", () => {
    expect(chaptersNamed([join(folder, "10-charts.ipynb")], temporaryFolder())).toEqual([
      join(folder, "10-charts.ipynb"),
    ]);
  });

  it("that do not exist are refused with those that do", () => {
    const refused = (): string[] => named("05", "13");
    expect(refused).toThrow(NotebookError);
    expect(refused).toThrow(
      'There is no chapter "13". The chapters are: 00-orientation, 05-questions, 10-charts.',
    );
  });
});
