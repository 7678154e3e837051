import { LINE, type Node, type Rect, roomFor, type WireEnd } from "./layout/index.js";
import type { Pen, Stroke } from "./pen.js";
import { coreOf, type Figure, plainNode } from "./scene.js";
import { widest, wrap } from "./wrap.js";

/** One line of a box: an attribute with what is written before and after its name. */
export interface Row {
  /** How deep it is inside a composite attribute. */
  readonly depth: number;
  /** In a column of its own, left of all names. */
  readonly mark?: string;
  /** Directly before the name. */
  readonly before?: string;
  readonly name: string;
  /** Directly after the name; broken into lines where it is long. */
  readonly after?: string;
}

/** What is in a box: a name, and below it sections of rows. */
export interface Box {
  readonly name: string;
  /** What the group of SVG elements is marked with. */
  readonly data: Readonly<Record<string, string>>;
  readonly sections: readonly (readonly Row[])[];
  /** Radius of the corners. */
  readonly round?: number;
  /** Widest line of a row, in pixels. */
  readonly limit?: number;
}

const ROW = 15;
const SIDE = 8;
const PAD = 4;
const INDENT = 12;
const GAP = 4;

/** A piece of text in a box, from its top left corner. */
interface Piece {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly whole: string;
}

/** A rectangle with a name on top and attributes in it, as crow's foot and UML diagrams have it. */
export function boxFigure(
  { name, data, sections, round = 0, limit = 230 }: Box,
  ends: readonly WireEnd[],
  stroke: Stroke,
): Figure {
  const title = wrap(name, 170, true);
  const filled = sections.filter((rows) => rows.length > 0);
  const column = Math.max(
    0,
    ...filled.flat().map(({ mark }) => (mark === undefined ? 0 : widest([mark]) + GAP)),
  );
  const header = filled.length === 0 ? 20 + LINE * title.length : 8 + LINE * title.length;
  let height = header;
  let right = 0;
  const rules: number[] = [];
  const pieces: Piece[] = [];
  for (const rows of filled) {
    rules.push(height);
    height += PAD;
    for (const row of rows) {
      const laid = layRow(row, column, height, limit);
      pieces.push(...laid.pieces);
      right = Math.max(right, laid.right);
      height += ROW * laid.lines;
    }
    height += PAD;
  }
  const least = {
    width: 2 * Math.ceil(Math.max(widest(title, true) + 20, right + SIDE) / 2),
    height: 2 * Math.ceil(height / 2),
  };
  const node: Node = plainNode(roomFor(ends, ["top", "right", "bottom", "left"], least), "along");
  return {
    node,
    draw(pen, place) {
      const core = coreOf(place);
      pen.group(data, () => {
        pen.rect(core, stroke, "ground", round);
        pen.centred(
          title,
          { ...core, height: filled.length === 0 ? core.height : header },
          { bold: true, whole: name },
        );
        for (const y of rules) rule(pen, core, y, stroke);
        for (const { x, y, lines, whole } of pieces) {
          pen.text(lines, { x: core.x + x, y: core.y + y }, { align: "left", whole });
        }
      });
    },
  };
}

const rule = (pen: Pen, { x, y, width }: Rect, down: number, stroke: Stroke): void =>
  pen.line(
    [
      { x, y: y + down },
      { x: x + width, y: y + down },
    ],
    stroke,
  );

function layRow(
  { depth, mark, before = "", name, after = "" }: Row,
  column: number,
  y: number,
  limit: number,
): { pieces: Piece[]; lines: number; right: number } {
  const pieces: Piece[] = [];
  if (mark !== undefined) pieces.push({ x: SIDE, y, lines: [mark], whole: mark });
  const left = SIDE + column + depth * INDENT;
  let x = left;
  if (before !== "") {
    pieces.push({ x, y, lines: [before], whole: before });
    x += widest([before]) + 1;
  }
  const names = wrap(name, limit);
  pieces.push({ x, y, lines: names, whole: name });
  let lines = names.length;
  let right = left + widest(names);
  if (after !== "") {
    if (names.length > 1) {
      x = left + INDENT; // below a name of several lines, whose label is as wide as its widest
      lines++;
    } else x += widest(names) + (after.startsWith(":") ? 0 : GAP);
    const room = limit - (x - left);
    const [first = "", ...rest] = words(after, Math.max(room, 30), limit - INDENT);
    if (first !== "") pieces.push({ x, y: y + (lines - 1) * ROW, lines: [first], whole: first });
    right = Math.max(right, x + widest([first]));
    for (const line of rest) {
      pieces.push({ x: left + INDENT, y: y + lines * ROW, lines: [line], whole: line });
      right = Math.max(right, left + INDENT + widest([line]));
      lines++;
    }
  }
  return { pieces, lines, right };
}

/** Breaks a text at spaces: the first line has less room than the others. */
function words(text: string, first: number, others: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<= )/).flatMap((each) => wrap(each, others))) {
    if (line !== "" && widest([line + word]) > (lines.length === 0 ? first : others)) {
      lines.push(line);
      line = "";
    }
    line += word;
  }
  return [...lines, line];
}
