import { escapeHtml } from "./escape.js";

/** What this file needs of a DOM node, from linkedom or jsdom. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>;
}

const TEXT = 3;
const ELEMENT = 1;
const CDATA = 4;
const GEOMETRY =
  /^(d|points|transform|viewBox|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|width|height|offset|stroke-width)$/;

/**
 * Writes an SVG element as XML that is the same bytes everywhere: coordinates rounded to hundredths (the last digits
 * differ between processors), ids numbered in order of appearance, and no HTML entities, which XML does not know.
 *
 * @param root the element; its own tag is written too
 * @param prefix what ids begin with
 */
export function writeSvg(root: DomNode, prefix = "i"): string {
  const ids = new Map<string, string>();
  collectIds(root, ids, prefix);
  return write(root, ids);
}

function collectIds(node: DomNode, ids: Map<string, string>, prefix: string): void {
  for (const { name, value } of node.attributes ?? []) {
    if (name === "id" && !ids.has(value)) ids.set(value, `${prefix}${ids.size + 1}`);
  }
  for (const child of node.childNodes) collectIds(child, ids, prefix);
}

function write(node: DomNode, ids: ReadonlyMap<string, string>): string {
  if (node.nodeType === TEXT || node.nodeType === CDATA) return escapeText(node.nodeValue ?? "");
  if (node.nodeType !== ELEMENT) return "";
  const tag = node.nodeName.toLowerCase() === node.nodeName ? node.nodeName : camelTag(node.nodeName);
  const attributes = [...(node.attributes ?? [])]
    .map(({ name, value }) => ` ${name}="${escapeHtml(attribute(name, value, ids))}"`)
    .join("");
  const children = [...node.childNodes].map((child) => write(child, ids)).join("");
  return children === "" ? `<${tag}${attributes}/>` : `<${tag}${attributes}>${children}</${tag}>`;
}

/** Only HTML's own node names are upper case; SVG keeps names such as `clipPath`. */
const camelTag = (name: string): string => (name === name.toUpperCase() ? name.toLowerCase() : name);

function attribute(name: string, value: string, ids: ReadonlyMap<string, string>): string {
  if (GEOMETRY.test(name)) return roundNumbers(value);
  if (name === "id") return ids.get(value) ?? value;
  if (!/url\(#|^#/.test(value)) return value;
  return value.replace(/#([\w:.-]+)/g, (whole, id: string) => (ids.has(id) ? `#${ids.get(id)}` : whole));
}

/** Rounds every number in a path, a transform or a length to hundredths. */
export const roundNumbers = (value: string): string =>
  value.replace(/-?\d*\.\d{3,}(e[+-]?\d+)?|-?\d+e-\d+/gi, (number) => {
    const rounded = Math.round(Number(number) * 100) / 100;
    return String(rounded === 0 ? 0 : rounded);
  });

const escapeText = (text: string): string =>
  text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");
