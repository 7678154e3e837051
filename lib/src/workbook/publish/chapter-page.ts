import { escapeHtml } from "../../show/escape.js";
import type { Chapter } from "./chapter.js";
import { page } from "./page.js";

/** Where a chapter stands in its book. */
export interface Place {
  readonly title: string;
  readonly chapters: readonly Chapter[];
  readonly index: number;
}

/** The page of a chapter: its sections at the side, the content, the way on. */
export function chapterPage(chapter: Chapter, { title, chapters, index }: Place): string {
  const sections = chapter.headings.filter(({ level }) => level === 2 || level === 3);
  const entries = sections.map(
    ({ level, id, text }) => `<li class="level-${level}"><a href="#${id}">${escapeHtml(text)}</a></li>`,
  );
  const list = `<ol>${entries.join("")}</ol>`;
  // beside the text where there is room, else closed above it; CSS shows one of the two
  const aside =
    entries.length === 0
      ? ""
      : `<nav class="sections beside" aria-label="Sections of this chapter"><p>On this page</p>${list}</nav>
<nav class="sections above" aria-label="Sections of this chapter"><details><summary>On this page</summary>${list}</details></nav>`;
  const heading = chapter.headings.some(({ level }) => level === 1)
    ? ""
    : `<h1>${escapeHtml(chapter.title)}</h1>\n`;
  const body = `<header class="bar"><a href="index.html">${escapeHtml(title)}</a></header>
<div class="page">
${aside}
<main id="content">
${heading}${chapter.html}
${wayOn(chapters[index - 1], chapters[index + 1])}
</main>
</div>`;
  return page({
    title: `${chapter.title} · ${title}`,
    description: chapter.summary,
    interactive: chapter.interactive,
    body,
  });
}

function wayOn(previous: Chapter | undefined, next: Chapter | undefined): string {
  const link = (chapter: Chapter | undefined, rel: "prev" | "next", word: string): string =>
    chapter === undefined
      ? ""
      : `<a rel="${rel}" href="${escapeHtml(chapter.name)}.html"><small>${word}</small> ${escapeHtml(chapter.title)}</a>`;
  return `<nav class="way" aria-label="Chapters">${link(previous, "prev", "Previous")}${link(next, "next", "Next")}</nav>`;
}
