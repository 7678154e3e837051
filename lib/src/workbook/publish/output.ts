import { escapeHtml } from "../../show/escape.js";
import { PLOTLY_MIME } from "../../show/plotly.js";
import { type Output, textOf } from "../run/notebook.js";
import { highlight } from "./highlight.js";
import { Headings, renderMarkdown } from "./markdown.js";
import { clean } from "./sanitise.js";

/** Renders one output by the richest of its types that a page can show. */
export function renderOutput(output: Output, counter: { figures: number }): string {
  switch (output.output_type) {
    case "stream":
      return pre(textOf(output.text), output.name === "stderr" ? "stream warned" : "stream");
    case "error":
      return pre(errorText(output), "error");
    default:
      return renderData(output.data, counter);
  }
}

type Data = Readonly<Record<string, unknown>>;

function renderData(data: Data, counter: { figures: number }): string {
  const text = (type: string): string => textOf(data[type] as string | string[]);
  if (PLOTLY_MIME in data) return interactive(data, counter);
  if ("text/html" in data) return `<div class="wide html" tabindex="0">${clean(text("text/html"))}</div>`;
  if ("image/svg+xml" in data) return still(data);
  for (const type of ["image/png", "image/jpeg"]) {
    if (type in data) return picture(`data:${type};base64,${text(type).replace(/\s/g, "")}`, altOf(data));
  }
  if ("text/markdown" in data) return clean(renderMarkdown(text("text/markdown"), new Headings(), () => ""));
  if ("application/json" in data) {
    const json = JSON.stringify(data["application/json"], null, 2);
    return `<pre class="code" tabindex="0"><code>${highlight(json, "json")}</code></pre>`;
  }
  return "text/plain" in data ? pre(text("text/plain"), "plain") : "";
}

/** A figure that a script makes interactive; the still picture stays for print, for no script and while it loads. */
function interactive(data: Data, counter: { figures: number }): string {
  counter.figures += 1;
  const id = `figure-${counter.figures}`;
  const json = JSON.stringify(data[PLOTLY_MIME]).replace(/</g, "\\u003c"); // no end tag inside a script
  const shown = still(data);
  return `<figure class="plotly" data-figure="${id}" data-alt="${escapeHtml(altOf(data))}">${shown}</figure><script type="application/json" id="${id}">${json}</script>${noteOf(data)}`;
}

/** What stands under the picture in the HTML of the same output: its question and its table. */
function noteOf(data: Data): string {
  const html = textOf((data["text/html"] as string | string[] | undefined) ?? "");
  const note = html.replace(/^<img [^>]*>\s*/, "");
  return note === "" || note === html ? "" : `<div class="wide html" tabindex="0">${clean(note)}</div>`;
}

function still(data: Data): string {
  if (!("image/svg+xml" in data)) return `<p>${escapeHtml(altOf(data))}</p>`;
  const svg = textOf(data["image/svg+xml"] as string | string[]);
  return picture(`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`, altOf(data));
}

const picture = (address: string, alt: string): string =>
  `<div class="wide" tabindex="0"><img src="${address}" alt="${escapeHtml(alt)}"></div>`;

const altOf = (data: Data): string =>
  textOf((data["text/plain"] as string | string[] | undefined) ?? "A picture");

function pre(text: string, kind: string): string {
  const bare = text.replace(ANSI, "").trimEnd();
  return `<pre class="${kind}${isProse(bare) ? " prose" : ""}" tabindex="0">${escapeHtml(bare)}</pre>`;
}

/** Sentences may be broken into lines as the page wants; a table, told by the dashes below its head, may not. */
const isProse = (text: string): boolean =>
  !/^-+(?: {2}-+)*$/m.test(text) && text.split("\n").some((line) => line.length > 100);

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with ESC
const ANSI = /\u001b\[[0-9;]*[A-Za-z]/g;

function errorText({ ename, evalue, traceback }: Extract<Output, { output_type: "error" }>): string {
  const trace = traceback.join("\n");
  return trace.replace(ANSI, "").includes(evalue) ? trace : `${ename}: ${evalue}\n${trace}`;
}
