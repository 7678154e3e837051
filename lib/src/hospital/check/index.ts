import { join } from "node:path";
import type { Db } from "mongodb";
import { compareComments } from "../../model/drift/comments/index.js";
import { compareSchemas } from "../../model/drift/compare.js";
import { derivePhysical } from "../../model/drift/derive.js";
import { misplacedStatements } from "../../model/drift/misplaced.js";
import type { Difference } from "../../model/drift/physical.js";
import { readSchema, readSchemaTexts } from "../../model/drift/read-files.js";
import {
  compareValidators,
  compareValidatorsLive,
  compareWantedIndexes,
  readValidatorFiles,
} from "../../model/drift/validators/index.js";
import { check as checkModel, type EerModel } from "../../model/eer/index.js";
import { mapToRelations } from "../../model/relational/mapping.js";
import { type Refinement, refine, sayRefinement } from "../../model/relational/refinements/index.js";
import type { RelationalSchema } from "../../model/relational/relation.js";
import { unenforced } from "../../model/relational/unenforced/index.js";
import { projectRoot } from "../../project.js";
import { INDEXES } from "../documents/indexes.js";
import { ORIGINS } from "../documents/origins/index.js";
import { collectionFolder, schemaFiles, viewFolder } from "../load.js";
import { hospitalModel } from "../model/index.js";
import type { Say } from "../programs.js";
import { withoutApart } from "../refinements/apart.js";
import { comments } from "../refinements/comments.js";
import { refinements as hospitalRefinements } from "../refinements/index.js";
import { readRules } from "../rules/index.js";
import { collectionsOfModel, compareTablesApart, nameOf } from "./apart.js";
import { compareMysql, type LiveMysql } from "./mysql.js";
import { placeInModel, placeOfRefinement } from "./places.js";
import { compareViewsLive } from "./views.js";

/** What is checked; by default the hospital as it is committed, without a live server. */
export interface CheckOptions {
  readonly model?: EerModel;
  readonly refinements?: readonly Refinement[];
  /** The schema files, in the order in which they run. */
  readonly schema?: readonly string[];
  /** Folders of the collections and of the rules. */
  readonly collections?: string;
  readonly rules?: string;
  readonly mysql?: LiveMysql;
  /** A live MongoDB database. */
  readonly mongo?: Db;
  /** Told what a live database lacks as a whole and was not compared for that. */
  readonly say?: Say;
}

/**
 * Holds model, mapping and refinements, schema files, live server and document validators against each other.
 *
 * @returns every difference, with the place to look at; none if all agree
 * @throws {ModelError} for a model that cannot be mapped; {ScriptError} for a file that cannot be read
 */
export async function checkHospital(options: CheckOptions = {}): Promise<Difference[]> {
  const {
    model = hospitalModel,
    refinements = hospitalRefinements,
    schema: files = allSchemaFiles(),
    collections = collectionFolder(),
    mysql,
    mongo,
    say = () => {},
  } = options;
  const found: Difference[] = checkModel(model)
    .filter(({ severity }) => severity === "error")
    .map(({ subject, message }) => located("model-mistake", "model", subject, message));
  if (found.length > 0) return found; // such a model need not be mappable

  const { schema, unused } = refine(mapToRelations(model).schema, model, refinements);
  for (const { refinement, reason } of unused) {
    const place = placeOfRefinement(refinement.why);
    found.push({
      kind: "unused-refinement",
      between: "model",
      subject: sayRefinement(refinement),
      message: `The refinement "${sayRefinement(refinement)}" changes nothing: ${reason}. Delete it, or follow what was renamed.`,
      ...(place === undefined ? {} : { place }),
    });
  }
  found.push(...guardDifferences(model, schema, options.rules));

  const texts = await readSchemaTexts(files);
  const written = readSchema(texts);
  found.push(
    ...misplacedStatements(texts),
    ...compareSchemas(derivePhysical(schema), withoutApart(written), {
      between: "model-files",
      names: ["The model", "the file"],
      everything: false,
      reason: (table, column) => reasonOf(schema, table, column),
      placeOf: (table) =>
        placeInModel(schema.relations.find(({ name }) => name === table)?.origin.path ?? []),
    }),
  );
  found.push(...compareTablesApart(written));
  found.push(...compareComments(written, { model, schema, rules: comments, placeInModel }));
  if (mysql !== undefined) found.push(...(await compareMysql(texts, mysql, say)));
  const validators = await readValidatorFiles(collections);
  const ofModel = collectionsOfModel(validators);
  found.push(...ofModel.found, ...compareValidators(model, ORIGINS, ofModel.files, { schema, placeInModel }));
  found.push(...compareWantedIndexes(INDEXES, validators));
  if (mongo !== undefined) {
    found.push(...(await compareValidatorsLive(validators, mongo)));
    found.push(
      ...(await compareViewsLive(
        viewFolder(),
        mongo,
        validators.flatMap((file) => nameOf(file) ?? []),
      )),
    );
  }
  return found;
}

const allSchemaFiles = (): string[] => {
  const { tables, afterLoad } = schemaFiles();
  return [...tables, ...afterLoad];
};

function located(kind: string, between: string, path: readonly string[], message: string): Difference {
  const place = placeInModel(path);
  return { kind, between, subject: path.join("."), message, ...(place === undefined ? {} : { place }) };
}

/** Each constraint of the model that the schema leaves open has a rule that guards it, and no rule guards what is not open. */
function guardDifferences(model: EerModel, schema: RelationalSchema, folder?: string): Difference[] {
  const open = unenforced(model, schema);
  const rules = readRules(folder ?? join(projectRoot(), "sql", "rules"));
  const guarded = new Set(rules.flatMap(({ guards }) => guards));
  return [
    ...open
      .filter(({ id }) => !guarded.has(id))
      .map(({ id, says, why, path }) => ({
        ...located(
          "unguarded-constraint",
          "model",
          path,
          `${says} ${why} No rule in sql/rules guards ${id}.`,
        ),
        subject: id,
      })),
    ...rules.flatMap(({ file, line, guards }) =>
      guards
        .filter((id) => !open.some((each) => each.id === id))
        .map((id) => ({
          kind: "stale-guard",
          between: "model",
          subject: id,
          message: `The rule guards ${id}, which the model does not ask for or the schema enforces. Delete the guard or the rule.`,
          place: { file, line },
        })),
    ),
  ];
}

/** Where in the model a column or table comes from, by which step, and what refined it. */
function reasonOf(schema: RelationalSchema, table: string, column?: string): string {
  const relation = schema.relations.find(({ name }) => name === table);
  const origin = relation?.columns.find(({ name }) => name === column)?.origin ?? relation?.origin;
  if (origin === undefined) return "";
  const place = placeInModel(origin.path);
  const at = place === undefined ? "" : ` (${place.file}:${place.line})`;
  const refined = origin.refinedBy.length === 0 ? "" : `, then ${origin.refinedBy.join(", ")}`;
  return ` It stems from ${origin.path.join(".")}${at} by step ${origin.step}${refined}.`;
}
