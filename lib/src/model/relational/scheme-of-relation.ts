import { type Scheme, scheme } from "./normal/index.js";
import type { Relation } from "./relation.js";

/**
 * A mapped relation as a scheme, to ask for its keys and its normal form: each of its keys determines all columns, and nothing else is
 * said. What else determines what, a model does not know: add it with `scheme`.
 *
 * @param relation of `mapToRelations(model).schema.relations`
 */
export function schemeOfRelation({ name, columns, primaryKey, uniqueKeys }: Relation): Scheme {
  const names = columns.map((column) => column.name);
  const keys = [primaryKey, ...uniqueKeys.map((unique) => unique.columns)].filter((key) => key.length > 0);
  const dependencies = keys.flatMap((key) => {
    const rest = names.filter((column) => !key.includes(column));
    return rest.length === 0 ? [] : [`${key.join(", ")} -> ${rest.join(", ")}`];
  });
  return scheme(name, names.join(", "), dependencies);
}
