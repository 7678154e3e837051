import type { Category, EerModel, EntityType, RelationshipType, Specialisation } from "../eer/index.js";
import { circle } from "./chen/circle.js";
import { entityFigure } from "./chen/entity.js";
import { relationshipFigure, toDiamond } from "./chen/relationship.js";
import { subsetLine } from "./chen/subset.js";
import type { Drawing } from "./drawing.js";
import type { DiagramOptions } from "./options.js";
import { coreOf, Scene } from "./scene.js";
import { describe, NOTHING, pair } from "./sentences.js";

/**
 * A model as an EER diagram, in the notation of Elmasri and Navathe, Fundamentals of Database Systems, with (min,max) read at an
 * entity type's own end. A double line says that every entity takes part.
 *
 * @returns a drawing that shows itself; what a faulty model names without having it is a dashed box
 */
export function chen(model: EerModel, options: DiagramOptions = {}): Drawing {
  const scene = new Scene(model.name, options);
  for (const entity of model.entities) addEntity(scene, entity);
  for (const relationship of model.relationships) addRelationship(scene, relationship);
  for (const specialisation of model.specialisations) addSpecialisation(scene, specialisation);
  for (const category of model.categories) addCategory(scene, category);
  const text = { notation: "EER diagram in Chen's notation", attributes: scene.attributes };
  return scene.drawn({ notation: "EER diagram", alt: describe(model, text), nothing: NOTHING });
}

function addEntity(scene: Scene, entity: EntityType): void {
  const attributes = scene.attributes ? entity.attributes : [];
  scene.addEntity(entity.name, (ends) => entityFigure(entity, attributes, ends, scene.stroke(entity.name)));
}

function addRelationship(scene: Scene, relationship: RelationshipType): void {
  const { name, ends } = relationship;
  const attributes = scene.attributes ? relationship.attributes : [];
  const stroke = scene.stroke(...ends.map(({ entity }) => entity));
  const diamond = scene.add((wires) => relationshipFigure(relationship, attributes, wires, stroke));
  for (const end of ends) {
    const total = end.min > 0;
    scene.link({
      ends: [
        { at: scene.entity(end.entity), texts: end.role === undefined ? [pair(end)] : [pair(end), end.role] },
        { at: diamond },
      ],
      draw(pen, { points: all, landings }, [, place]) {
        const points = toDiamond(all, landings[1], coreOf(place));
        pen.group(
          { "data-end": `${name} ${end.entity}`, "data-participation": total ? "total" : "partial" },
          () => {
            if (total) pen.doubleLine(points, stroke);
            else pen.line(points, stroke);
          },
        );
      },
    });
  }
}

function addSpecialisation(scene: Scene, specialisation: Specialisation): void {
  const { name, superclass, subclasses, disjoint, total, definedBy } = specialisation;
  const stroke = scene.stroke(superclass, ...subclasses);
  const hub = scene.add(() => circle(disjoint ? "d" : "o", { "data-specialisation": name }, stroke));
  scene.link({
    ends: [
      { at: scene.entity(superclass), texts: definedBy === undefined ? [] : [definedBy.attribute] },
      { at: hub },
    ],
    down: true,
    draw(pen, { points }) {
      pen.group({ "data-superclass": superclass, "data-participation": total ? "total" : "partial" }, () => {
        if (total) pen.doubleLine(points, stroke);
        else pen.line(points, stroke);
      });
    },
  });
  const net = scene.net();
  for (const subclass of subclasses) {
    scene.link({
      ends: [{ at: hub }, { at: scene.entity(subclass), symbol: [20, 6] }],
      net,
      down: true,
      draw: (pen, route) =>
        pen.group({ "data-subclass": subclass }, () => subsetLine(pen, route, false, stroke)),
    });
  }
}

function addCategory(scene: Scene, { name, superclasses, total }: Category): void {
  const stroke = scene.stroke(name, ...superclasses);
  const hub = scene.add(() => circle("union", { "data-category": name }, stroke));
  for (const superclass of superclasses) {
    scene.link({
      ends: [{ at: scene.entity(superclass) }, { at: hub }],
      down: true,
      draw: (pen, { points }) => pen.group({ "data-united": superclass }, () => pen.line(points, stroke)),
    });
  }
  scene.link({
    ends: [{ at: hub }, { at: scene.entity(name), symbol: [20, 6] }],
    down: true,
    draw: (pen, route) =>
      pen.group({ "data-union": name, "data-participation": total ? "total" : "partial" }, () =>
        subsetLine(pen, route, total, stroke),
      ),
  });
}
