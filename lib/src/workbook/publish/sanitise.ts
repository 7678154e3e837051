const FORBIDDEN = "script,iframe,object,embed,link,meta,base,form,frame,frameset";
const ADDRESSES = new Set([
  "src",
  "href",
  "xlink:href",
  "srcset",
  "poster",
  "background",
  "action",
  "formaction",
  "data",
]);

interface Tree {
  querySelectorAll(selector: string): Iterable<Part>;
}

interface Part {
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly localName: string;
  getAttribute(name: string): string | null;
  removeAttribute(name: string): void;
  replaceWith(text: string): void;
  remove(): void;
}

/**
 * Takes out of HTML or SVG what could run or reach the network: scripts, frames, handlers, addresses elsewhere. Outputs
 * are our own, but they show data, and a notebook may come from anyone. Links that a reader follows stay.
 */
export function clean(markup: string, kind: "html" | "svg" = "html"): string {
  const { parseHTML, DOMParser } = require("linkedom") as typeof import("linkedom");
  if (kind === "svg") {
    const document = new DOMParser().parseFromString(markup, "image/svg+xml");
    strip(document as unknown as Tree);
    return document.toString().replace(/^<\?xml[^>]*\?>\s*/, "");
  }
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`);
  strip(document as unknown as Tree);
  return document.body.innerHTML;
}

function strip(tree: Tree): void {
  for (const part of [...tree.querySelectorAll(FORBIDDEN)]) part.remove();
  for (const part of [...tree.querySelectorAll("*")]) {
    for (const { name, value } of [...part.attributes]) {
      if (isHarmful(part.localName, name.toLowerCase(), value)) part.removeAttribute(name);
    }
    // a picture that may not be loaded still has its words
    if (part.localName === "img" && !part.getAttribute("src"))
      part.replaceWith(part.getAttribute("alt") ?? "");
  }
}

function isHarmful(tag: string, name: string, value: string): boolean {
  if (name.startsWith("on")) return true;
  if (name === "style") return /url\(\s*['"]?(?!#|data:)|expression|@import/i.test(value);
  if (!ADDRESSES.has(name)) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers ignore them in addresses
  const address = value.replace(/[\u0000-\u0020]+/g, "").toLowerCase();
  if (/^(javascript|vbscript|file):/.test(address)) return true;
  if (address.startsWith("data:") && !address.startsWith("data:image/")) return true;
  return tag !== "a" && /^([a-z][a-z0-9+.-]*:)?\/\//.test(address);
}
