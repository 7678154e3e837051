import type { EerModel, EntityType } from "../eer/index.js";
import { boxFigure, type Row } from "./box.js";
import type { Drawing } from "./drawing.js";
import type { DiagramOptions } from "./options.js";
import { Scene } from "./scene.js";
import { describe, NOTHING } from "./sentences.js";
import { addAssociation } from "./uml/association.js";
import { addCategory, addSpecialisation } from "./uml/generalisation.js";
import { umlRows } from "./uml/rows.js";

/** How a class diagram is to look. */
export interface UmlOptions extends DiagramOptions {
  /** Whether rules of entity types are written below their attributes, as constraints; default false. */
  readonly rules?: boolean;
}

/**
 * A model as a UML class diagram: weak entity types as parts of compositions, relationship types with attributes as association
 * classes, specialisations as generalisation sets. A multiplicity stands at the opposite end to (min,max).
 *
 * @returns a drawing that shows itself; what a faulty model names without having it is a dashed box
 */
export function umlClasses(model: EerModel, options: UmlOptions = {}): Drawing {
  const scene = new Scene(model.name, options);
  for (const entity of model.entities) addClass(scene, entity, options.rules ?? false);
  for (const relationship of model.relationships) addAssociation(scene, relationship, model);
  for (const specialisation of model.specialisations) addSpecialisation(scene, specialisation);
  for (const category of model.categories) addCategory(scene, category);
  const text = { notation: "UML class diagram", attributes: scene.attributes, notes: notesOn(model) };
  return scene.drawn({ notation: "UML class diagram", alt: describe(model, text), nothing: NOTHING });
}

function addClass(scene: Scene, { name, owners, attributes, rules }: EntityType, withRules: boolean): void {
  const data = { "data-entity": name, class: owners.length > 0 ? "weak" : "strong" };
  const constraint = (says: string): Row => ({ depth: 0, name: "", after: `{${says.replace(/\.$/, "")}}` });
  const sections = [
    scene.attributes ? umlRows(attributes) : [],
    withRules ? rules.map(({ says }) => constraint(says)) : [],
  ];
  scene.addEntity(name, (ends) => boxFigure({ name, data, sections }, ends, scene.stroke(name)));
}

function notesOn({ relationships, entities, categories }: EerModel): string[] {
  const notes: readonly (readonly [boolean, string])[] = [
    [
      relationships.length > 0,
      "A multiplicity says how many of its entities one of the other end has: it stands at the opposite end to (min,max).",
    ],
    [
      entities.some(({ owners }) => owners.length > 0),
      "A weak entity type is part of a composition; one of several owners is not, because a part has one whole only: the ends at its owners are marked {id}.",
    ],
    [
      relationships.some(({ ends }) => ends.length > 2),
      "Of an association of more than two classes the multiplicities do not follow from (min,max): each is *.",
    ],
    [
      categories.length > 0,
      "UML has no union type: a total category is drawn as a generalisation set of what it unites, a partial one is linked to one of them, {xor}.",
    ],
  ];
  return notes.filter(([applies]) => applies).map(([, note]) => note);
}
