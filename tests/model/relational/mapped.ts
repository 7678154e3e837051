/** What mapping a model gives, for tests: its schema, its relations as books print them, what is left open. */

import type { EerModel } from "../../../lib/src/model/eer/index.js";
import { mapToRelations, type SpecialisationOption } from "../../../lib/src/model/relational/mapping.js";
import { unenforced } from "../../../lib/src/model/relational/unenforced/index.js";
import { asText } from "./as-text.js";

type Options = Readonly<Record<string, SpecialisationOption>>;

export const schemaOf = (eer: EerModel, options: Options = {}) =>
  mapToRelations(eer, { specialisations: options }).schema;
export const relations = (eer: EerModel, options?: Options): string[] =>
  schemaOf(eer, options).relations.map(asText);
export const open = (eer: EerModel, options?: Options): string[] =>
  unenforced(eer, schemaOf(eer, options)).map(({ id }) => id);
export const said = (eer: EerModel, options?: Options): string[] =>
  unenforced(eer, schemaOf(eer, options)).map(({ says }) => says);
