/** Runs rules in either store. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "mysql2/promise";
import { projectRoot } from "../../project.js";
import { checkCollections, collectionNames } from "../../stores/mongo/collections-read.js";
import { type PipelineFile, readPipeline } from "../../stores/mongo/pipeline.js";
import { serverError } from "../../stores/mongo/server-error.js";
import {
  type Answer,
  answerOf,
  type Question,
  type QuestionDb,
  runPipeline,
  runSql,
} from "../../workbook/question/index.js";
import { batches, facetOf } from "./batch.js";
import type { Rule } from "./index.js";

/** What a rule found. */
export interface Finding extends Answer {
  readonly rule: Rule;
}

/** A store to run rules in: MySQL with one or more connections, which share the work, or MongoDB. */
export type RuleStore = { readonly mysql: readonly Connection[] } | { readonly mongo: QuestionDb };

const pipelinePath = (id: string): string => join(projectRoot(), "mongo", "rules", `${id}.json`);

/** The pipeline of a rule; undefined if no document can break it. */
export const pipelineOf = ({ id }: Rule): PipelineFile | undefined =>
  existsSync(pipelinePath(id)) ? readPipeline(pipelinePath(id)) : undefined;

/** A rule is a question whose answer is to be empty. */
const asQuestion = (rule: Rule): Question => ({
  ...rule,
  question: rule.rule,
  why: rule.reason,
  concept: "",
  chapter: "",
  ordered: true,
  parameters: [],
});

/**
 * Runs one rule in one store.
 *
 * @returns the offending rows in the order of the rule, values as the answer of a question has them; none where no document can break it
 * @throws {QueryError} `QUESTION_REFUSED` with the file and the server's words, such as that a view is missing: MySQL has the views only in
 *   a copy made with its programs. {ScriptError} `PIPELINE_COLLECTION` if a pipeline reads a collection that is not there,
 *   `QUESTION_COLUMNS` if a row is not as the header declares it
 */
export async function runRule(rule: Rule, store: RuleStore): Promise<Finding> {
  if ("mysql" in store) return { ...(await runSql(asQuestion(rule), store.mysql[0]!)), rule };
  const pipeline = pipelineOf(rule);
  if (pipeline === undefined) return nothing(rule);
  return { ...(await runPipeline(asQuestion(rule), pipeline, store.mongo)), rule };
}

const nothing = (rule: Rule): Finding => ({ id: rule.id, columns: rule.columns, rows: [], rule });

/** MongoDB works on this many pipelines at once. */
const PIPELINES = 2;

/**
 * Runs a set of rules in one store. In MySQL the connections take one statement after the other; in MongoDB the rules that
 * only filter one collection or view read it once for all of them.
 *
 * @returns a finding for each rule, in the order of the rules
 * @throws as {@link runRule}
 */
export async function runRules(rules: readonly Rule[], store: RuleStore): Promise<Finding[]> {
  const found = new Map<string, Finding>();
  const keep = (each: Finding) => void found.set(each.id, each);
  if ("mysql" in store) {
    await shared(rules, store.mysql, async (rule, connection) =>
      keep(await runRule(rule, { mysql: [connection] })),
    );
  } else {
    const work = batches(
      rules.flatMap((rule) => ({ rule, pipeline: pipelineOf(rule) ?? [] })).filter(hasPipeline),
    );
    const names = await collectionNames(store.mongo).catch(() => undefined); // a connection that broke is told by the pipelines
    if (names !== undefined) for (const { pipeline } of work.flat()) checkCollections(pipeline, names);
    await shared(work, Array.from({ length: PIPELINES }), async (batch) => {
      for (const each of await runBatch(batch, store.mongo)) keep(each);
    });
  }
  return rules.map((rule) => found.get(rule.id) ?? nothing(rule));
}

/** A rule with its pipeline. */
export interface Piped {
  readonly rule: Rule;
  readonly pipeline: PipelineFile;
}

const hasPipeline = (each: { rule: Rule; pipeline: PipelineFile | readonly never[] }): each is Piped =>
  !Array.isArray(each.pipeline);

/** Answers that are too large for one document are fetched rule by rule. */
async function runBatch(batch: readonly Piped[], mongo: QuestionDb): Promise<Finding[]> {
  if (batch.length > 1) {
    try {
      const [answers = {}] = await mongo
        .collection(batch[0]!.pipeline.collection)
        .aggregate(facetOf(batch.map(({ pipeline }) => pipeline)), {
          promoteValues: false,
          allowDiskUse: true,
        })
        .toArray();
      return batch.map(({ rule, pipeline }, i) => ({
        ...answerOf(asQuestion(rule), pipeline, answers[`rule${i}`] ?? []),
        rule,
      }));
    } catch (error) {
      if (serverError(error) === undefined) throw error;
    }
  }
  const found: Finding[] = [];
  for (const { rule } of batch) found.push(await runRule(rule, { mongo }));
  return found;
}

/** Works a list off with several workers; the first failure ends it. */
async function shared<Item, Worker>(
  items: readonly Item[],
  workers: readonly Worker[],
  work: (item: Item, worker: Worker) => Promise<void>,
): Promise<void> {
  const left = [...items];
  await Promise.all(
    workers.map(async (worker) => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) {
        try {
          await work(item, worker);
        } catch (error) {
          left.length = 0;
          throw error;
        }
      }
    }),
  );
}
