import { ServerError } from "../../errors.js";
import type { ColumnTable } from "../../stores/columns.js";

/** Sums over the columns of {@link callRows}, as whole numbers in digits: instants in milliseconds, distances in units of ten metres, texts by their characters. */
export type FrameProof = Readonly<Record<string, string>>;

/** What a frame of these rows must give. */
export function proofOf({ rows, columns }: ColumnTable): FrameProof {
  const sums: Record<string, bigint> = { rows: BigInt(rows) };
  for (const [name, column] of Object.entries(columns)) {
    let sum = 0n;
    let nulls = 0n;
    for (let row = 0; row < rows; row++) {
      if ("nulls" in column && column.nulls?.[row] === 1) nulls++;
      else if (column.kind === "text") sum += BigInt(column.values[row]!.length);
      else if (column.kind === "code") sum += BigInt(column.dictionary[column.codes[row]!]!.length);
      else if (column.kind !== "point") sum += BigInt(column.values[row]!);
    }
    sums[name] = sum;
    sums[`${name} null`] = nulls;
  }
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, String(sum)]));
}

/**
 * A frame that lost rows or digits would be had sooner.
 *
 * @throws {ServerError} `BENCH_FAILED`
 */
export function expectProof(contender: string, expected: FrameProof, printed: unknown): void {
  const found = (printed ?? {}) as FrameProof;
  for (const [name, sum] of Object.entries(expected)) {
    if (found[name] === sum) continue;
    throw new ServerError(
      "BENCH_FAILED",
      `The frame of ${contender} is not what the store holds: ${name} is ${found[name]} instead of ${sum}.`,
    );
  }
}
