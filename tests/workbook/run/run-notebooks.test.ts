import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runNotebooks } from "../../../lib/src/workbook/run/run-notebooks.js";
import { notebookFile, temporaryFolder } from "./notebook-of.js";

describe("several notebooks", () => {
  it("run in the order given, each in a kernel of its own", async () => {
    const files = [notebookFile("b", "const a = 1;"), notebookFile("a", "const a = 'mine';\na")];
    const done: string[] = [];
    const runs = await runNotebooks(files, { onDone: ({ chapter }) => done.push(chapter) });
    expect(done).toEqual(["b", "a"]);
    expect(runs.map(({ chapter, ok }) => [chapter, ok])).toEqual([
      ["b", true],
      ["a", true],
    ]);
  });

  it("run two at once when asked to: each waits for the other", async () => {
    const folder = temporaryFolder();
    const meet = (
      mine: string,
      other: string,
    ): string => `import { existsSync, writeFileSync } from "node:fs";
writeFileSync(${JSON.stringify(join(folder, mine))}, "here");
while (!existsSync(${JSON.stringify(join(folder, other))})) await new Promise((again) => setTimeout(again, 20));`;
    const files = [notebookFile("a", meet("a", "b")), notebookFile("b", meet("b", "a"))];
    const runs = await runNotebooks(files, { jobs: 2, cellTimeoutSeconds: 30 });
    expect(runs.map(({ failures }) => failures)).toEqual([[], []]);
  });

  it("go on after one that cannot be read and one whose kernel dies", async () => {
    const broken = join(temporaryFolder(), "broken.ipynb");
    writeFileSync(broken, "{");
    const files = [broken, notebookFile("dies", "process.exit(1)"), notebookFile("last", "1")];
    const runs = await runNotebooks(files);
    expect(runs.map(({ chapter, ok }) => [chapter, ok])).toEqual([
      ["broken", false],
      ["dies", false],
      ["last", true],
    ]);
    expect(runs[0]?.failures).toMatchObject([{ cellNumber: 0, name: "NOTEBOOK_UNREADABLE" }]);
  });
});
