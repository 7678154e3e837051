import type { EerModel } from "../../eer/index.js";
import type { RelationalSchema } from "../../relational/relation.js";
import type { Difference, Place } from "../physical.js";
import { compareCollection, type Located } from "./collection.js";
import { type Json, parseWithLines, type ValidatorFile } from "./file.js";
import type { CollectionOrigins } from "./origin.js";
import { type Collection, compareUnique } from "./unique.js";

export { readValidatorFiles, type ValidatorFile } from "./file.js";
export { compareValidatorsLive } from "./live.js";
export type {
  AttributePath,
  BranchOrigins,
  CollectionOrigins,
  FieldOrigin,
  FieldOrigins,
  Hop,
  ModelNames,
} from "./origin.js";

export { compareWantedIndexes, type WantedIndex, type WantedIndexes } from "./wanted-indexes.js";

/** What a comparison of validators is told beside the model. */
export interface ValidatorOptions {
  /** The model mapped to relations and refined, for the columns that origins name: surrogate keys, lookup tables. */
  readonly schema: RelationalSchema;
  /** Where the model says something, so that messages can name it. */
  readonly placeInModel?: (path: readonly string[]) => Place | undefined;
}

/**
 * Compares the validators of collection files with the model, field by field, as far as their fields stem from it: type, values,
 * bounds, pattern, lengths, whether a field is required, and the shape of what is composite or multivalued. Every field has an origin
 * and a description, every origin a field, and every object is closed unless its origins give a reason.
 *
 * @param origins where the fields of each collection stem from
 * @param files the collection files, see {@link readValidatorFiles}
 * @returns differences of the kinds `validator-type`, `-enum`, `-bound`, `-pattern`, `-length`, `-items`, `-required`, `-part`, `-open`,
 *   `-description`, `-keyword`, `-branch`, `-unique`, `-field-unknown`, `-field-missing`, `-origin-stale`, `-missing`, each with file and line, in
 *   the order of the files and their lines
 * @throws {ScriptError} `COLLECTION_MALFORMED` for a file that is not JSON
 */
export function compareValidators(
  model: EerModel,
  origins: readonly CollectionOrigins[],
  files: readonly ValidatorFile[],
  options: ValidatorOptions,
): Difference[] {
  const read = files.map((file) => ({ file: file.file, json: parseWithLines(file) }));
  const names = read.map(({ json }) => nameOf(json));
  const known = read.flatMap(({ json }): Collection[] => {
    const own = origins.find(({ collection }) => collection === nameOf(json));
    return own === undefined ? [] : [{ origins: own, json }];
  });
  const fileless = origins.filter(({ collection }) => !names.includes(collection));
  return [
    ...fileless.map(({ collection }) => missing(collection, "has origins, but no file")),
    ...read.flatMap(({ file, json }): Difference[] => {
      const own = origins.find(({ collection }) => collection === nameOf(json));
      if (own === undefined)
        return [missing(nameOf(json), "has a file, but no origins", { file, line: json.line })];
      const unique = compareUnique(model, { origins: own, json }, known);
      return [
        ...compareCollection({ model, schema: options.schema }, own, json),
        ...unique.map((each): Located => ({ finding: each, line: each.line })),
      ]
        .map((located) => differenceOf(located, own.collection, file, options))
        .sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
    }),
  ];
}

const nameOf = (json: Json): string => String(json.members.get("collection")?.value);

const missing = (collection: string, what: string, place?: Place): Difference => ({
  kind: "validator-missing",
  between: "model-validators",
  subject: collection,
  message: `The collection ${what}: add what is missing, or take it away.`,
  ...(place === undefined ? {} : { place }),
});

function differenceOf(
  { finding, line, branch }: Located,
  collection: string,
  file: string,
  { placeInModel = () => undefined }: ValidatorOptions,
): Difference {
  const { kind, path, model, says } = finding;
  const document = branch === undefined ? collection : `${collection}[${branch}]`;
  const subject = path === "" ? document : `${document}.${path}`;
  const place = model.length === 0 ? undefined : placeInModel(model);
  return {
    kind,
    between: "model-validators",
    subject,
    message: sentence(
      says(
        path === "" ? "the collection" : "the field",
        place === undefined ? "" : `${place.file}:${place.line}`,
      ),
    ),
    place: { file, line },
  };
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
