import type { EerModel, Specialisation } from "../../eer/index.js";
import { columnsOfAttributes } from "../key-of.js";
import type { ForeignKey, Relation, RelationalSchema } from "../relation.js";
import type { Unenforced } from "./index.js";
import { areDiscriminated, relationOf } from "./of-schema.js";

/** Totality, disjointness and definition by an attribute that the schema leaves open. */
export function ofSpecialisation(
  specialisation: Specialisation,
  model: EerModel,
  schema: RelationalSchema,
): Unenforced[] {
  const { superclass, subclasses } = specialisation;
  const relations = subclasses.flatMap((subclass) => standsIn(subclass, model, schema));
  if (relations.length === 0) return []; // 8C, 8D: checks of the shared relation say it
  const isReferred = relations.some((relation) => keyTo(relation, superclass) !== undefined);
  if (isReferred || relationOf(schema, superclass) !== undefined) return beside(specialisation, relations);
  return alone(specialisation, model, relations);
}

/** 8A: the superclass has a relation, and so has each subclass. */
function beside(
  { name, superclass, subclasses, disjoint, total, definedBy }: Specialisation,
  relations: readonly Relation[],
): Unenforced[] {
  const listed = subclasses.join(", ");
  const members = relations.flatMap((relation) => {
    const key = keyTo(relation, superclass);
    return key === undefined ? [] : [{ relation, key }];
  });
  const isApart = members.length === relations.length && areDiscriminated(members);
  const path = [name];
  const found: Unenforced[] = relations
    .filter((relation) => keyTo(relation, superclass) === undefined)
    .map(({ name: relation }) => ({
      id: `${name}.${relation}.reference`,
      says: `A row of ${relation} is one of a ${superclass} that is there.`,
      why: "The foreign key was given up.",
      path,
    }));
  if (total) {
    found.push({
      id: `${name}.total`,
      says: `Each ${superclass} is also one of ${listed}.`,
      why: "The row of the superclass is written first; MySQL has no constraint that waits for the second row.",
      path,
    });
  }
  if (disjoint && relations.length > 1 && !isApart) {
    found.push({
      id: `${name}.disjoint`,
      says: `No ${superclass} is two of ${listed}.`,
      why: "Keys of two relations are not compared with each other.",
      path,
    });
  }
  if (definedBy !== undefined && !(isApart && total)) {
    found.push({
      id: `${name}.defined`,
      says: `Which of ${listed} a ${superclass} is, its ${definedBy.attribute} says.`,
      why: `${definedBy.attribute} stands in one relation and the row that it decides about in another.`,
      path,
    });
  }
  return found;
}

/** 8B: nothing of the superclass stands in one place. */
function alone(
  { name, superclass, subclasses, disjoint }: Specialisation,
  model: EerModel,
  relations: readonly Relation[],
): Unenforced[] {
  if (relations.length < 2) return [];
  const path = [name];
  const { attributes } = model.entities.find((entity) => entity.name === superclass)!;
  const further = attributes
    .filter(({ key }) => key)
    .filter((attribute) => {
      const columns = columnsOfAttributes([superclass], [attribute]).map((column) => column.name);
      return columns.join() !== relations[0]!.primaryKey.join();
    })
    .map((attribute) => ({
      id: `${superclass}.${attribute.name}.unique`,
      says: `No two of all ${subclasses.join(", ")} have the same ${attribute.name}.`,
      why: "It is unique in each of their relations, which are not compared with each other.",
      path: [superclass, attribute.name],
    }));
  return [disjoint ? disjointness() : agreement(), ...further];

  function disjointness(): Unenforced {
    return {
      id: `${name}.disjoint`,
      says: `No ${superclass} is two of ${subclasses.join(", ")}.`,
      why: "Each stands in a relation of its own, and keys of two relations are not compared.",
      path,
    };
  }
  function agreement(): Unenforced {
    return {
      id: `${name}.agree`,
      says: `What several of ${subclasses.join(", ")} say of one ${superclass} is the same.`,
      why: "It stands in several relations, and rows of two relations are not compared.",
      path,
    };
  }
}

const keyTo = (relation: Relation, superclass: string): ForeignKey | undefined =>
  relation.foreignKeys.find(({ entity }) => entity === superclass);

/** The relations in which all of an entity type stands: its own, or those of its subclasses where it has none (8B); none for 8C and 8D. */
function standsIn(name: string, model: EerModel, schema: RelationalSchema): Relation[] {
  const own = relationOf(schema, name);
  if (own !== undefined) return [own];
  return model.specialisations
    .filter(({ superclass }) => superclass === name)
    .flatMap(({ subclasses }) => subclasses.flatMap((subclass) => standsIn(subclass, model, schema)))
    .filter((relation) => keyTo(relation, name) === undefined);
}
