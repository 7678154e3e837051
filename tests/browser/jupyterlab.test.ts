import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chapterFiles, readNotebook, writeNotebook } from "../../lib/src/workbook/run/index.js";
import { isCode } from "../../lib/src/workbook/run/notebook.js";
import { type FoundJupyter, jupyterFor, titled } from "../notebooks/jupyter.js";
import { notebook, type Source } from "../workbook/run/notebook-of.js";
import { chromiumFile } from "./chromium.js";
import { type Lab, startLab } from "./jupyterlab.js";

const needed: FoundJupyter =
  chromiumFile === undefined ? { reason: "there is no chromium" } : jupyterFor("lab");

const CONNECTED = `(() => {
  const kernel = globalThis.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel;
  return kernel?.connectionStatus === "connected" && kernel.status === "idle";
})()`;
const DONE = `[...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")].every((prompt) => !prompt.textContent.includes("*"))
  && jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === "idle"`;
const OUTPUTS = `[...document.querySelectorAll(".jp-CodeCell")].map((cell) =>
  [...cell.querySelectorAll(".jp-OutputArea-output")].map((output) => output.textContent).join("|"))`;

describe.skipIf(needed.file === undefined)("in JupyterLab", () => {
  const folder = mkdtempSync(join(tmpdir(), "hers-lab-"));
  let lab: Lab | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    [lab, browser] = await Promise.all([
      startLab(folder, needed.file!),
      chromium.launch({ executablePath: chromiumFile!, args: ["--no-sandbox"] }),
    ]);
  }, 60_000);
  afterAll(async () => {
    await Promise.allSettled([browser?.close(), lab?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(name: string, ...cells: Source[]): Promise<Page> {
    writeNotebook(notebook(...cells), join(folder, "work", name));
    const page = await browser!.newPage();
    await page.goto(lab!.address(name));
    await page.waitForFunction(CONNECTED, undefined, { timeout: 40_000 });
    return page;
  }

  /** Runs a menu command and waits until every code cell shows what it should: texts are drawn after a cell is done. */
  async function expectAfter(page: Page, command: string, shown: readonly unknown[]): Promise<void> {
    await page.evaluate(`jupyterapp.commands.execute("${command}")`);
    await page.waitForFunction(DONE, undefined, { timeout: 30_000 });
    await expect.poll(() => page.evaluate(OUTPUTS), { timeout: 10_000 }).toEqual(shown);
  }

  it(titled("Run All: each error is under its own cell only, and 3,000 lines arrive", needed), async () => {
    const fails = (source: string): Source => ({ source, tags: ["raises-exception"] });
    const page = await open(
      "all.ipynb",
      'console.log("one");',
      fails("const beds = 0;\nthrow new RangeError('no bed');"),
      "await new Promise((later) => setTimeout(later, 100));\nconsole.log('three');",
      fails("const four: string = 4;"),
      "for (let line = 1; line <= 3000; line++) console.log('line', line);",
      '"last"',
    );
    await expectAfter(page, "runmenu:run-all", [
      "one\n",
      expect.stringMatching(/^RangeError: no bed\s+line 2: throw new RangeError\('no bed'\);\s*$/),
      "three\n",
      expect.stringMatching(
        /^CompileError: line 1, column 7: Type 'number' is not assignable to type 'string'\./,
      ),
      Array.from({ length: 3_000 }, (_, line) => `line ${line + 1}\n`).join(""),
      "last",
    ]);
    await page.close();
  }, 90_000);

  it(titled("cells after an error are left out by Run All, and run when asked to", needed), async () => {
    const page = await open(
      "after.ipynb",
      "let tries = 0;",
      "if (tries++ === 0) throw new Error('once');",
      "tries + 40",
    );
    const failed = expect.stringMatching(/^Error: once/);
    await expectAfter(page, "runmenu:run-all", ["", failed, ""]);
    await page.evaluate("jupyterapp.shell.currentWidget.content.activeCellIndex = 2");
    await expectAfter(page, "notebook:run-cell", ["", failed, "41"]);
    await page.close();
  }, 90_000);

  it(titled("a committed chapter, opened untrusted, shows every picture with its text", needed), async () => {
    const chapter = chapterFiles().find((file) => file.includes("10-"))!;
    copyFileSync(chapter, join(folder, "work", "10.ipynb"));
    const pictures = readNotebook(chapter)
      .cells.filter(isCode)
      .flatMap(({ outputs }) => outputs)
      .filter((output) => "data" in output && "image/svg+xml" in output.data);
    const page = await browser!.newPage();
    await page.goto(lab!.address("10.ipynb"));
    await page.waitForFunction(CONNECTED, undefined, { timeout: 40_000 });
    const shown = `[...document.querySelectorAll(".jp-OutputArea-output img")]
      .filter((image) => image.complete && image.naturalWidth > 100).map((image) => image.alt)`;
    await expect
      .poll(async () => (await page.evaluate<string[]>(shown)).length, { timeout: 15_000 })
      .toBe(pictures.length);
    const texts = await page.evaluate<string[]>(shown);
    expect(pictures.length).toBeGreaterThan(5);
    expect(texts.filter((text) => !/\d/.test(text))).toEqual([]); // each says a number taken from its data
    await page.close();
  });
});
