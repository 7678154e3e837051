/** Where texts stand, for jsdom, which lays nothing out. Plotly asks so that labels, legend and margins fit. */

/** An SVG element as jsdom gives it. */
export interface LaidElement {
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly parentNode: LaidElement | null;
  readonly children: Iterable<LaidElement>;
  readonly style?: { readonly fontSize?: string };
  getAttribute(name: string): string | null;
}

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** x' = a x + c y + e; y' = b x + d y + f, as in SVG's `matrix(a b c d e f)`. */
type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const EMPTY: Box = { x: 0, y: 0, width: 0, height: 0 };
const LINE = 1.3;
const SIZE = 12;

/** The box of an element's texts and rectangles in its own coordinates (`getBBox`). */
export const boxOf = (element: LaidElement): Box => union(corners(element, IDENTITY, true));

/** The same on the page (`getBoundingClientRect`). */
export function pageBoxOf(element: LaidElement): Box {
  let matrix = IDENTITY;
  for (let node: LaidElement | null = element.parentNode; node?.getAttribute; node = node.parentNode) {
    matrix = multiply(parseTransform(node.getAttribute("transform")), matrix);
  }
  return union(corners(element, matrix, false));
}

/** Width of a text, estimated from its length: the same on every machine, whatever fonts it has. */
export function textLength(element: LaidElement): number {
  const lines = linesOf(element).map((line) => [...line].length);
  return Math.max(0, ...lines) * fontSize(element) * 0.56;
}

type Point = readonly [number, number];

/** Corners of what an element draws, moved by `outer`; `own`: without the element's own transform. */
function corners(element: LaidElement, outer: Matrix, own: boolean): Point[] {
  const matrix = own ? outer : multiply(outer, parseTransform(element.getAttribute("transform")));
  const name = element.nodeName.toLowerCase();
  const box = name === "text" ? textBox(element) : name === "rect" ? rectangle(element) : undefined;
  if (box === undefined) return [...element.children].flatMap((child) => corners(child, matrix, false));
  const { x, y, width, height } = box;
  if (width === 0 || height === 0) return [];
  return [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ].map(([left, top]) => apply(matrix, left!, top!));
}

function textBox(element: LaidElement): Box {
  const size = fontSize(element);
  const width = textLength(element);
  const anchor = element.getAttribute("text-anchor");
  const x = number(element, "x") - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
  return {
    x,
    y: number(element, "y") - size * 0.8,
    width,
    height: size * LINE * Math.max(1, linesOf(element).length),
  };
}

const rectangle = (element: LaidElement): Box => ({
  x: number(element, "x"),
  y: number(element, "y"),
  width: number(element, "width"),
  height: number(element, "height"),
});

function linesOf(element: LaidElement): string[] {
  const lines = [...element.children].filter((child) => child.getAttribute("class") === "line");
  return (lines.length > 0 ? lines : [element]).map(({ textContent }) => textContent ?? "");
}

const number = (element: LaidElement, name: string): number =>
  Number.parseFloat(element.getAttribute(name) ?? "") || 0;

function fontSize(element: LaidElement): number {
  for (let node: LaidElement | null = element; node?.getAttribute; node = node.parentNode) {
    const size = Number.parseFloat(node.style?.fontSize || node.getAttribute("font-size") || "");
    if (size > 0) return size;
  }
  return SIZE;
}

function union(points: readonly Point[]): Box {
  if (points.length === 0) return EMPTY;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): Point => [
  a * x + c * y + e,
  b * x + d * y + f,
];

function multiply([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

function parseTransform(text: string | null): Matrix {
  let matrix = IDENTITY;
  for (const [, name, list] of (text ?? "").matchAll(/(\w+)\(([^)]*)\)/g)) {
    matrix = multiply(matrix, one(name!, (list!.match(/-?[\d.]+(?:e[+-]?\d+)?/gi) ?? []).map(Number)));
  }
  return matrix;
}

function one(name: string, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: number[]): Matrix {
  if (name === "translate") return [1, 0, 0, 1, a, b];
  if (name === "scale") return [a, 0, 0, b || a, 0, 0];
  if (name === "matrix") return [a, b, c, d, e, f];
  if (name !== "rotate") return IDENTITY;
  const [sin, cos] = [Math.sin((a * Math.PI) / 180), Math.cos((a * Math.PI) / 180)];
  return [cos, sin, -sin, cos, b - cos * b + sin * c, c - sin * b - cos * c];
}
