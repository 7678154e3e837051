import type { Attribute } from "../../eer/index.js";
import type { RelationalSchema } from "../relation.js";
import {
  type Ground,
  type RefinementOf,
  relationNamed,
  sayRefinement,
  unused,
  withRelation,
} from "./refinement.js";

/** Brings back a derived attribute, which the mapping leaves out, as a column that the server computes. */
export function generatedColumn(
  { schema, model }: Ground,
  refinement: RefinementOf<"generated column">,
): RelationalSchema {
  const [entityName, attributeName] = refinement.attribute;
  const path = refinement.attribute.join(".");
  const attribute: Attribute =
    model.entities
      .find(({ name }) => name === entityName)
      ?.attributes.find(({ name }) => name === attributeName) ?? unused(`there is no attribute ${path}`);
  if (attribute.derivedFrom === undefined || attribute.domain === undefined)
    return unused(`${path} is not derived`);
  const { domain } = attribute;
  const [relationName = "", name = ""] = refinement.column.split(".");
  if (relationNamed(schema, relationName).columns.some((column) => column.name === name))
    unused(`${refinement.column} is there already`);
  return withRelation(schema, relationName, (each) => ({
    ...each,
    columns: [
      ...each.columns,
      {
        name,
        domain,
        nullable: true,
        generated: { expression: refinement.expression, stored: false },
        origin: {
          path: refinement.attribute,
          step: each.origin.step,
          refinedBy: [sayRefinement(refinement)],
        },
      },
    ],
  }));
}
