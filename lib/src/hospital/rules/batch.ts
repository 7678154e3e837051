/** Rules that filter the same documents, read in one pass. */

import type { Document } from "mongodb";
import type { PipelineFile } from "../../stores/mongo/pipeline.js";

interface HasPipeline {
  readonly pipeline: PipelineFile;
}

/** Lists of rules that begin with a `$match` on the same collection; any other rule is a list of its own. Those come first: they last longest. */
export function batches<Each extends HasPipeline>(rules: readonly Each[]): Each[][] {
  const together = new Map<string, Each[]>();
  const alone: Each[][] = [];
  for (const each of rules) {
    const { collection, pipeline } = each.pipeline;
    if (!filtersOnly(pipeline)) {
      alone.push([each]);
      continue;
    }
    const batch = together.get(collection) ?? [];
    together.set(collection, batch);
    batch.push(each);
  }
  return [...alone, ...together.values()];
}

/** A filter first, then nothing that wants more than what the filter lets through. */
const filtersOnly = ([first, ...rest]: readonly Document[]): boolean =>
  first !== undefined && "$match" in first && rest.every((stage) => "$project" in stage || "$sort" in stage);

/** One pipeline that answers as several: what any of them wants is let in, then each goes its own way (`rule0`, `rule1` …). */
export const facetOf = (files: readonly PipelineFile[]): Document[] => [
  { $match: { $or: files.map(({ pipeline }) => pipeline[0]!.$match) } },
  { $facet: Object.fromEntries(files.map(({ pipeline }, i) => [`rule${i}`, [...pipeline]])) },
];
