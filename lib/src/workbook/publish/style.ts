import { FONT, palette } from "../../show/palette.js";

/** The book's style sheet. Its ground and ink are those of the pictures, so that a chart stands on the page without a frame. */
export const STYLE = `:root {
  color-scheme: light dark;
  --ground: ${palette.ground.light};
  --ink: ${palette.ink.light};
  --quiet: #59616b;
  --line: #d9dde2;
  --panel: #f5f6f8;
  --accent: #1b6aa5;
  --warm: #a8500b;
  --keyword: #8a3ea8;
  --string: #1c6e43;
  --number: #9a4a00;
  --comment: #66707b;
  --function: #1b5fa5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: ${palette.ground.dark};
    --ink: ${palette.ink.dark};
    --quiet: #a3abb5;
    --line: #363b44;
    --panel: #1f2229;
    --accent: #74b5ea;
    --warm: #eda55c;
    --keyword: #cf9be6;
    --string: #86cfa3;
    --number: #eda55c;
    --comment: #97a0ab;
    --function: #82bdf0;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 ${FONT}; overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--ground); z-index: 2; }
.skip:focus { left: 0; }
.bar { padding: 0.6rem 1.25rem; border-bottom: 1px solid var(--line); font-size: 0.9rem; }
.bar a { color: inherit; text-decoration: none; }
.bar a:hover { text-decoration: underline; }
.page { max-width: 48rem; margin: 0 auto; padding: 0 1.25rem 4rem; }
main { min-width: 0; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2.2em 0 0.6em; text-wrap: balance; }
h1 { font-size: 2rem; margin-top: 1.4em; }
h2 { font-size: 1.45rem; }
h3 { font-size: 1.15rem; }
.anchor { margin-left: 0.4em; color: var(--quiet); text-decoration: none; opacity: 0; }
:is(h2, h3, h4):hover .anchor, .anchor:focus { opacity: 1; }
p, ul, ol { margin: 0.8em 0; }
blockquote { margin: 1em 0; padding: 0.1em 1em; border-left: 3px solid var(--line); color: var(--quiet); }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.875rem; }
:not(pre) > code { padding: 0.1em 0.3em; background: var(--panel); border-radius: 4px; }
pre { margin: 0; padding: 0.75rem 1rem; overflow-x: auto; line-height: 1.5; tab-size: 2; }
pre.prose { white-space: pre-wrap; }
main > pre, pre.code { background: var(--panel); border-radius: 6px; }
img { max-width: 100%; height: auto; }
.wide { overflow-x: auto; }
main table { border-collapse: collapse; font-size: 0.9rem; }
.wide > table th, .wide > table td { padding: 0.3rem 0.9rem 0.3rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.cell { position: relative; margin: 1.2rem 0; }
.count { position: absolute; left: -2.6rem; width: 2.1rem; top: 0.75rem; text-align: right; color: var(--quiet); font-size: 0.75rem; }
.cell.exercise > .code { border-left: 4px solid var(--accent); }
.outputs { padding: 0.75rem 0 0.25rem; }
.outputs > * + * { margin-top: 0.75rem; }
.outputs pre { padding: 0.25rem 0; }
.outputs .warned, .outputs .error { padding: 0.5rem 0.9rem; border-left: 4px solid var(--warm); background: var(--panel); white-space: pre-wrap; }
.note { margin: 0.4rem 0 0; color: var(--quiet); font-size: 0.8rem; font-style: italic; }
.solution { margin: 1.2rem 0; border: 1px solid var(--line); border-radius: 6px; padding: 0 1rem; }
.solution > summary { padding: 0.5rem 0; cursor: pointer; font-weight: 600; }
.plotly { margin: 0; }
.plotly .interactive { position: absolute; visibility: hidden; width: 100%; }
.plotly { position: relative; }
.plotly.ready .interactive { position: static; visibility: visible; }
.plotly.ready > .wide { display: none; }
.sections { font-size: 0.9rem; margin: 1rem 0 0; }
.sections summary, .sections p { font-weight: 600; margin: 0; }
.sections summary { cursor: pointer; }
.beside { display: none; }
.sections ol { list-style: none; padding: 0; margin: 0.4rem 0; }
.sections li { margin: 0.25rem 0; line-height: 1.35; }
.sections .level-3 { padding-left: 1rem; }
.sections a { color: var(--quiet); text-decoration: none; }
.sections a:hover { color: var(--accent); text-decoration: underline; }
.way { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.way a { text-decoration: none; }
.way a[rel="next"] { margin-left: auto; text-align: right; }
.way small { display: block; color: var(--quiet); }
.chapters { list-style: none; padding: 0; }
.chapters li { display: grid; grid-template-columns: 11rem 1fr; gap: 1.25rem; padding: 1.25rem 0; border-top: 1px solid var(--line); }
.chapters h2 { font-size: 1.2rem; text-wrap: wrap; margin: 0 0 0.3rem; }
.chapters p { margin: 0; }
.chapters .time { color: var(--quiet); font-size: 0.85rem; margin-top: 0.3rem; }
.thumb img { display: block; width: 100%; max-height: 8rem; object-fit: contain; object-position: left top; }
@media (min-width: 78rem) {
  .page:not(.contents) { max-width: 78rem; display: grid; grid-template-columns: minmax(0, 54rem) 15rem; gap: 3rem; padding-left: 4rem; }
  .above { display: none; }
  .beside { display: block; grid-column: 2; grid-row: 1; position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; margin-top: 3.4rem; }
  main { grid-column: 1; grid-row: 1; }
}
@media (max-width: 54rem) {
  .count { display: none; }
}
@media (max-width: 34rem) {
  body { font-size: 1rem; }
  h1 { font-size: 1.6rem; }
  .page { padding: 0 1rem 3rem; }
  .outputs .wide img[src^="data:image/svg"] { min-width: 30rem; }
  .chapters li { grid-template-columns: 1fr; gap: 0.6rem; }
  .thumb:empty { display: none; }
}
.hljs-keyword, .hljs-built_in, .hljs-type, .hljs-literal { color: var(--keyword); }
.hljs-string, .hljs-regexp { color: var(--string); }
.hljs-number { color: var(--number); }
.hljs-comment { color: var(--comment); font-style: italic; }
.hljs-title, .hljs-attr, .hljs-property { color: var(--function); }
.hljs-subst { color: var(--ink); }
@media print {
  .bar, .sections, .way, .skip, .anchor, .count { display: none; }
  .page, .page:not(.contents) { display: block; max-width: none; padding: 0; }
  pre, .wide { overflow: visible; white-space: pre-wrap; }
  .cell, figure, img, table { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  .plotly.ready .interactive { display: none; }
  .plotly.ready > .wide { display: block; }
}
`;
