import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../../lib/src/project.js";
import { clean } from "../../../lib/src/workbook/publish/sanitise.js";
import { type Output, readNotebook, textOf } from "../../../lib/src/workbook/run/notebook.js";

const FAR = "http://far.example/x";

describe("what could run or reach the network is taken out", () => {
  it.each([
    ["a style sheet that imports another", `<style>@import url(${FAR});</style>kept`, "kept"],
    [
      "an animation of an address",
      '<svg><a href="#here"><animate attributeName="href" values="javascript:alert(1)"></animate><text>kept</text></a></svg>',
      '<svg><a href="#here"><text>kept</text></a></svg>',
    ],
    [
      "the second candidate of a srcset",
      `<img src="assets/a.png" srcset="assets/a.png 1x, ${FAR} 2x" alt="A">`,
      '<img src="assets/a.png" alt="A">',
    ],
    ["a set of pictures in a style", `<p style="background:image-set('${FAR}' 1x)">kept</p>`, "<p>kept</p>"],
    ["an address in a style", `<p style="background:url(${FAR})">kept</p>`, "<p>kept</p>"],
    ["a name spelt with escapes", `<p style="background:u\\72l(${FAR})">kept</p>`, "<p>kept</p>"],
    ["a handler", '<p onclick="alert(1)">kept</p>', "<p>kept</p>"],
    ["a script", "<p>kept<script>alert(1)</script></p>", "<p>kept</p>"],
    ["a link that runs", '<a href="java\nscript:alert(1)">kept</a>', "<a>kept</a>"],
    ["a link that runs, escaped twice", '<a href="javascript&amp;colon;alert(1)">kept</a>', null],
    ["a picture elsewhere", `<img src="//far.example/x.png" alt="words">`, "words"],
    ["a picture elsewhere, with backslashes", '<img src="/\\far.example/x.png" alt="words">', "words"],
    ["a frame", `<iframe src="${FAR}"></iframe>kept`, "kept"],
    ["a form", `<form action="${FAR}"><b>kept</b></form>`, "<b>kept</b>"],
    ["a picture in an SVG", `<svg><image href="${FAR}"></image></svg>`, "<svg><image /></svg>"],
    [
      "HTML inside an SVG",
      '<svg><foreignObject><img src="x" onerror="alert(1)"></foreignObject></svg>',
      "<svg />",
    ],
    ["a comment that a browser ends early", "<!--><img src=x onerror=alert(1)>-->kept", null],
    ["an element of raw text", "<xmp><img src=x onerror=alert(1)></xmp>kept", "kept"],
    ["an unknown element, without its text", "<blink>kept</blink>", "kept"],
  ])("%s", (_, markup, expected) => {
    const cleaned = clean(markup);
    if (expected !== null) expect(same(cleaned)).toBe(same(expected));
    expect(cleaned).not.toMatch(/far\.example|onerror|onclick|javascript:|javascript&colon;/);
    expect(cleaned).toMatch(/kept|words|<svg|<img src="assets/);
    expect(clean(cleaned)).toBe(cleaned);
  });

  it("out of a picture's own file too, whose harmless style sheet stays", () => {
    const svg = (sheet: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg"><style>${sheet}</style><path d="M0,0" onload="alert(1)"/></svg>`;
    expect(clean(svg(`@import url(${FAR});`), "svg")).not.toContain("style");
    expect(clean(svg(`path{fill:url(${FAR})}`), "svg")).not.toContain("style");
    const kept = clean(svg("@media (prefers-color-scheme:dark){path{fill:#000}}"), "svg");
    expect(kept).toContain("<style>@media (prefers-color-scheme:dark){path{fill:#000}}</style>");
    expect(kept).not.toContain("onload");
  });

  it("but leaves a picture its title, and what its shapes stand for", () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg"><title>A &lt; B</title><g data-entity="Visit"/></svg>';
    expect(same(clean(svg, "svg"))).toBe(same(svg));
    expect(clean("<title><img src=x onerror=alert(1)></title>kept")).toBe("kept");
  });
});

/** linkedom closes an empty element of SVG in its own way. */
const same = (html: string): string => html.replace(/\s*\/>/g, ">").replace(/<\/(image|svg)>/g, "");

describe("what the chapters show stays", () => {
  it("links, pictures beside the page and attributes with marks in them", () => {
    const html =
      '<p title="a (b) &amp; &quot;c&quot; &amp;lt;"><a href="05-questions.html#x">one</a> <a href="https://www.mongodb.com/">two</a> <a href="#three">three</a> <img src="assets/a-1.png" alt="A"></p>';
    expect(clean(html)).toBe(html);
  });

  const folder = join(projectRoot(), "notebooks");
  it.each(readdirSync(folder).filter((name) => name.endsWith(".ipynb")))("every output of %s", (name) => {
    const outputs = readNotebook(join(folder, name)).cells.flatMap(({ outputs = [] }) => outputs);
    const shown = (type: string): string[] =>
      outputs.flatMap((output: Output) =>
        "data" in output && type in output.data ? [textOf(output.data[type] as string | string[])] : [],
      );
    for (const html of shown("text/html")) expect(marks(clean(html))).toEqual(marks(html));
    for (const svg of shown("image/svg+xml")) expect(marks(clean(svg, "svg"))).toEqual(marks(svg));
  });
});

/** Tags and attributes, in their order. */
const marks = (markup: string): string[] => markup.match(/<[a-z][\w:]*|[\w:-]+="(?=[^<>]*>)/gi) ?? [];
