import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishBook } from "../../lib/src/workbook/publish/index.js";
import { writeSampleNotebooks } from "../workbook/publish/sample-book.js";
import { chromiumFile } from "./chromium.js";

const missing = chromiumFile === undefined ? " (skipped: there is no chromium; set HERS_CHROMIUM)" : "";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

describe.skipIf(missing !== "")(`the book in a browser, without a network${missing}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "hers book ")); // with spaces, as a reader's folder may have
  const address = (name: string): string => pathToFileURL(join(folder, "book", name)).href;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    const notebooks = writeSampleNotebooks(join(folder, "notebooks"));
    await publishBook({ notebooks, outFolder: join(folder, "book"), title: "Sample" });
    browser = await chromium.launch({ executablePath: chromiumFile!, args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (name: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> => {
    await page?.close();
    page = await browser.newPage(options);
    complaints = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (!/^(file|data|blob):/.test(request.url())) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(address(name));
    return page;
  };

  it.each(["index.html", "00-orientation.html", "05-questions.html"])(
    "opens %s without an error and without asking for anything outside its folder",
    async (name) => {
      await open(name);
      await page.waitForLoadState("networkidle");
      expect(complaints).toEqual([]);
      const broken = await page.evaluate(() =>
        [...document.images]
          .filter((image) => image.src !== "" && image.naturalWidth === 0)
          .map(({ alt }) => alt),
      );
      expect(broken).toEqual([]);
    },
  );

  it.each(["index.html", "00-orientation.html", "05-questions.html"])(
    "does not scroll sideways on a phone: %s",
    async (name) => {
      await open(name, { viewport: { width: 375, height: 700 } });
      if (name.startsWith("05")) await page.waitForSelector(".plotly.ready");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    },
  );

  it("makes a Plotly figure interactive in place of the still one", async () => {
    await open("05-questions.html");
    await page.waitForSelector(".plotly.ready .js-plotly-plot");
    expect(await page.isVisible(".plotly > .wide img")).toBe(false);
    await page.hover(".plotly .nsewdrag", { position: { x: 100, y: 200 } });
    await page.waitForSelector(".plotly .hoverlayer .hovertext");
    expect(await page.textContent(".plotly .hoverlayer")).toContain("12");
    expect(complaints).toEqual([]);
  });

  it("shows the still figure where scripts are off", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(address("05-questions.html"));
    expect(await still.isVisible(".plotly > .wide img")).toBe(true);
    await context.close();
  });

  it("leads from the contents through the chapters and back", async () => {
    await open("index.html");
    await page.click("text=Orientation");
    await page.click("a[rel=next]");
    expect(await page.textContent("h1")).toContain("Ten questions");
    await page.click("a[rel=prev]");
    expect(await page.textContent("h1")).toContain("Orientation");
    await page.click(".sections a >> text=A chart");
    expect(page.url()).toContain("#a-chart");
  });

  it("can be read with the keyboard: the first stop skips to the content, and focus is seen", async () => {
    await open("00-orientation.html");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(outline).toBe("solid");
  });

  it("opens a solution when asked", async () => {
    await open("05-questions.html");
    expect(await page.isVisible("text=Because 6 times 7.")).toBe(false);
    await page.click("summary:has-text('Solution')");
    expect(await page.isVisible("text=Because 6 times 7.")).toBe(true);
  });

  it.each(["light", "dark"] as const)("keeps text readable in the %s theme", async (colorScheme) => {
    await open("00-orientation.html", { colorScheme });
    const [ink, ground] = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
    expect(contrast(ink!, ground!)).toBeGreaterThan(7);
  });
});

/** Contrast ratio of two `rgb(…)` colours: WCAG 2.2, "relative luminance" and "contrast ratio". */
function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [red, green, blue] = colour.match(/\d+/g)!.map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}
