import MarkdownIt from "markdown-it";
import { escapeHtml } from "../../show/escape.js";
import { highlight } from "./highlight.js";

/** A heading of a page. */
export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

/** The headings of one page: unique ids, one title, no level left out. */
export class Headings {
  readonly list: Heading[] = [];
  title: string | undefined;
  private readonly ids = new Set<string>();
  private last = 1;

  /** Takes the next heading of the page; the first of level 1 is the title. */
  add(level: number, text: string): Heading {
    const isTitle = level === 1 && this.title === undefined;
    if (isTitle) this.title = text;
    // a screen reader's list of headings is a tree: a second title and a skipped level would break it
    this.last = isTitle ? 1 : Math.min(Math.max(level, 2), this.last + 1);
    const heading = { level: this.last, id: this.unique(slug(text)), text };
    this.list.push(heading);
    return heading;
  }

  private unique(wanted: string): string {
    let id = wanted;
    for (let number = 2; this.ids.has(id); number++) id = `${wanted}-${number}`;
    this.ids.add(id);
    return id;
  }
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "") || "section";

/**
 * Renders the Markdown of a cell.
 *
 * @param headings takes the cell's headings
 * @param picture gives the address of a picture from what the cell says, "" for one that is left out
 */
export function renderMarkdown(
  text: string,
  headings: Headings,
  picture: (source: string) => string,
): string {
  return renderer.render(text, { headings, picture } satisfies Environment);
}

interface Environment {
  readonly headings: Headings;
  readonly picture: (source: string) => string;
}

const renderer = new MarkdownIt({
  html: true,
  linkify: false,
  highlight: (code, language) => highlight(code, language),
});
const { rules } = renderer.renderer;

renderer.core.ruler.push("headings", ({ tokens, env }) => {
  const { headings } = env as Environment;
  tokens.forEach((token, index) => {
    if (token.type !== "heading_open") return;
    const inline = tokens[index + 1];
    const text = (inline?.children ?? [])
      .filter(({ type }) => type !== "html_inline")
      .map(({ content }) => content)
      .join("");
    const heading = headings.add(Number(token.tag.slice(1)), text);
    const close = tokens.slice(index).find(({ type }) => type === "heading_close");
    token.tag = `h${heading.level}`;
    if (close !== undefined) {
      close.tag = token.tag;
      close.meta = heading;
    }
    token.attrSet("id", heading.id);
  });
});

rules.heading_close = (tokens, index, options, _, self) => {
  const { level, id, text } = tokens[index]!.meta as Heading;
  const link = `<a class="anchor" href="#${id}" aria-label="Link to the section ${escapeHtml(text)}">#</a>`;
  return `${level === 1 ? "" : link}${self.renderToken(tokens, index, options)}`;
};

rules.table_open = () => '<div class="wide" tabindex="0"><table>';
rules.table_close = () => "</table></div>";

rules.image = (tokens, index, _, env: Environment) => {
  const token = tokens[index]!;
  const source = env.picture(String(token.attrGet("src") ?? ""));
  const alt = escapeHtml(token.content);
  return source === "" ? `<em>${alt}</em>` : `<img src="${escapeHtml(source)}" alt="${alt}">`;
};

rules.link_open = (tokens, index, options, _, self) => {
  const token = tokens[index]!;
  const target = String(token.attrGet("href") ?? "");
  const page = /^(?:\.\/)?([\w-]+)\.ipynb(#.*)?$/.exec(target);
  if (page !== null) token.attrSet("href", `${page[1]}.html${page[2] ?? ""}`);
  return self.renderToken(tokens, index, options);
};
