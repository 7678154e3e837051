import { ModelError } from "../../../errors.js";
import { canonicalReported } from "../expression.js";
import { boundValue } from "../partition-bound.js";
import { type Method, type Partition, partitionText } from "../partition-text.js";
import { TokenReader } from "../sql/token-reader.js";
import { tokensOf } from "../sql/tokens.js";
import { grouped, type Row } from "./row.js";

/**
 * Partitioning in canonical spelling, from the rows of `information_schema.PARTITIONS`: one for each partition, or for each
 * subpartition.
 */
export function partitionsOf(rows: readonly Row[]): string {
  const [first] = rows;
  const method = methodOf(first!.method!, first!.expression);
  const sub = first!.sub_method === null ? undefined : methodOf(first!.sub_method!, first!.sub_expression);
  const word = method.word.startsWith("LIST") ? "IN" : "LESS THAN";
  const partitions = [...grouped(rows, "name")].map(([name, own]): Partition => {
    const bound = own[0]!.bound;
    return {
      name,
      ...(bound === null || bound === undefined ? {} : { bound: { word, values: valuesOf(bound) } }),
      subpartitions: sub === undefined ? [] : own.map((each) => String(each.sub_name)),
    };
  });
  return partitionText(method, sub, partitions);
}

/** KEY and COLUMNS name columns, the other methods have one expression. */
function methodOf(word: string, by: string | null | undefined): Method {
  const text = by ?? "";
  if (!/KEY|COLUMNS/.test(word)) return { word, by: [canonicalReported(text)] };
  const names = tokensOf(text).filter(({ kind }) => kind === "name" || kind === "word");
  return { word, by: names.map(({ value }) => value) };
}

function valuesOf(bound: string): string[] {
  const reader = new TokenReader(
    tokensOf(bound),
    (token, expected) =>
      new ModelError(
        "EXPRESSION_UNREADABLE",
        `The bound ${bound} of a partition cannot be compared: ${expected} is expected where ${token.text} stands. Teach lib/src/model/drift that syntax.`,
      ),
  );
  const values = [boundValue(reader)];
  while (reader.takeSign(",")) values.push(boundValue(reader));
  if (reader.peek().kind !== "end") reader.fail("a comma or the end");
  return values;
}
