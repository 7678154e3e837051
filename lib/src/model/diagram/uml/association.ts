import { identifies } from "../../eer/identifies.js";
import type { EerModel, End, RelationshipType } from "../../eer/index.js";
import { boxFigure } from "../box.js";
import { diamondAround, drawDiamond, toEdge } from "../diamond.js";
import type { Point } from "../layout/index.js";
import { lineName } from "../line-name.js";
import type { Pen, Stroke } from "../pen.js";
import { coreOf, type Figure, plainNode, type Scene } from "../scene.js";
import { DIAMOND, drawComposition, multiplicity } from "./ends.js";
import { joint, toJoint } from "./joint.js";
import { umlRows } from "./rows.js";

/** A relationship type as an association: a line with its name, a line with a class of its own, or a diamond if it has more ends than two. */
export function addAssociation(scene: Scene, relationship: RelationshipType, model: EerModel): void {
  const [first, second, ...more] = relationship.ends;
  if (first === undefined || second === undefined || more.length > 0) addNary(scene, relationship);
  else addBinary(scene, relationship, first, second, model);
}

const roleOf = ({ role }: End): string[] => (role === undefined ? [] : [role]);

const hasClass = (scene: Scene, { attributes }: RelationshipType): boolean =>
  scene.attributes && attributes.length > 0;

function addBinary(
  scene: Scene,
  relationship: RelationshipType,
  first: End,
  second: End,
  model: EerModel,
): void {
  const stroke = scene.stroke(first.entity, second.entity);
  const data = { "data-relationship": relationship.name };
  const name = hasClass(scene, relationship) ? undefined : lineName(relationship.name, data);
  const middle = scene.add(() => name ?? joint(data));
  for (const [index, end, other] of [
    [0, first, second],
    [1, second, first],
  ] as const) {
    const owner = ownership(relationship, end, other, model);
    const texts = [multiplicity(other), ...roleOf(end), ...(owner === "one of several" ? ["{id}"] : [])];
    scene.link({
      ends: [
        { at: scene.entity(end.entity), texts, ...(owner === "the only one" ? { symbol: DIAMOND } : {}) },
        { at: middle },
      ],
      draw(pen, { points, landings }, [, place]) {
        name?.arrive(landings[1].side, index);
        drawEnd(pen, relationship, end, name === undefined ? toJoint(points, place) : points, stroke, () => {
          if (owner === "the only one") drawComposition(pen, landings[0], stroke);
        });
      },
    });
  }
  if (name === undefined) addClass(scene, relationship, middle, stroke);
}

/** Whether an end is the owner of a weak entity type at the other end. */
function ownership(
  relationship: RelationshipType,
  end: End,
  other: End,
  model: EerModel,
): "the only one" | "one of several" | "none" {
  const owners = model.entities.find(({ name }) => name === other.entity)?.owners ?? [];
  if (!identifies(model, relationship, other.entity) || !owners.includes(end.entity)) return "none";
  return owners.length === 1 ? "the only one" : "one of several";
}

function addNary(scene: Scene, relationship: RelationshipType): void {
  const { name, ends } = relationship;
  const stroke = scene.stroke(...ends.map(({ entity }) => entity));
  const withClass = hasClass(scene, relationship);
  const corners = ends.length + (withClass ? 1 : 0);
  const diamond = scene.add(() =>
    naryDiamond(withClass ? undefined : name, corners, { "data-relationship": name }, stroke),
  );
  for (const end of ends) {
    scene.link({
      ends: [{ at: scene.entity(end.entity), texts: ["*", ...roleOf(end)] }, { at: diamond }],
      draw: (pen, { points }, [, place]) =>
        drawEnd(pen, relationship, end, corners <= 4 ? points : toEdge(points, coreOf(place)), stroke),
    });
  }
  if (withClass) addClass(scene, relationship, diamond, stroke, corners);
}

/** The diamond of an association of more than two classes, around its name if it has no class that bears it. */
function naryDiamond(
  name: string | undefined,
  corners: number,
  data: Readonly<Record<string, string>>,
  stroke: Stroke,
): Figure {
  const diamond = name === undefined ? { lines: [], width: 30, height: 22 } : diamondAround(name);
  // with more lines than corners there must be room on its sides
  const size =
    corners <= 4 ? diamond : { width: diamond.width + 12 * corners, height: diamond.height + 6 * corners };
  return {
    node: plainNode(size, corners <= 4 ? "middle" : "along"),
    draw(pen, place) {
      const core = coreOf(place);
      pen.group(data, () => {
        drawDiamond(pen, core, stroke);
        if (name !== undefined) pen.centred(diamond.lines, core, { whole: name });
      });
    },
  };
}

/** The class of an association, hanging on it by a dashed line. */
function addClass(
  scene: Scene,
  { name, attributes }: RelationshipType,
  at: number,
  stroke: Stroke,
  corners = 0,
): void {
  const data = { "data-association-class": name };
  const box = scene.add((ends) => boxFigure({ name, data, sections: [umlRows(attributes)] }, ends, stroke));
  scene.link({
    ends: [{ at: box }, { at }],
    draw(pen, { points }, [, place]) {
      const line =
        corners === 0 ? toJoint(points, place) : corners <= 4 ? points : toEdge(points, coreOf(place));
      pen.line(line, { ...stroke, dashed: true });
    },
  });
}

function drawEnd(
  pen: Pen,
  { name }: RelationshipType,
  { entity }: End,
  points: readonly Point[],
  stroke: Stroke,
  symbol = (): void => {},
): void {
  pen.group({ "data-end": `${name} ${entity}` }, () => {
    pen.line(points, stroke);
    symbol();
  });
}
