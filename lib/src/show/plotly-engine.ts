import { readFileSync } from "node:fs";
import type { JsonFigure } from "./plotly-figure.js";
import { boxOf, type LaidElement, pageBoxOf, textLength } from "./plotly-layout.js";
import { type DomNode, writeSvg } from "./svg.js";

/** Draws a figure without a browser. */
export type DrawPlotly = (data: JsonFigure["data"], layout: Readonly<Record<string, unknown>>) => string;

let draw: DrawPlotly | undefined;

/** Loads plotly.js under jsdom when the first figure is drawn: about a second that other notebooks do not pay. */
export function plotlyEngine(): DrawPlotly {
  draw ??= start();
  return draw;
}

/** The file that a page needs to make figures interactive. */
export const plotlyScript = (): string => require.resolve("plotly.js-dist-min/plotly.min.js");

interface Plotly {
  newPlot(element: unknown, data: unknown, layout: unknown, config: unknown): unknown;
  purge(element: unknown): void;
  readonly Snapshot: { toSVG(element: unknown, format: "svg"): string };
}

function start(): DrawPlotly {
  const { JSDOM, VirtualConsole } = require("jsdom") as typeof import("jsdom");
  const virtualConsole = new VirtualConsole();
  for (const level of ["warn", "trace", "error"] as const) {
    virtualConsole.on(level, (...told) => console.warn(`Plotly: ${told.join(" ")}`)); // in a line, not with a stack
  }
  const { window } = new JSDOM("<!doctype html><body></body>", {
    runScripts: "outside-only",
    virtualConsole,
  });
  layOut(window as unknown as BrowserWindow);
  // jsdom would ask the network itself; a picture is drawn from what the figure holds
  Object.assign(window, { fetch: undefined, XMLHttpRequest: undefined, WebSocket: undefined });
  const settle = ownClock(window as unknown as BrowserWindow);
  window.eval(readFileSync(plotlyScript(), "utf8"));
  const { Plotly, document, DOMParser } = window as unknown as typeof window & { Plotly: Plotly };
  return (data, layout) => {
    const element = document.body.appendChild(document.createElement("div"));
    try {
      Plotly.newPlot(element, structuredClone(data), structuredClone(layout), { staticPlot: true });
      settle();
      const text = Plotly.Snapshot.toSVG(element, "svg");
      const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
      // some hold a number drawn at random, and a still picture has no use for them
      for (const part of documentElement.querySelectorAll("[class]")) part.removeAttribute("class");
      return writeSvg(documentElement as unknown as DomNode);
    } finally {
      Plotly.purge(element);
      element.remove();
    }
  };
}

interface BrowserWindow extends Record<string, unknown> {
  readonly SVGElement: { readonly prototype: Record<string, unknown> };
  readonly HTMLCanvasElement: { readonly prototype: Record<string, unknown> };
  readonly URL: Record<string, unknown>;
}

/**
 * Gives the window a clock of its own. A cell's value is asked for its bundle and must answer at once, but Plotly draws
 * again, a promise later, when labels need wider margins. Without a `Promise` it brings its own, made of timers, and the
 * timers are ours: what is due later can be run now.
 *
 * @returns runs everything that is due
 */
function ownClock(window: BrowserWindow): () => void {
  let due: (() => void)[] = [];
  const later = (action: unknown): number =>
    typeof action === "function" ? due.push(action as () => void) : 0;
  Object.assign(window, { setTimeout: later, requestAnimationFrame: later, clearTimeout: () => undefined });
  Reflect.deleteProperty(window, "Promise");
  return () => {
    for (let round = 0; due.length > 0 && round < 1000; round++) {
      const now = due;
      due = [];
      for (const action of now) action();
    }
    due = [];
  };
}

/** Gives jsdom, which lays nothing out, what Plotly asks of a browser: sizes of texts (estimated) and a canvas. */
function layOut(window: BrowserWindow): void {
  window.SVGElement.prototype.getBBox = function (this: LaidElement) {
    return boxOf(this);
  };
  window.SVGElement.prototype.getBoundingClientRect = function (this: LaidElement) {
    const { x, y, width, height } = pageBoxOf(this);
    return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
  };
  window.SVGElement.prototype.getComputedTextLength = function (this: LaidElement) {
    return textLength(this);
  };
  window.SVGElement.prototype.getTotalLength = () => 0;
  window.SVGElement.prototype.getPointAtLength = () => ({ x: 0, y: 0 });
  window.HTMLCanvasElement.prototype.getContext = function (this: object) {
    return canvasOf(this).context;
  };
  window.HTMLCanvasElement.prototype.toDataURL = function (this: object) {
    return canvasOf(this).address();
  };
  window.URL.createObjectURL = () => "";
  Object.assign(window, { TextDecoder, TextEncoder });
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

interface Canvas {
  readonly context: object;
  address(): string;
}

const canvases = new WeakMap<object, Canvas>();

/** A canvas that remembers what is painted: a heat map's cells as one pixel each or, where they differ in size, as rectangles. */
function canvasOf(element: object): Canvas {
  const known = canvases.get(element);
  if (known !== undefined) return known;
  let pixels: Pixels | undefined;
  const rectangles: string[] = [];
  const canvas: Canvas = {
    context: {
      fillStyle: "",
      measureText: (text: string) => ({ width: text.length * 7 }),
      createImageData: (width: number, height: number): Pixels => ({
        width,
        height,
        data: new Uint8ClampedArray(width * height * 4),
      }),
      putImageData: (image: Pixels) => {
        pixels = image;
      },
      getImageData: () => ({ data: [0, 0, 0, 0] }),
      fillRect(this: { readonly fillStyle: string }, x: number, y: number, width: number, height: number) {
        rectangles.push(
          `<rect fill="${this.fillStyle}" x="${x}" y="${y}" width="${width}" height="${height}"/>`,
        );
      },
    },
    address: () => {
      if (pixels !== undefined) return imageOf(pixels);
      const { width, height } = element as { width: number; height: number };
      return rectangles.length === 0 ? "" : addressOf(width, height, rectangles);
    },
  };
  canvases.set(element, canvas);
  return canvas;
}

/** Pixels as an SVG of unit squares: no PNG encoder, and the same bytes everywhere. */
function imageOf({ width, height, data }: Pixels): string {
  const squares = Array.from({ length: width * height }, (_, index) => {
    const [red, green, blue, alpha] = data.subarray(index * 4, index * 4 + 4);
    if (alpha === 0) return "";
    const [x, y] = [index % width, Math.floor(index / width)];
    return `<path fill="rgb(${red},${green},${blue})" d="M${x},${y}h1v1h-1z"/>`;
  });
  return addressOf(width, height, squares);
}

function addressOf(width: number, height: number, shapes: readonly string[]): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" shape-rendering="crispEdges">${shapes.join("")}</svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
