import type { Category, EerModel, End, EntityType, RelationshipType, Specialisation } from "../eer/index.js";
import { boxFigure } from "./box.js";
import { pill } from "./crows-foot/pill.js";
import { crowsFootRows } from "./crows-foot/rows.js";
import { drawCount, exactly, SYMBOL } from "./crows-foot/symbols.js";
import type { Drawing } from "./drawing.js";
import type { Point, Route } from "./layout/index.js";
import { lineName } from "./line-name.js";
import type { DiagramOptions } from "./options.js";
import type { Pen, Stroke } from "./pen.js";
import { Scene } from "./scene.js";
import { describe, NOTHING } from "./sentences.js";

const NOTES = [
  "An end of a line says how many of its entities one of the opposite end has: the opposite end to (min,max).",
  "A line is solid where it identifies a weak entity, else dashed.",
  "A relationship of more than two entity types, or with attributes, is a box with round corners.",
  "Crow's foot has no symbol for a specialisation or a category: a label between the lines says of which kind it is.",
];

/**
 * A model as a crow's foot diagram (information engineering). A relationship type with attributes, or of more than two entity types,
 * becomes an associative box; specialisations and categories, for which the notation has no symbol, get a label that says their kind.
 *
 * @returns a drawing that shows itself; what a faulty model names without having it is a dashed box
 */
export function crowsFoot(model: EerModel, options: DiagramOptions = {}): Drawing {
  const scene = new Scene(model.name, options);
  for (const entity of model.entities) addEntity(scene, entity);
  for (const relationship of model.relationships) {
    const [first, second, ...more] = relationship.ends;
    const plain = more.length === 0 && (relationship.attributes.length === 0 || !scene.attributes);
    if (plain && first !== undefined && second !== undefined) addLine(scene, relationship, first, second);
    else addAssociation(scene, relationship);
  }
  for (const specialisation of model.specialisations) addSpecialisation(scene, specialisation);
  for (const category of model.categories) addCategory(scene, category);
  const text = { notation: "Crow's foot diagram", attributes: scene.attributes, notes: NOTES };
  return scene.drawn({ notation: "crow's foot diagram", alt: describe(model, text), nothing: NOTHING });
}

function addEntity(scene: Scene, { name, owners, attributes }: EntityType): void {
  const data = { "data-entity": name, class: owners.length > 0 ? "weak" : "strong" };
  const sections = [scene.attributes ? crowsFootRows(attributes) : []];
  scene.addEntity(name, (ends) => boxFigure({ name, data, sections }, ends, scene.stroke(name)));
}

/** A line from the first entity type to the second, with the name half way. */
function addLine(scene: Scene, { name, identifying }: RelationshipType, first: End, second: End): void {
  const stroke = scene.stroke(first.entity, second.entity);
  const label = lineName(name, { "data-relationship": name, class: identifying ? "identifying" : "" });
  const middle = scene.add(() => label);
  [first, second].forEach((end, index) => {
    const count = index === 0 ? second : first;
    scene.link({
      ends: [
        {
          at: scene.entity(end.entity),
          texts: [...exactly(count), ...(end.role === undefined ? [] : [end.role])],
          symbol: SYMBOL,
        },
        { at: middle },
      ],
      draw(pen, route) {
        label.arrive(route.landings[1].side, index as 0 | 1);
        drawEnd(pen, route, { name: `${name} ${end.entity}`, count, solid: identifying, stroke });
      },
    });
  });
}

/** A box of its own, to which each entity type has a line: one of these belongs to exactly one of each. */
function addAssociation(scene: Scene, { name, ends, attributes }: RelationshipType): void {
  const stroke = scene.stroke(...ends.map(({ entity }) => entity));
  const rows = scene.attributes ? crowsFootRows(attributes) : [];
  const box = scene.add((wires) =>
    boxFigure(
      { name, data: { "data-relationship": name, class: "associative" }, sections: [rows], round: 8 },
      wires,
      stroke,
    ),
  );
  for (const end of ends) {
    scene.link({
      ends: [
        { at: scene.entity(end.entity), texts: end.role === undefined ? [] : [end.role], symbol: SYMBOL },
        { at: box, texts: exactly(end), symbol: SYMBOL },
      ],
      draw(pen, route) {
        drawEnd(pen, route, {
          name: `${name} ${end.entity}`,
          count: { min: 1, max: 1 },
          solid: true,
          stroke,
        });
        drawCount(pen, route.landings[1], end, stroke);
      },
    });
  }
}

interface LineEnd {
  readonly name: string;
  readonly count: Pick<End, "min" | "max">;
  readonly solid: boolean;
  readonly stroke: Stroke;
}

/** A line whose first end has symbols; it is solid under them. */
function drawEnd(pen: Pen, { points, landings }: Route, { name, count, solid, stroke }: LineEnd): void {
  pen.group({ "data-end": name, class: solid ? "identifying" : "non-identifying" }, () => {
    const [start, next] = points as [Point, Point];
    const length = Math.abs(next.x - start.x) + Math.abs(next.y - start.y);
    const part = Math.min(1, SYMBOL[0] / length);
    const edge = { x: start.x + (next.x - start.x) * part, y: start.y + (next.y - start.y) * part };
    if (!solid) pen.line([start, edge], stroke);
    pen.line(solid ? points : [edge, ...points.slice(1)], { ...stroke, dashed: !solid });
    drawCount(pen, landings[0], count, stroke);
  });
}

function addSpecialisation(
  scene: Scene,
  { name, superclass, subclasses, disjoint, total, definedBy }: Specialisation,
): void {
  const stroke = scene.stroke(superclass, ...subclasses);
  const kind = `${disjoint ? "disjoint" : "overlapping"}, ${total ? "total" : "partial"}`;
  const by = definedBy === undefined ? [] : [definedBy.attribute];
  const label = scene.add(() => pill([...by, kind], { "data-specialisation": name }, stroke));
  const line = (data: Readonly<Record<string, string>>) => ({ down: true, draw: drawPlain(data, stroke) });
  scene.link({
    ...line({ "data-superclass": superclass }),
    ends: [{ at: scene.entity(superclass) }, { at: label }],
  });
  const net = scene.net();
  for (const each of subclasses) {
    scene.link({
      ...line({ "data-subclass": each }),
      net,
      ends: [{ at: label }, { at: scene.entity(each) }],
    });
  }
}

const drawPlain =
  (data: Readonly<Record<string, string>>, stroke: Stroke) =>
  (pen: Pen, { points }: Route): void =>
    pen.group(data, () => pen.line(points, stroke));

function addCategory(scene: Scene, { name, superclasses, total }: Category): void {
  const stroke = scene.stroke(name, ...superclasses);
  const label = scene.add(() =>
    pill([`union, ${total ? "total" : "partial"}`], { "data-category": name }, stroke),
  );
  const line = (data: Readonly<Record<string, string>>) => ({ down: true, draw: drawPlain(data, stroke) });
  for (const each of superclasses) {
    scene.link({ ...line({ "data-united": each }), ends: [{ at: scene.entity(each) }, { at: label }] });
  }
  scene.link({ ...line({ "data-union": name }), ends: [{ at: label }, { at: scene.entity(name) }] });
}
