import type { Category } from "../../eer/index.js";
import type { RelationalSchema } from "../relation.js";
import type { Unenforced } from "./index.js";
import { areDiscriminated, isObligatory, relationOf } from "./of-schema.js";

/** Membership, exclusion and totality of a category that the schema leaves open. */
export function ofCategory({ name, superclasses, total }: Category, schema: RelationalSchema): Unenforced[] {
  const relation = relationOf(schema, name);
  if (relation === undefined) return [];
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
  if (!all || !areDiscriminated(members)) {
    found.push({
      id: `${name}.exclusive`,
      says: `No ${name} is two of ${listed}.`,
      why: "Keys of two relations are not compared with each other.",
      path,
    });
  }
  const shares = superclasses.every((superclass) => {
    const key = relationOf(schema, superclass)?.primaryKey;
    return key !== undefined && key.join() === relation.primaryKey.join();
  });
  if (shares) {
    found.push({
      id: `${name}.key`,
      says: `Two of ${listed} with the same ${relation.primaryKey.join(", ")} are not one ${name}.`,
      why: `Their keys look alike, so ${name} has the same; with a surrogate key ("surrogates" of the mapping) they are told apart.`,
      path,
    });
  }
  const held = members.every((member) =>
    superclasses.some((superclass) => isObligatory(member.relation, member.key, superclass)),
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
