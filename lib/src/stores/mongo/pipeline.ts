/** Aggregation pipelines kept as files of extended JSON, which mongosh reads too. */

import { readFileSync } from "node:fs";
import type { Document } from "mongodb";
import { ScriptError } from "../../errors.js";
import { shownPath } from "../../project.js";
import { suggest } from "../../show/near.js";
import { isDocument, parseExtendedDocument } from "./extended-json.js";

/** One pipeline file. In mongosh: `q = EJSON.parse(fs.readFileSync(file))`, `db[q.collection].aggregate(q.pipeline, {let: q.parameters})`. */
export interface PipelineFile {
  /** The path as messages show it. */
  readonly file: string;
  /** Where the pipeline begins. */
  readonly collection: string;
  /** What it does in a sentence, where documents make it otherwise than tables. */
  readonly how: string;
  /** Defaults of the variables that it reads as `$$name`, with their BSON types. */
  readonly parameters: Document;
  readonly pipeline: readonly Document[];
}

const MEMBERS = ["collection", "how", "parameters", "pipeline"];

/** The stages that read, up to MongoDB 8.0; each has one member of that name. */
const STAGES = [
  "$addFields",
  "$bucket",
  "$bucketAuto",
  "$count",
  "$densify",
  "$documents",
  "$facet",
  "$fill",
  "$geoNear",
  "$graphLookup",
  "$group",
  "$limit",
  "$lookup",
  "$match",
  "$project",
  "$redact",
  "$replaceRoot",
  "$replaceWith",
  "$sample",
  "$search",
  "$set",
  "$setWindowFields",
  "$skip",
  "$sort",
  "$sortByCount",
  "$unionWith",
  "$unset",
  "$unwind",
];
const WRITES = ["$out", "$merge"];

/**
 * Reads a pipeline from its file. Numbers keep their BSON types.
 *
 * @throws {ScriptError} `PIPELINE_MISSING` if the file cannot be read; `PIPELINE_MALFORMED` with file, and line and column where it is
 *   not JSON; `PIPELINE_STAGE` for a stage that MongoDB does not have or that writes
 */
export function readPipeline(path: string): PipelineFile {
  const file = shownPath(path);
  try {
    return parsePipeline(readFileSync(path, "utf8"), file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof ScriptError || code === undefined) throw error;
    throw new ScriptError("PIPELINE_MISSING", `${file}: the pipeline cannot be read (${code}).`, {
      cause: error,
    });
  }
}

/** The same from a text; `file` is used only in messages. */
export function parsePipeline(text: string, file: string): PipelineFile {
  const fail = (what: string, cause?: unknown): never => {
    throw new ScriptError("PIPELINE_MALFORMED", `${file}${what}`, { cause });
  };
  const parsed = parseExtendedDocument(text, "pipeline file", fail);
  const unknown = Object.keys(parsed).find((key) => !MEMBERS.includes(key));
  if (unknown !== undefined)
    return fail(`: "${unknown}" is not a member of a pipeline file. ${suggest(unknown, MEMBERS, "members")}`);
  const { collection, how, parameters = {}, pipeline } = parsed;
  if (typeof collection !== "string" || collection === "")
    return fail(': "collection" must be the name of the collection where the pipeline begins.');
  if (typeof how !== "string" || how === "") return fail(': "how" must say in a sentence what it does.');
  if (!isDocument(parameters)) return fail(': "parameters" must be a document, such as {"percentile": 90}.');
  if (!Array.isArray(pipeline) || pipeline.length === 0)
    return fail(': "pipeline" must be a list of stages, such as [{"$match": {…}}].');
  checkStages(pipeline, "", file);
  return { file, collection, how, parameters, pipeline };
}

/** @param within such as `stage 2 ($lookup), ` */
function checkStages(pipeline: readonly unknown[], within: string, file: string): void {
  for (const [i, stage] of pipeline.entries()) {
    const at = `${within}stage ${i + 1}`;
    const name = checkStage(stage, (what) => {
      throw new ScriptError("PIPELINE_STAGE", `${file}: ${at} ${what}`);
    });
    for (const inner of innerPipelines(name, (stage as Document)[name]))
      checkStages(inner, `${at} (${name}), `, file);
  }
}

/** @returns the stage's name */
function checkStage(stage: unknown, wrong: (what: string) => never): string {
  const [name, more] = isDocument(stage) ? Object.keys(stage) : [];
  if (name === undefined || more !== undefined)
    return wrong(`must be a document with one member, such as {"$match": {…}}, not ${shown(stage)}.`);
  if (WRITES.includes(name)) return wrong(`is ${name}, which writes; a question only reads. Leave it out.`);
  return STAGES.includes(name) ? name : wrong(`is "${name}". ${suggest(name, STAGES, "stages")}`);
}

/** The pipelines within a stage: that of a `$lookup` or `$unionWith`, those of a `$facet`. */
export function innerPipelines(stage: string, body: unknown): readonly unknown[][] {
  if (!isDocument(body)) return [];
  const candidates = stage === "$facet" ? Object.values(body) : [body.pipeline];
  return candidates.filter((each): each is unknown[] => Array.isArray(each));
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
