import { type Displayable, displayable, type MimeBundle } from "./bundle.js";
import { escapeHtml } from "./escape.js";

/** One text of code with a line above it. */
export interface CodeText {
  readonly title: string;
  readonly text: string;
}

const FRAME = "border:1px solid rgba(128,128,128,0.35);border-radius:4px;padding:6px 8px";

/**
 * Texts of code side by side, below each other where the page is narrow. Long lines go on in the next one.
 *
 * @param texts in their order
 */
export const codeColumns = (texts: readonly CodeText[]): Displayable => displayable(() => bundle(texts));

function bundle(texts: readonly CodeText[]): MimeBundle {
  const column = ({ title, text }: CodeText): string =>
    `<div style="flex:1 1 260px;min-width:0"><div style="font-weight:600;margin-bottom:4px">${escapeHtml(title)}</div><pre style="${FRAME};margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font-size:11px;line-height:1.4">${escapeHtml(text)}</pre></div>`;
  return {
    "text/html": `<div style="display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start">${texts.map(column).join("")}</div>`,
    "text/plain": texts
      .map(({ title, text }) => `${title}\n${"-".repeat(title.length)}\n${text}`)
      .join("\n\n"),
  };
}
