import type { Category, EerModel, End, EntityType, RelationshipType, Specialisation } from "../eer/index.js";
import { boxFigure, type Row } from "./box.js";
import { diamondAround, drawDiamond } from "./diamond.js";
import type { Drawing } from "./drawing.js";
import type { Point, Route } from "./layout/index.js";
import { lineName } from "./line-name.js";
import type { DiagramOptions } from "./options.js";
import type { Pen, Stroke } from "./pen.js";
import { coreOf, type Figure, plainNode, Scene } from "./scene.js";
import { describe } from "./sentences.js";
import { DIAMOND, drawComposition, drawTriangle, multiplicity, TRIANGLE } from "./uml/ends.js";
import { fromJoint, joint, toJoint } from "./uml/joint.js";
import { umlRows } from "./uml/rows.js";

const NOTES = {
  ends: "A multiplicity stands at the opposite end to (min,max): it says how many of its entities one of the other end has.",
  weak: "A weak entity type is a part of a composition; one with several owners is not, because UML knows one whole only: its ends at them are marked {id}.",
  many: "Of an association of more than two classes the multiplicities do not follow from (min,max): each is *.",
  union:
    "UML has no union type: a total category is a generalisation set of what it unites, a partial one links each of its objects to one of them, {xor}.",
} as const;

/** How a class diagram is to look. */
export interface UmlOptions extends DiagramOptions {
  /** Whether rules of entity types are written below their attributes, as constraints; default false. */
  readonly rules?: boolean;
}

/**
 * A model as a UML class diagram: weak entity types as parts of compositions, relationship types with attributes as association
 * classes, specialisations as generalisation sets.
 *
 * @returns a drawing that shows itself; what a faulty model names without having it is a dashed box
 */
export function umlClasses(model: EerModel, options: UmlOptions = {}): Drawing {
  const scene = new Scene(model, options);
  for (const entity of model.entities) addClass(scene, entity, options.rules ?? false);
  for (const relationship of model.relationships) addRelationship(scene, relationship, model);
  for (const specialisation of model.specialisations) addSpecialisation(scene, specialisation);
  for (const category of model.categories) addCategory(scene, category);
  const { relationships, entities, categories } = model;
  const notes = [
    ...(relationships.length > 0 ? [NOTES.ends] : []),
    ...(entities.some(({ owners }) => owners.length > 0) ? [NOTES.weak] : []),
    ...(relationships.some(({ ends }) => ends.length > 2) ? [NOTES.many] : []),
    ...(categories.length > 0 ? [NOTES.union] : []),
  ];
  const text = { notation: "UML class diagram", attributes: scene.attributes, notes };
  return scene.drawn("UML class diagram", describe(model, text));
}

function addClass(scene: Scene, { name, owners, attributes, rules }: EntityType, withRules: boolean): void {
  const data = { "data-entity": name, class: owners.length > 0 ? "weak" : "strong" };
  const constraints = withRules
    ? rules.map(({ says }): Row => ({ depth: 0, name: "", after: `{${says.replace(/\.$/, "")}}` }))
    : [];
  const sections = [scene.attributes ? umlRows(attributes) : [], constraints];
  scene.addEntity(name, (ends) => boxFigure({ name, data, sections }, ends, scene.stroke(name)));
}

function addRelationship(scene: Scene, relationship: RelationshipType, model: EerModel): void {
  const { name, ends, attributes } = relationship;
  const [first, second, ...more] = ends;
  const stroke = scene.stroke(...ends.map(({ entity }) => entity));
  const hasClass = scene.attributes && attributes.length > 0;
  if (first === undefined || second === undefined || more.length > 0) {
    const diamond = scene.add(() =>
      naryDiamond(hasClass ? undefined : name, { "data-relationship": name }, stroke),
    );
    for (const end of ends) {
      const texts = ["*", ...(end.role === undefined ? [] : [end.role])];
      scene.link({
        ends: [{ at: scene.entity(end.entity), texts }, { at: diamond }],
        draw: (pen, { points }) => drawEnd(pen, relationship, end, points, stroke),
      });
    }
    if (hasClass) addAssociationClass(scene, relationship, diamond, stroke);
    return;
  }
  const label = hasClass ? undefined : lineName(name, { "data-relationship": name });
  const middle = scene.add(() => label ?? joint({ "data-relationship": name }));
  [first, second].forEach((end, index) => {
    const owner = ownership(relationship, end, index === 0 ? second : first, model);
    const texts = [
      multiplicity(index === 0 ? second : first),
      ...(end.role === undefined ? [] : [end.role]),
      ...(owner === "shared" ? ["{id}"] : []),
    ];
    scene.link({
      ends: [
        { at: scene.entity(end.entity), texts, ...(owner === "only" ? { symbol: DIAMOND } : {}) },
        { at: middle },
      ],
      draw(pen, { points, landings }, [, place]) {
        label?.arrive(landings[1].side, index as 0 | 1);
        drawEnd(pen, relationship, end, label === undefined ? toJoint(points, place) : points, stroke, () => {
          if (owner === "only") drawComposition(pen, landings[0], stroke);
        });
      },
    });
  });
  if (hasClass) addAssociationClass(scene, relationship, middle, stroke);
}

