import type { Category, Specialisation } from "../../eer/index.js";
import type { Route } from "../layout/index.js";
import type { Pen } from "../pen.js";
import { coreOf, plainNode, type Scene } from "../scene.js";
import { drawTriangle, TRIANGLE } from "./ends.js";
import { fromJoint, joint, toJoint } from "./joint.js";

/** A specialisation as a generalisation set, with its constraints and the attribute that defines it beside the triangle. */
export function addSpecialisation(
  scene: Scene,
  { name, superclass, subclasses, disjoint, total, definedBy }: Specialisation,
): void {
  const constraints = `{${disjoint ? "disjoint" : "overlapping"}, ${total ? "complete" : "incomplete"}}`;
  addSet(scene, {
    general: superclass,
    special: subclasses,
    data: { "data-specialisation": name },
    texts: [constraints, ...(definedBy === undefined ? [] : [definedBy.attribute])],
  });
}

/**
 * A category. If total, everything that it unites is in it, and so it is a generalisation of that. If partial, it is none: each of its
 * objects is then linked to exactly one of those that it unites.
 */
export function addCategory(scene: Scene, { name, superclasses, total }: Category): void {
  const data = { "data-category": name };
  if (total) addSet(scene, { general: name, special: superclasses, data, texts: ["{disjoint, complete}"] });
  else addChoice(scene, { name, superclasses, data });
}

interface GeneralisationSet {
  readonly general: string;
  readonly special: readonly string[];
  readonly data: Readonly<Record<string, string>>;
  readonly texts: readonly string[];
}

function addSet(scene: Scene, { general, special, data, texts }: GeneralisationSet): void {
  const stroke = scene.stroke(general, ...special);
  const hub = scene.add(() => joint(data));
  scene.link({
    ends: [{ at: scene.entity(general), texts, symbol: TRIANGLE }, { at: hub }],
    down: true,
    draw(pen, { points, landings }, [, place]) {
      pen.group({ "data-superclass": general }, () => {
        pen.line(toJoint(points, place), stroke);
        drawTriangle(pen, landings[0], stroke);
      });
    },
  });
  const net = scene.net();
  for (const each of special) {
    scene.link({
      ends: [{ at: hub }, { at: scene.entity(each) }],
      net,
      down: true,
      draw(pen, { points, landings }, [place]) {
        pen.group({ "data-subclass": each }, () => pen.line(fromJoint(points, landings[0], place), stroke));
      },
    });
  }
}

function addChoice(
  scene: Scene,
  {
    name,
    superclasses,
    data,
  }: { name: string; superclasses: readonly string[]; data: Readonly<Record<string, string>> },
): void {
  const stroke = scene.stroke(name, ...superclasses);
  const choice = scene.add(() => ({
    node: plainNode({ width: 38, height: 18 }, "middle"),
    draw: (pen, place) => pen.group(data, () => pen.centred(["{xor}"], coreOf(place))),
  }));
  const line = (data: Readonly<Record<string, string>>) => ({
    down: true,
    draw: (pen: Pen, { points }: Route) => pen.group(data, () => pen.line(points, stroke)),
  });
  scene.link({
    ...line({ "data-union": name }),
    ends: [{ at: scene.entity(name), texts: ["0..1"] }, { at: choice }],
  });
  const net = scene.net();
  for (const each of superclasses) {
    scene.link({
      ...line({ "data-united": each }),
      net,
      ends: [{ at: choice }, { at: scene.entity(each), texts: ["0..1"] }],
    });
  }
}
