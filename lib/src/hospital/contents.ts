/** A checksum of everything that a copy of the hospital holds, to see that nobody changed it. */

import { createHash } from "node:crypto";
import type { Db } from "mongodb";
import type { Connection, RowDataPacket } from "mysql2/promise";

/**
 * The same for the same tables with the same rows, on one server. It reads all rows: some 0.1 s for a simulated year.
 *
 * @param connection with the copy's database in use
 */
export async function mysqlContents(connection: Connection): Promise<string> {
  const tables = await baseTables(connection);
  if (tables.length === 0) return "none";
  const names = tables.map((name) => `\`${name.replaceAll("`", "``")}\``);
  const [sums] = await connection.query<RowDataPacket[]>(`CHECKSUM TABLE ${names.join(", ")}`);
  return digest(sums.map(({ Checksum }, i) => `${names[i]} ${Checksum}`));
}

/**
 * The same for the same collections with the same documents, on one server. A sharded cluster has no such checksum: there only the time
 * series are looked at.
 */
export const mongoContents = async (db: Db): Promise<string> =>
  digest([...(await documentSums(db)), ...(await seriesSums(db))]);

async function documentSums(db: Db): Promise<string[]> {
  try {
    const { collections } = await db.command({ dbHash: 1 });
    return Object.entries(collections as object).map(([name, sum]) => `${name} ${sum}`);
  } catch (error) {
    if (!NO_HASH.has((error as { code?: unknown }).code)) throw error;
    return ["unseen"];
  }
}

/**
 * Of each time series: how many documents, the latest instant and the greatest `event_id`. MongoDB 6.0 hashes a time series like any
 * other collection, but promises it nowhere.
 */
export async function seriesSums(db: Db): Promise<string[]> {
  const collections = await db.listCollections({ type: "timeseries" }).toArray();
  const lines = await Promise.all(
    collections.map(async ({ name, ...rest }) => {
      const { options } = rest as unknown as { options: { timeseries: { timeField: string } } };
      const last = { $max: `$${options.timeseries.timeField}` };
      const summary = { _id: null, n: { $sum: 1 }, last, event: { $max: "$event_id" } };
      return `${name} ${JSON.stringify(
        await db
          .collection(name)
          .aggregate([{ $group: summary }])
          .toArray(),
      )}`;
    }),
  );
  return lines.sort();
}

/** CommandNotFound, Unauthorized, CommandNotSupported. */
const NO_HASH = new Set<unknown>([59, 13, 115]);

/** Names of the tables of the database in use, views left out, in their order. */
export async function baseTables(connection: Connection): Promise<string[]> {
  const [tables] = await connection.query<RowDataPacket[]>(
    "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' ORDER BY name",
  );
  return tables.map(({ name }) => String(name));
}

/** A checksum of lines in their order. */
export const digest = (lines: readonly string[]): string =>
  createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
