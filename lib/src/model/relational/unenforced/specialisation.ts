import type { EerModel, Specialisation } from "../../eer/index.js";
import type { ForeignKey, Relation, RelationalSchema } from "../relation.js";
import type { Unenforced } from "./index.js";
import { isDiscriminated, relationOf } from "./of-schema.js";

/** Totality and disjointness of a specialisation that the schema leaves open. */
export function ofSpecialisation(
  specialisation: Specialisation,
  model: EerModel,
  schema: RelationalSchema,
): Unenforced[] {
  const { name, superclass, subclasses, disjoint, total } = specialisation;
  const relations = subclasses.flatMap((subclass) => standsIn(subclass, model, schema));
  const keyOf = (relation: Relation): ForeignKey | undefined => keyTo(relation, superclass);
  if (relations.some((relation) => keyOf(relation) === undefined))
    return relations.length > 1 ? [withoutSuperclass(specialisation)] : [];
  if (relations.length === 0) return []; // 8C, 8D: checks of the shared relation say it
  const listed = subclasses.join(", ");
  const found: Unenforced[] = [];
  if (total) {
    found.push({
      id: `${name}.total`,
      says: `Each ${superclass} is also one of ${listed}.`,
      why: "The row of the superclass is written first; MySQL has no constraint that waits for the second row.",
      path: [name],
    });
  }
  if (
    disjoint &&
    relations.length > 1 &&
    !relations.every((relation) => isDiscriminated(relation, keyOf(relation)))
  ) {
    found.push({
      id: `${name}.disjoint`,
      says: `No ${superclass} is two of ${listed}.`,
      why: "Keys of two relations are not compared with each other.",
      path: [name],
    });
  }
  return found;
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

/** 8B: nothing of the superclass stands in one place. */
const withoutSuperclass = ({ name, superclass, subclasses, disjoint }: Specialisation): Unenforced =>
  disjoint
    ? {
        id: `${name}.disjoint`,
        says: `No ${superclass} is two of ${subclasses.join(", ")}.`,
        why: "Keys of two relations are not compared with each other, and no relation holds those of all.",
        path: [name],
      }
    : {
        id: `${name}.agree`,
        says: `What several of ${subclasses.join(", ")} say of one ${superclass} is the same.`,
        why: "It stands in several relations, and rows of two relations are not compared.",
        path: [name],
      };
