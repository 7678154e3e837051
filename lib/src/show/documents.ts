import { type Displayable, displayable, type MimeBundle } from "./bundle.js";
import { escapeHtml, shorten } from "./escape.js";
import { isRecord } from "./grid.js";
import { type PrintedValue, printValue } from "./value.js";

/** How documents are shown. */
export interface DocumentsOptions {
  /** Documents shown at most; default 3. */
  readonly limit?: number;
  /** Elements of an array shown at most; default 10. */
  readonly items?: number;
}

const LIMIT = 3;
const ITEMS = 10;
const LINE = 88;
const TEXT = 200;

/** Documents as an indented tree that shows itself; one document may come without a list. */
export function documents(list: unknown, options: DocumentsOptions = {}): Displayable {
  const bundle = documentsBundle(list, options);
  return displayable(() => bundle);
}

/** The bundle of {@link documents}: coloured HTML that survives in an untrusted notebook, and the same as plain text. */
export function documentsBundle(
  list: unknown,
  { limit = LIMIT, items = ITEMS }: DocumentsOptions = {},
): MimeBundle {
  const all = Array.isArray(list) ? list : [list];
  const more = all.length - Math.min(limit, all.length);
  const note =
    all.length === 0
      ? "no documents"
      : more === 0
        ? ""
        : `${more} more ${more === 1 ? "document" : "documents"}`;
  const tokens = all.slice(0, limit).map((document) => tree(document, "", items));
  const render = (paint: (token: Token) => string): string =>
    tokens.map((document) => document.map(paint).join("")).join("\n");
  const style =
    "margin:0;font-family:monospace;font-size:13px;line-height:1.45;white-space:pre;overflow-x:auto";
  const under = note === "" ? "" : `<p style="margin:4px 0 0;opacity:0.75;font-size:12px">${note}</p>`;
  const body = tokens.length === 0 ? "" : `<pre style="${style}">${render(paint)}</pre>`;
  return {
    "text/html": `${body}${under}`,
    "text/plain": [render(({ text }) => text), note].filter((part) => part !== "").join("\n"),
  };
}

interface Token {
  readonly text: string;
  readonly role: "key" | "punctuation" | PrintedValue["kind"];
}

/** Middle tones, which read on white and on near-black. */
const COLOURS: Readonly<Partial<Record<Token["role"], string>>> = {
  key: "#2a7fba",
  number: "#b5651d",
  boolean: "#b5651d",
  instant: "#7b68c8",
  identifier: "#7b68c8",
  bytes: "#7b68c8",
};

function paint({ text, role }: Token): string {
  const safe = escapeHtml(text);
  if (role === "punctuation" || role === "null" || role === "missing")
    return `<span style="opacity:0.6">${safe}</span>`;
  const colour = COLOURS[role];
  return colour === undefined ? safe : `<span style="color:${colour}">${safe}</span>`;
}

/** A value as tokens: on one line where it fits, else a field a line. */
function tree(value: unknown, indent: string, items: number): Token[] {
  const entries = entriesOf(value, items);
  if (entries === undefined) return [leaf(value)];
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const one = inline(entries, open, close, items);
  if (indent !== "" && width(one) + indent.length <= LINE) return one;
  if (entries.length === 0) return [punctuation(open + close)];
  const deeper = `${indent}  `;
  const lines = entries.flatMap((entry, index): Token[] => {
    const comma = index < entries.length - 1 ? "," : "";
    return [punctuation(`\n${deeper}`), ...name(entry), ...content(entry, deeper, items), punctuation(comma)];
  });
  return [punctuation(open), ...lines, punctuation(`\n${indent}${close}`)];
}

interface Entry {
  readonly key?: string;
  readonly value?: unknown;
  /** A remark in place of a value, such as "12 more". */
  readonly remark?: string;
}

function entriesOf(value: unknown, items: number): Entry[] | undefined {
  if (Array.isArray(value)) {
    const more = value.length - items;
    const shown = value.slice(0, items).map((item): Entry => ({ value: item }));
    return more > 0 ? [...shown, { remark: `… ${more} more` }] : shown;
  }
  if (value instanceof Map) return [...value].map(([key, item]) => ({ key: String(key), value: item }));
  return isRecord(value) ? Object.entries(value).map(([key, item]) => ({ key, value: item })) : undefined;
}

function inline(entries: readonly Entry[], open: string, close: string, items: number): Token[] {
  const pad = open === "{" && entries.length > 0 ? " " : "";
  const fields = entries.flatMap((entry, index): Token[] => [
    ...(index === 0 ? [] : [punctuation(", ")]),
    ...name(entry),
    ...content(entry, undefined, items),
  ]);
  return [punctuation(open + pad), ...fields, punctuation(pad + close)];
}

/** `indent` undefined: on this line whatever the width. */
function content({ value, remark }: Entry, indent: string | undefined, items: number): Token[] {
  if (remark !== undefined) return [punctuation(remark)];
  if (indent !== undefined) return tree(value, indent, items);
  const entries = entriesOf(value, items);
  if (entries === undefined) return [leaf(value)];
  return Array.isArray(value) ? inline(entries, "[", "]", items) : inline(entries, "{", "}", items);
}

const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

const name = ({ key }: Entry): Token[] =>
  key === undefined
    ? []
    : [{ text: PLAIN_NAME.test(key) ? key : JSON.stringify(key), role: "key" }, punctuation(": ")];

function leaf(value: unknown): Token {
  if (typeof value === "string") return { text: JSON.stringify(shorten(value, TEXT)), role: "text" };
  const { text, kind } = printValue(value);
  return { text: kind === "null" ? "null" : text, role: kind };
}

const punctuation = (text: string): Token => ({ text, role: "punctuation" });
const width = (tokens: readonly Token[]): number => tokens.reduce((sum, { text }) => sum + text.length, 0);
