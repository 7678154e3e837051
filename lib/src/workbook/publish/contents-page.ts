import { escapeHtml } from "../../show/escape.js";
import type { Chapter } from "./chapter.js";
import { page } from "./page.js";

/** The first page: each chapter with what it is about, the time it takes and its first picture. */
export function contentsPage(title: string, chapters: readonly Chapter[]): string {
  const body = `<div class="page contents">
<main id="content">
<h1>${escapeHtml(title)}</h1>
<ol class="chapters">
${chapters.map(entry).join("\n")}
</ol>
</main>
</div>`;
  return page({ title, description: `${title}: ${chapters.length} chapters.`, interactive: false, body });
}

function entry({ name, title, summary, time, picture }: Chapter): string {
  const image =
    picture === undefined
      ? '<span class="thumb"></span>'
      : `<span class="thumb"><img src="assets/${escapeHtml(picture.file)}" alt="${escapeHtml(picture.alt)}" loading="lazy"></span>`;
  const takes = time === undefined ? "" : `<p class="time">${escapeHtml(time)}</p>`;
  return `<li>${image}<div><h2><a href="${escapeHtml(name)}.html">${escapeHtml(title)}</a></h2><p>${escapeHtml(summary)}</p>${takes}</div></li>`;
}
