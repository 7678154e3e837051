import type { RelationalSchema } from "../relation.js";
import type { Unenforced } from "./index.js";
import { withArticle } from "./of-schema.js";

/** References to one kind of the rows that share a relation (8C, 8D): a foreign key refers to any of them. Each is told once. */
export function ofKinds(schema: RelationalSchema): Unenforced[] {
  const all = schema.relations.flatMap(({ foreignKeys }) =>
    foreignKeys.flatMap(({ entity, role, relation, origin }) => {
      const owner = schema.relations.find(({ name }) => name === relation)?.origin.path[0];
      if (entity === undefined || owner === undefined || owner === entity) return [];
      const path = origin.path.join(".");
      return [
        {
          id: `${path}.${role ?? entity}.kind`,
          says: `The ${owner} to which ${path} refers${role === undefined ? "" : ` as ${role}`} is ${withArticle(entity)}.`,
          why: `A foreign key to ${relation} takes a row of any kind.`,
          path: origin.path,
        },
      ];
    }),
  );
  return [...new Map(all.map((each) => [each.id, each])).values()];
}
