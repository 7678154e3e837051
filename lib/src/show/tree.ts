import { type Displayable, picture } from "./bundle.js";
import { escapeHtml } from "./escape.js";
import { FONT, palette } from "./palette.js";
import { textWidth } from "./text-width.js";

/** A node of a tree that is drawn with a bar for its quantity. */
export interface TreeNode {
  readonly label: string;
  /** A second, smaller line. */
  readonly detail?: string;
  readonly value: number;
  /** What the bar says instead of the number alone, such as `84 in 82 times`. */
  readonly note?: string;
  /** Whether the picture is about this node. */
  readonly accent?: boolean;
  readonly children: readonly TreeNode[];
}

/** A tree with a line above it. */
export interface CaptionedTree {
  readonly caption: string;
  readonly root: TreeNode;
}

const SIZE = 12;
const SMALL = 11;
const INDENT = 20;
const ROW = 38;
const HEAD = 30;
const BAR = 110;
const PAD = 12;
const GAP = 36;
/** Widest text of a node, in pixels; what is longer is cut, and whole in the description. */
const WIDEST = 420;

/**
 * Draws trees side by side, each node in a row of its own with a bar for its quantity; all bars have one scale.
 *
 * @param alt what the picture says, in words
 */
export function treePicture(trees: readonly CaptionedTree[], alt: string): Displayable {
  const most = Math.max(1, ...trees.flatMap(({ root }) => rowsOf(root).map(({ node }) => node.value)));
  let left = PAD;
  let height = 0;
  const parts: string[] = [];
  for (const tree of trees) {
    const rows = rowsOf(tree.root);
    const texts = Math.min(
      WIDEST,
      Math.max(
        ...rows.map(({ node, depth }) => depth * INDENT + wideAs(node)),
        textWidth(tree.caption, SIZE, true),
      ),
    );
    const notes = Math.max(...rows.map(({ node }) => textWidth(noteOf(node), SMALL)));
    parts.push(drawTree(tree.caption, rows, left, texts, most));
    left += Math.ceil(texts + 20 + BAR + 8 + notes) + GAP;
    height = Math.max(height, HEAD + rows.length * ROW);
  }
  const [width, high] = [left - GAP + PAD, height + PAD];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" class="hers" width="${width}" height="${high}" viewBox="0 0 ${width} ${high}" font-family="${escapeHtml(FONT)}" role="img" aria-labelledby="desc"><desc id="desc">${escapeHtml(alt)}</desc><style>${STYLE}</style><rect class="hers-ground" width="${width}" height="${high}"/>${parts.join("")}</svg>\n`;
  return picture({ svg, alt });
}

const STYLE = `.hers{color:${palette.ink.light}}.hers-ground{fill:${palette.ground.light}}@media (prefers-color-scheme:dark){.hers{color:${palette.ink.dark}}.hers-ground{fill:${palette.ground.dark}}}`;

interface Row {
  readonly node: TreeNode;
  readonly depth: number;
  /** Number of the row of its parent; -1 for the root. */
  readonly parent: number;
}

function rowsOf(root: TreeNode): Row[] {
  const rows: Row[] = [];
  const add = (node: TreeNode, depth: number, parent: number): void => {
    const here = rows.push({ node, depth, parent }) - 1;
    for (const child of node.children) add(child, depth + 1, here);
  };
  add(root, 0, -1);
  return rows;
}

const wideAs = ({ label, detail = "" }: TreeNode): number =>
  Math.max(textWidth(label, SIZE, true), textWidth(detail, SMALL)) + 4;

const noteOf = ({ value, note }: TreeNode): string => note ?? value.toLocaleString("en-US");

function drawTree(caption: string, rows: readonly Row[], left: number, texts: number, most: number): string {
  const parts = [text(caption, left, 18, SIZE, "600")];
  const middle = (row: number): number => HEAD + row * ROW + 14;
  rows.forEach(({ node, depth, parent }, row) => {
    const [x, y] = [left + depth * INDENT, middle(row)];
    if (parent >= 0) {
      const from = x - INDENT + 5;
      const below = middle(parent) + (rows[parent]!.node.detail === undefined ? 6 : 19);
      parts.push(
        `<path d="M${from} ${below}V${y - 4}H${x - 3}" fill="none" stroke="${palette.grey}" stroke-width="1"/>`,
      );
    }
    const room = texts - depth * INDENT;
    parts.push(text(cut(node.label, room, SIZE, true), x, y, SIZE, "600"));
    if (node.detail !== undefined) parts.push(text(cut(node.detail, room, SMALL), x, y + 14, SMALL));
    const bar = left + texts + 20;
    const width = Math.max(1, Math.round((node.value / most) * BAR));
    const fill = node.accent ? palette.categories[1] : palette.accent;
    parts.push(`<rect x="${round(bar)}" y="${y - 9}" width="${width}" height="11" fill="${fill}"/>`);
    parts.push(text(noteOf(node), bar + width + 6, y, SMALL));
  });
  return parts.join("");
}

const round = (value: number): number => Math.round(value * 100) / 100;

function text(words: string, x: number, y: number, size: number, weight?: string): string {
  const bold = weight === undefined ? "" : ` font-weight="${weight}"`;
  const width = round(textWidth(words, size, weight !== undefined));
  return `<text x="${round(x)}" y="${y}" font-size="${size}"${bold} textLength="${width}" lengthAdjust="spacingAndGlyphs" fill="currentColor">${escapeHtml(words)}</text>`;
}

function cut(words: string, room: number, size: number, bold = false): string {
  if (textWidth(words, size, bold) <= room) return words;
  let kept = [...words];
  while (kept.length > 1 && textWidth(`${kept.join("")}…`, size, bold) > room) kept = kept.slice(0, -1);
  return `${kept.join("").trimEnd()}…`;
}
