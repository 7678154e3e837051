import type { EerModel } from "../../eer/index.js";
import { type Json, nearest } from "./file.js";
import { type Finding, finding, noted } from "./finding.js";
import type { CollectionOrigins } from "./origin.js";
import { attributesAlong } from "./way.js";

/** A collection file with the origins of its fields. */
export interface Collection {
  readonly origins: CollectionOrigins;
  readonly json: Json;
}

/**
 * Compares unique indexes on one field at the top of a document with the keys of the model: a key has one, or is the `_id`, in some
 * collection that holds it, and what is no key has none. Time series can have none.
 *
 * @param own the collection that is asked about
 * @param all every collection, itself included
 */
export function compareUnique(model: EerModel, own: Collection, all: readonly Collection[]): Finding[] {
  const { origins, json } = own;
  if (origins.unvalidated !== undefined) return [];
  return topAttributes(origins).flatMap(([field, attribute]): Finding[] => {
    const found = attributesAlong(model, attribute.split("."));
    const isKey = !("wrong" in found) && found.at(-1)?.key === true;
    const unique = uniqueIndex(json, field);
    const at =
      indexOn(json, field) ?? nearest(json, ["options", "validator", "$jsonSchema", "properties", field]);
    const about = { about: attribute, model: attribute.split(".") };
    if (!isKey && unique !== undefined) {
      const says = (what: string, place: string): string =>
        `${what} has a unique index, but ${attribute}${noted(place)} is no key: take "unique" out, or change the model.`;
      return [finding("validator-unique", field, unique.line, says, about)];
    }
    if (!isKey || all.some((each) => isUniqueIn(each, attribute))) return [];
    const says = (what: string, place: string): string =>
      `${what} can be the same in two documents, but ${attribute}${noted(place)} is a key: add a unique index, or change the model.`;
    return [finding("validator-unique", field, at.line, says, about)];
  });
}

const isUniqueIn = ({ origins, json }: Collection, attribute: string): boolean =>
  topAttributes(origins).some(
    ([field, each]) => each === attribute && (field === "_id" || uniqueIndex(json, field) !== undefined),
  );

/** The fields at the top, those of branches too, that stem from an attribute of what the document stands for. */
function topAttributes({ fields, branches }: CollectionOrigins): [field: string, attribute: string][] {
  const all = [fields, ...Object.values(branches?.cases ?? {}).map((each) => each.fields)];
  return all
    .flatMap((each) => Object.entries(each))
    .filter((each): each is [string, string] => typeof each[1] === "string" && !each[0].includes("."));
}

const indexesOn = (json: Json, field: string): Json[] =>
  (json.members.get("indexes")?.items ?? []).filter(
    (index) => [...(index.members.get("key")?.members.keys() ?? [])].join() === field,
  );

const indexOn = (json: Json, field: string): Json | undefined => indexesOn(json, field)[0];

/** The word `unique` of the index on this field alone. */
const uniqueIndex = (json: Json, field: string): Json | undefined =>
  indexesOn(json, field)
    .map((index) => index.members.get("unique"))
    .find((unique) => unique?.value === true);
