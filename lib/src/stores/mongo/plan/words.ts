import { count } from "../../../show/statement.js";
import type { Access, Executed } from "./read.js";

/** How documents were found, in sentences: each collection, what else cost something, then examined against returned. */
export function sayExecuted({ accesses, steps, returned }: Executed): string[] {
  const examined = accesses.reduce((sum, { documentsExamined }) => sum + documentsExamined, 0);
  const sorted = steps.filter(({ name }) => name === "sort").length > 0;
  return [
    ...accesses.map(sayAccess),
    ...(sorted ? ["Sorts in memory: no index gives this order."] : []),
    `${count(examined, "document")} examined for ${returned.toLocaleString("en-US")} returned.`,
  ];
}

function sayAccess(access: Access): string {
  const { collection, how, indexes, keysExamined, documentsExamined, covered, stage } = access;
  const whose = stage === undefined ? collection : `${collection} for ${stage}`;
  const counted = documentsExamined > 0 || keysExamined > 0;
  const documents = count(documentsExamined, "document");
  const keys = count(keysExamined, "key");
  if (how === "no documents") return `Reads nothing of ${whose}.`;
  if (how === "collection scan") return `Reads ${whose} from end to end${counted ? `: ${documents}` : ""}.`;
  const by = `${indexes.length > 1 ? "indexes" : "index"} ${indexes.join(" and ")}`;
  if (covered) return `Reads ${by} of ${whose} and nothing else: ${keys}.`;
  return `Finds ${whose} by ${by}${counted ? `: ${keys}, ${documents}` : ""}.`;
}
