/** A partition as files and server are compared by it. */
export interface Partition {
  readonly name: string;
  /** `LESS THAN` or `IN` with its values in canonical spelling; absent for HASH and KEY. */
  readonly bound?: { readonly word: "LESS THAN" | "IN"; readonly values: readonly string[] };
  readonly subpartitions: readonly string[];
}

/** How the rows are spread: `RANGE COLUMNS (changed_at)`. */
export interface Method {
  /** Such as `LINEAR HASH` or `LIST COLUMNS`. */
  readonly word: string;
  /** Columns or one expression, in canonical spelling. */
  readonly by: readonly string[];
}

/** Partitioning in canonical spelling: the method on the first line, then a line for each partition. The values of a list have no order. */
export function partitionText(
  method: Method,
  sub: Method | undefined,
  partitions: readonly Partition[],
): string {
  const head =
    sub === undefined ? methodText(method) : `${methodText(method)} SUBPARTITION BY ${methodText(sub)}`;
  return [head, ...partitions.map(lineOf)].join("\n");
}

const methodText = ({ word, by }: Method): string => `${word} (${by.join(", ")})`;

function lineOf({ name, bound, subpartitions }: Partition): string {
  const values = bound?.word === "IN" ? [...bound.values].sort() : bound?.values;
  const within = bound === undefined ? "" : ` VALUES ${bound.word} (${values!.join(", ")})`;
  return `${name}${within}${subpartitions.length === 0 ? "" : ` (${subpartitions.join(", ")})`}`;
}
