import { JSDOM } from "jsdom";
import type { Drawing, Label } from "../../../lib/src/model/diagram/drawing.js";
import type { Attribute, EerModel } from "../../../lib/src/model/eer/index.js";

const { DOMParser } = new JSDOM().window;

/** The SVG of a drawing as a document; fails where it is not well-formed XML. */
export function parsed({ svg }: Pick<Drawing, "svg">): Document {
  const document = new DOMParser().parseFromString(svg, "image/svg+xml");
  const error = document.querySelector("parsererror");
  if (error !== null) throw new Error(`not well-formed: ${error.textContent}`);
  return document;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pairs of labels that lie on each other. */
export const overlaps = (labels: readonly Label[]): string[] =>
  labels.flatMap((a, number) =>
    labels
      .slice(0, number)
      .filter(
        (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
      )
      .map((b) => `${a.text} on ${b.text}`),
  );

/** Labels that reach over the edge. */
export const outside = ({ labels, width, height }: Drawing): string[] =>
  labels
    .filter(
      (label) =>
        label.x < 0 || label.y < 0 || label.x + label.width > width || label.y + label.height > height,
    )
    .map(({ text }) => text);

/** Every name of a model that a diagram has to show. */
export function namesOf(model: EerModel, attributes: boolean): string[] {
  const deep = (all: readonly Attribute[]): string[] =>
    all.flatMap(({ name, parts }) => [name, ...deep(parts ?? [])]);
  return [
    ...model.entities.map(({ name }) => name),
    ...model.relationships.map(({ name }) => name),
    ...model.relationships.flatMap(({ ends }) => ends.flatMap(({ role }) => role ?? [])),
    ...model.specialisations.flatMap(({ definedBy }) => definedBy?.attribute ?? []),
    ...(attributes
      ? [...model.entities, ...model.relationships].flatMap((owner) => deep(owner.attributes))
      : []),
  ].filter((name) => name.trim() !== "");
}

const WIRES = ["end", "superclass", "subclass", "united", "union", "flow"]
  .map((name) => `g[data-${name}]`)
  .join(", ");

/** The straight pieces of all lines between figures. */
export function wiresOf(document: Document): Box[] {
  const groups = [...document.querySelectorAll(WIRES)];
  const paths = groups.flatMap((group) => [...group.children].filter((child) => child.localName === "path"));
  return paths.flatMap((path) => {
    const points = [...path.getAttribute("d")!.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({
      x: Number(x),
      y: Number(y),
    }));
    return points.slice(1).map((b, index) => {
      const a = points[index]!;
      return {
        x: Math.min(a.x, b.x),
        y: Math.min(a.y, b.y),
        width: Math.abs(a.x - b.x),
        height: Math.abs(a.y - b.y),
      };
    });
  });
}

/** The box of each entity type, by name. */
export const entityBoxes = (document: Document): Map<string, Box> => new Map(boxesOf(document, "entity"));

/** The boxes of what is marked with `data-…` of some kinds, with their names. */
export function boxesOf(document: Document, ...kinds: readonly string[]): [name: string, box: Box][] {
  return kinds.flatMap((kind) =>
    [...document.querySelectorAll(`g[data-${kind}]`)].map((group): [string, Box] => {
      const rect = [...group.children].find((child) => child.localName === "rect")!;
      const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
        Number(rect.getAttribute(name)),
      );
      return [group.getAttribute(`data-${kind}`)!, { x: x!, y: y!, width: width!, height: height! }];
    }),
  );
}

/** Whether a line runs through a box, more than one pixel deep. */
export const runsThrough = (wire: Box, box: Box): boolean =>
  wire.x < box.x + box.width - 1 &&
  wire.x + wire.width > box.x + 1 &&
  wire.y < box.y + box.height - 1 &&
  wire.y + wire.height > box.y + 1;
