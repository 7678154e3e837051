import { escapeHtml } from "../../show/escape.js";

/** What every page has around its content. */
export interface Shell {
  readonly title: string;
  readonly description?: string;
  /** Whether figures on the page need their scripts. */
  readonly interactive: boolean;
  readonly body: string;
}

/**
 * A whole page. Its policy lets nothing in from elsewhere: the book works, and shows the same, without a network.
 */
export function page({ title, description, interactive, body }: Shell): string {
  const about =
    description === undefined ? "" : `<meta name="description" content="${escapeHtml(description)}">\n`;
  const scripts = interactive
    ? '<script src="assets/plotly.min.js" defer></script>\n<script src="assets/book.js" defer></script>\n'
    : "";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data: blob:; style-src 'self' file: 'unsafe-inline'; script-src 'self' file:; font-src data:">
<title>${escapeHtml(title)}</title>
${about}<link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/book.css">
${scripts}</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${body}
</body>
</html>
`;
}
