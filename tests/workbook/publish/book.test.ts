import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishBook } from "../../../lib/src/workbook/publish/index.js";
import { writeSampleNotebooks } from "./sample-book.js";

const folder = mkdtempSync(join(tmpdir(), "hers-book-"));
const out = join(folder, "book");
const read = (name: string): string => readFileSync(join(out, name), "utf8");

let notebooks: string[];
let warnings: readonly string[];

beforeAll(async () => {
  notebooks = writeSampleNotebooks(join(folder, "notebooks"));
  ({ warnings } = await publishBook({ notebooks, outFolder: out, title: "Sample" }));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the contents page", () => {
  it("lists each chapter with what it is about, the time it takes and its first picture", () => {
    const html = read("index.html");
    expect(html).toContain('<a href="00-orientation.html">Orientation &amp; a ');
    expect(html).toContain("We follow one emergency from the telephone to the disposition.");
    expect(html).toContain('<p class="time">20 minutes</p>');
    expect(html).toContain('<p class="time">1 hour</p>');
    expect(html).toMatch(/<img src="assets\/00-orientation\.svg" alt="Treatments by kind\. Bar chart/);
    expect(readdirSync(join(out, "assets"))).toContain("00-orientation.svg");
  });
});

describe("a chapter page", () => {
  it("has its title once, headings without gaps and an anchor at each section", () => {
    const html = read("00-orientation.html");
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels).toEqual([1, 2, 2, 3]);
    expect(html).toContain('<h2 id="a-chart">');
    expect(html).toContain('href="#a-chart"');
  });

  it("shows names from the data as text and loses nothing of them", () => {
    const html = read("00-orientation.html");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).not.toContain("<script>alert(1)");
    expect(html).toMatch(/Robert(?:'|&#39;|&#x27;)\); DROP TABLE patient;--/);
  });

  it("takes scripts, handlers and far addresses out of outputs", () => {
    const html = read("05-questions.html");
    expect(html).toContain("kept");
    expect(html).not.toMatch(/alert\(1\)/);
    expect(html).not.toContain("onclick");
    expect(html).not.toMatch(/(src|href)="https?:/);
  });

  it("colours the SQL inside the sql tag as SQL", () => {
    const html = read("00-orientation.html");
    expect(html).toContain('<span class="hljs-keyword">SELECT</span>');
    expect(html).toMatch(/<span class="hljs-subst">\$\{1\}<\/span>/);
  });

  it("joins neighbouring stream outputs and keeps the two streams apart", () => {
    const html = read("00-orientation.html");
    expect(html).toContain('<pre class="stream" tabindex="0">hello world</pre>');
    expect(html).toContain('<pre class="stream warned" tabindex="0">careful</pre>');
  });

  it("marks a volatile output", () => {
    expect(read("00-orientation.html")).toContain("This output is different in every run.");
    expect(read("05-questions.html")).not.toContain("This output is different in every run.");
  });

  it("folds neighbouring solution cells under one line", () => {
    const html = read("05-questions.html");
    expect(html.match(/<details class="solution">/g)).toHaveLength(1);
    const inside = /<details class="solution">([\s\S]*?)<\/details>/.exec(html)?.[1];
    expect(inside).toContain("Because 6 times 7.");
  });

  it("shows an error without terminal codes", () => {
    const html = read("05-questions.html");
    expect(html).toContain("ReferenceError: undefinedName is not defined");
    expect(html).not.toContain("\u001b");
  });

  it("leads to its neighbours and follows links between notebooks", () => {
    expect(read("00-orientation.html")).toContain('<a rel="next" href="05-questions.html">');
    expect(read("00-orientation.html")).not.toContain('rel="prev"');
    expect(read("00-orientation.html")).toContain('href="05-questions.html#your-turn"');
    expect(read("05-questions.html")).toContain('<a rel="prev" href="00-orientation.html">');
  });

  it("gives every picture a text alternative", () => {
    for (const name of ["index.html", "00-orientation.html", "05-questions.html"]) {
      const images = read(name).match(/<img [^>]*>/g) ?? [];
      expect(images.filter((image) => !/ alt="[^"]+"/.test(image))).toEqual([]);
    }
  });

  it("brings Plotly only to pages that have a figure, and a still picture beside it", () => {
    expect(read("00-orientation.html")).not.toContain("plotly.min.js");
    const html = read("05-questions.html");
    expect(html).toContain('<script src="assets/plotly.min.js" defer></script>');
    expect(html).toMatch(
      /<figure class="plotly"[^>]*><div class="wide" tabindex="0"><img src="data:image\/svg/,
    );
    expect(readdirSync(join(out, "assets"))).toContain("plotly.min.js");
  });
});

describe("publishBook", () => {
  it("says which picture is not there", () => {
    expect(warnings).toEqual(["05-questions.ipynb: the picture missing.svg is not there."]);
  });

  it("takes pictures only, and only from below the notebook's folder", async () => {
    const home = join(folder, "guarded", "notebooks");
    mkdirSync(join(home, "pictures"), { recursive: true });
    writeFileSync(join(home, "pictures", "a.png"), "beside");
    writeFileSync(join(home, "secret.json"), "{}");
    writeFileSync(join(home, "..", "outside.png"), "outside");
    symlinkSync(join(home, "..", "outside.png"), join(home, "link.png"));
    symlinkSync(join(home, "secret.json"), join(home, "secret.png"));
    const astray = [
      "../outside.png",
      join(home, "..", "outside.png"),
      "link.png",
      "secret.json",
      "secret.png",
    ];
    const source = ["pictures/a.png", ...astray].map((path) => `![words](${path})`).join("\n\n");
    const cells = [{ cell_type: "markdown", metadata: {}, source: `# Guarded\n\n${source}` }];
    const notebook = join(home, "guarded.ipynb");
    writeFileSync(notebook, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }));
    const outFolder = join(folder, "guarded", "book");
    const book = await publishBook({ notebooks: [notebook], outFolder, title: "S" });
    expect(book.warnings).toEqual(
      astray.map(
        (path) =>
          `guarded.ipynb: ${path} is no picture in the notebook's folder or in diagrams/; it is left out.`,
      ),
    );
    const assets = readdirSync(join(outFolder, "assets"));
    expect(assets.filter((name) => name !== "book.css")).toEqual([expect.stringMatching(/^a-\w{8}\.png$/)]);
    expect(readFileSync(join(outFolder, "guarded.html"), "utf8").match(/<img /g)).toHaveLength(1);
  });

  it("writes the same bytes twice", async () => {
    const again = join(folder, "again");
    await publishBook({ notebooks, outFolder: again, title: "Sample" });
    for (const name of ["index.html", "00-orientation.html", "05-questions.html"]) {
      expect(readFileSync(join(again, name), "utf8")).toBe(read(name));
    }
  });

  it("removes pages of chapters that are gone, and only in a folder that holds a book", async () => {
    const other = join(folder, "other");
    await publishBook({ notebooks, outFolder: other, title: "Sample" });
    await publishBook({ notebooks: notebooks.slice(0, 1), outFolder: other, title: "Sample" });
    expect(readdirSync(other).sort()).toEqual(["00-orientation.html", "assets", "index.html"]);
  });

  it("goes on past a notebook that cannot be read, and says so", async () => {
    const broken = join(folder, "broken.ipynb");
    writeFileSync(broken, "{");
    const book = await publishBook({
      notebooks: [broken, notebooks[0]!],
      outFolder: join(folder, "b"),
      title: "S",
    });
    expect(book.pages).toHaveLength(2);
    expect(book.warnings.join()).toContain("broken.ipynb is no valid JSON");
  });

  it("refuses to make a book of nothing, saying what to run", async () => {
    const empty = publishBook({ notebooks: [], outFolder: join(folder, "e"), title: "S" });
    await expect(empty).rejects.toMatchObject({ code: "BOOK_EMPTY" });
    await expect(empty).rejects.toThrow("npx hers run");
  });
});
