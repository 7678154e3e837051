import { isAllowed, isCssAllowed, type Markup, ruleFor } from "./allowed.js";

interface Part {
  readonly nodeType: number;
  readonly localName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Part>;
  readonly attributes: Iterable<{ readonly name: string; value: string }>;
  getAttribute(name: string): string | null;
  removeAttribute(name: string): void;
  replaceWith(...nodes: unknown[]): void;
  remove(): void;
}

const ELEMENT = 1;
const TEXT = 3;

/**
 * Keeps of HTML or SVG what a page may hold (see `allowed.ts`) and takes out the rest: what could run or reach the network.
 * Outputs are our own, but they show data, and a notebook may come from anyone. Links that a reader follows stay.
 *
 * @param kind "svg" for a picture in a file of its own, which may have a style sheet
 */
export function clean(markup: string, kind: Markup = "html"): string {
  const { parseHTML, DOMParser } = require("linkedom") as typeof import("linkedom");
  if (kind === "svg") {
    const document = new DOMParser().parseFromString(markup, "image/svg+xml");
    strip(document as unknown as Part, kind);
    return document.toString().replace(/^<\?xml[^>]*\?>\s*/, "");
  }
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`);
  strip(document.body as unknown as Part, kind);
  return document.body.innerHTML;
}

/** Cleans what is inside `parent`. */
function strip(parent: Part, kind: Markup): void {
  for (const part of [...parent.childNodes]) {
    if (part.nodeType === TEXT) continue;
    if (part.nodeType !== ELEMENT) {
      part.remove(); // a comment may end elsewhere for a browser than it did for the parser
      continue;
    }
    const isSheet = kind === "svg" && part.localName === "style";
    const rule = isSheet && isSheetKept(part) ? "kept" : ruleFor(part.localName, kind);
    if (rule === "dropped") {
      part.remove();
      continue;
    }
    strip(part, kind);
    if (rule === "unwrapped") part.replaceWith(...part.childNodes);
    else stripAttributes(part, kind);
  }
}

const isSheetKept = ({ textContent }: Part): boolean =>
  isCssAllowed(textContent ?? "") && !/[<&]/.test(textContent ?? "");

function stripAttributes(part: Part, kind: Markup): void {
  for (const attribute of [...part.attributes]) {
    if (!isAllowed(part.localName, attribute.name, attribute.value, kind))
      part.removeAttribute(attribute.name);
    // linkedom writes an HTML value as it is: without this, text that looks like an entity would become a mark
    else if (kind === "html") attribute.value = attribute.value.replace(/&/g, "&amp;");
  }
  // a picture that may not be loaded still has its words
  if (part.localName === "img" && !part.getAttribute("src")) part.replaceWith(part.getAttribute("alt") ?? "");
}
