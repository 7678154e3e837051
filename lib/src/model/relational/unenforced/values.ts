import type { EerModel } from "../../eer/index.js";
import { type Multivalued, multivaluedIn } from "../multivalued.js";
import type { ForeignKey, Relation, RelationalSchema } from "../relation.js";
import type { Unenforced } from "./index.js";
import { isObligatory, withArticle } from "./of-schema.js";

/**
 * Values of multivalued attributes: their relation refers to a row of the owner, whether it takes part in the relationship that they belong
 * to, or has the optional composite that they are a part of.
 */
export const ofValues = (model: EerModel, schema: RelationalSchema): Unenforced[] => [
  ...model.entities.flatMap(({ name, attributes }) =>
    multivaluedIn([name], attributes).flatMap((values) => ofOne(values, withArticle(name), schema)),
  ),
  ...model.relationships.flatMap(({ name, attributes }) =>
    multivaluedIn([name], attributes).flatMap((values) => [
      ...ofOne(values, name, schema),
      ...ofRelationship(name, values, schema),
    ]),
  ),
];

function ofOne({ path, whole }: Multivalued, owner: string, schema: RelationalSchema): Unenforced[] {
  const id = path.join(".");
  const relation = relationOfValues(path, schema);
  if (relation === undefined) return [];
  const found: Unenforced[] = [];
  if (keyOf(relation, path) === undefined) {
    found.push({
      id: `${id}.reference`,
      says: `A value in ${relation.name} belongs to ${owner} that is there.`,
      why: "The foreign key was given up.",
      path,
    });
  }
  if (whole !== undefined) {
    found.push({
      id: `${id}.whole`,
      says: `A value of ${id} belongs to ${owner} with ${withArticle(whole)}.`,
      why: `The foreign key of ${relation.name} refers to the row, whether its ${whole} is NULL or not.`,
      path,
    });
  }
  return found;
}

/** The relationship is held by one side as a foreign key that may be NULL. */
function ofRelationship(name: string, { path }: Multivalued, schema: RelationalSchema): Unenforced[] {
  const relation = relationOfValues(path, schema);
  const key = relation === undefined ? undefined : keyOf(relation, path);
  const holder = schema.relations.find((each) => each.name === key?.relation);
  const held = holder?.foreignKeys.filter(({ origin }) => origin.path.join() === name) ?? [];
  if (relation === undefined || holder === undefined || holder.origin.path.join() === name) return [];
  if (held.every((each) => isObligatory(holder, each, key?.entity ?? ""))) return [];
  return [
    {
      id: `${path.join(".")}.participant`,
      says: `A value of ${path.join(".")} belongs to a row of ${holder.name} that takes part in ${name}.`,
      why: `The foreign key of ${relation.name} refers to the row, whether it takes part or not.`,
      path,
    },
  ];
}

/** The relation of a multivalued attribute; a lookup table, which stems from an attribute too, has other columns. */
const relationOfValues = (path: readonly string[], { relations }: RelationalSchema): Relation | undefined =>
  relations.find(({ origin }) => origin.path.join() === path.join());

const keyOf = ({ foreignKeys }: Relation, path: readonly string[]): ForeignKey | undefined =>
  foreignKeys.find(({ origin }) => origin.path.join() === path.join());