/** Whether an end is the owner of a weak entity type at the other end: its only one, or one of several. */
function ownership(
  { identifying }: RelationshipType,
  end: End,
  other: End,
  { entities }: EerModel,
): "only" | "shared" | "none" {
  const weak = entities.find(({ name }) => name === other.entity);
  if (!identifying || weak === undefined || !weak.owners.includes(end.entity)) return "none";
  return weak.owners.length === 1 ? "only" : "shared";
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

/** The class of an association, hanging on it by a dashed line. */
function addAssociationClass(
  scene: Scene,
  { name, attributes }: RelationshipType,
  at: number,
  stroke: Stroke,
): void {
  const box = scene.add((ends) =>
    boxFigure(
      { name, data: { "data-association-class": name }, sections: [umlRows(attributes)] },
      ends,
      stroke,
    ),
  );
  scene.link({
    ends: [{ at: box }, { at }],
    draw: (pen, { points }, [, place]) =>
      pen.line(coreOf(place).width > 2 ? points : toJoint(points, place), { ...stroke, dashed: true }),
  });
}

/** The diamond of an association of more than two classes, around its name if it has no class that bears it. */
function naryDiamond(
  name: string | undefined,
  data: Readonly<Record<string, string>>,
  stroke: Stroke,
): Figure {
  const diamond = name === undefined ? { lines: [], width: 30, height: 22 } : diamondAround(name);
  return {
    node: plainNode(diamond, "middle"),
    draw(pen, place) {
      const core = coreOf(place);
      pen.group(data, () => {
        drawDiamond(pen, core, stroke);
        if (name !== undefined) pen.centred(diamond.lines, core, { whole: name });
      });
    },
  };
}

function addSpecialisation(
  scene: Scene,
  { name, superclass, subclasses, disjoint, total, definedBy }: Specialisation,
): void {
  const set = `{${disjoint ? "disjoint" : "overlapping"}, ${total ? "complete" : "incomplete"}}`;
  addGeneralisation(
    scene,
    { general: superclass, special: subclasses, data: { "data-specialisation": name } },
    [set, ...(definedBy === undefined ? [] : [definedBy.attribute])],
  );
}

function addGeneralisation(
  scene: Scene,
  {
    general,
    special,
    data,
  }: { general: string; special: readonly string[]; data: Readonly<Record<string, string>> },
  texts: readonly string[],
): void {
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
      draw: (pen, { points, landings }: Route, [place]) =>
        pen.group({ "data-subclass": each }, () => pen.line(fromJoint(points, landings[0], place), stroke)),
    });
  }
}

function addCategory(scene: Scene, { name, superclasses, total }: Category): void {
  const data = { "data-category": name };
  if (total) {
    addGeneralisation(scene, { general: name, special: superclasses, data }, ["{disjoint, complete}"]);
    return;
  }
  const stroke = scene.stroke(name, ...superclasses);
  const choice = scene.add(() => ({
    node: plainNode({ width: 38, height: 18 }, "middle"),
    draw: (pen, place) => pen.group(data, () => pen.centred(["{xor}"], coreOf(place))),
  }));
  const line = { down: true, draw: (pen: Pen, { points }: Route) => pen.line(points, stroke) };
  scene.link({ ...line, ends: [{ at: scene.entity(name), texts: ["0..1"] }, { at: choice }] });
  const net = scene.net();
  for (const each of superclasses)
    scene.link({ ...line, net, ends: [{ at: choice }, { at: scene.entity(each), texts: ["0..1"] }] });
}
