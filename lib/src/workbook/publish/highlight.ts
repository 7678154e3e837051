import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import { escapeHtml } from "../../show/escape.js";

hljs.registerLanguage("bash", bash);
hljs.registerLanguage("json", json);
hljs.registerLanguage("sql", sql);
hljs.registerLanguage("typescript", typescript);

const ALIASES: Readonly<Record<string, string>> = {
  ts: "typescript",
  js: "typescript",
  javascript: "typescript",
  sh: "bash",
  shell: "bash",
  mysql: "sql",
};

/** A template that MySQL reads: of the `sql` tag, or handed to `query` or `execute`. */
const SQL_LITERAL = /((?:\bsql|(?<=\.(?:query|execute)\(\s*))`(?:\\[\s\S]|\$\{[^}]*\}|[^`\\])*`)/;

/** Code as HTML with spans of class `hljs-…`; an unknown language is only escaped. In TypeScript, templates for MySQL are SQL. */
export function highlight(code: string, language: string): string {
  const name = ALIASES[language] ?? language;
  if (hljs.getLanguage(name) === undefined) return escapeHtml(code);
  if (name !== "typescript") return paint(code, name);
  return code
    .split(SQL_LITERAL)
    .map((part, index) => (index % 2 === 1 ? tagged(part) : paint(part, name)))
    .join("");
}

const paint = (code: string, language: string): string =>
  hljs.highlight(code, { language, ignoreIllegals: true }).value;

function tagged(literal: string): string {
  const start = literal.indexOf("`");
  const body = literal.slice(start + 1, -1).split(/(\$\{[^}]*\})/);
  const painted = body.map((part, index) =>
    index % 2 === 1 ? `<span class="hljs-subst">${escapeHtml(part)}</span>` : paint(part, "sql"),
  );
  const quote = '<span class="hljs-string">`</span>';
  return `${literal.slice(0, start)}${quote}${painted.join("")}${quote}`;
}
