/** Checksums of the flags, to see that both stores flag the same responses. */

import { crc32 } from "node:zlib";
import type { RowDataPacket } from "mysql2/promise";
import type { Stores } from "./stores.js";

/** The flags of one rule: how many, and the sum of their CRC-32, in which the order does not count. */
export interface FlagSum {
  readonly flags: number;
  readonly sum: bigint;
}

/** Sums by rule, in MySQL and in MongoDB. */
export interface FlagSums {
  readonly rows: ReadonlyMap<string, FlagSum>;
  readonly documents: ReadonlyMap<string, FlagSum>;
}

/** Reads what an import has flagged. MySQL sums by itself; MongoDB 6 has no checksum, so its flags travel, and none is held. */
export async function flagSums({ mysql, mongo }: Stores): Promise<FlagSums> {
  const [sums] = await mysql.query<RowDataPacket[]>(
    "SELECT rule, COUNT(*) AS flags, SUM(CRC32(row_id)) AS checksum FROM reported_flag GROUP BY rule",
  );
  const rows = new Map(
    sums.map(({ rule, flags, checksum }) => [
      rule as string,
      { flags: Number(flags), sum: BigInt(checksum) },
    ]),
  );
  const documents = new Map<string, FlagSum>();
  const all = mongo
    .collection<{ _id: string; rules: string[] }>("reported_flags")
    .find({}, { projection: { rules: 1 } });
  for await (const { _id, rules } of all) {
    const own = BigInt(crc32(_id));
    for (const rule of rules) {
      const { flags, sum } = documents.get(rule) ?? { flags: 0, sum: 0n };
      documents.set(rule, { flags: flags + 1, sum: sum + own });
    }
  }
  return { rows, documents };
}

/** The first rule whose flags differ, in words; undefined if none does. */
export function sayDifference({ rows, documents }: FlagSums): string | undefined {
  for (const rule of [...new Set([...rows.keys(), ...documents.keys()])].sort()) {
    const [row, document] = [rows.get(rule), documents.get(rule)];
    if (row?.flags !== document?.flags)
      return `${rule} flags ${row?.flags ?? 0} responses in MySQL and ${document?.flags ?? 0} in MongoDB`;
    if (row?.sum !== document?.sum)
      return `${rule} flags ${row!.flags} responses in each store, but not the same ones`;
  }
  return undefined;
}
