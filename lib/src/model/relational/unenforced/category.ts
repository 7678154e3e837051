import type { Category } from "../../eer/index.js";
import type { RelationalSchema } from "../relation.js";
import type { Unenforced } from "./index.js";
import { isDiscriminated, isObligatory, relationOf } from "./of-schema.js";

/** Membership, exclusion and totality of a category that the schema leaves open. */
export function ofCategory({ name, superclasses, total }: Category, schema: RelationalSchema): Unenforced[] {
  if (relationOf(schema, name) === undefined) return [];
  const listed = superclasses.join(", ");
  const members = schema.relations.flatMap((relation) =>
    relation.foreignKeys
      .filter(({ entity, origin }) => entity === name && origin.path.join() === name)
      .map((key) => ({ relation, key })),
  );
  const all = members.length === superclasses.length;
  const path = [name];
  const found: Unenforced[] = [
    {
      id: `${name}.member`,
      says: `Each ${name} is one of ${listed}.`,
      why: all
        ? "The foreign key stands on the side of the members."
        : "A foreign key refers to one relation, not to one of several.",
      path,
    },
  ];
  if (!all || !members.every(({ relation, key }) => isDiscriminated(relation, key))) {
    found.push({
      id: `${name}.exclusive`,
      says: `No ${name} is two of ${listed}.`,
      why: "Keys of two relations are not compared with each other.",
      path,
    });
  }
  const held = members.every(({ relation, key }) =>
    superclasses.some((superclass) => isObligatory(relation, key, superclass)),
  );
  if (total && !(all && held)) {
    found.push({
      id: `${name}.total`,
      says: `Each of ${listed} is a ${name}.`,
      why: all
        ? "The foreign key may be NULL."
        : "One of them shares its relation and has no foreign key of its own.",
      path,
    });
  }
  return found;
}
