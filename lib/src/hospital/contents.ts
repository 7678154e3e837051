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
 * The same for the same collections with the same documents, on one server; time series are not looked at. A sharded cluster has no
 * such checksum: there it is always the same.
 */
export async function mongoContents(db: Db): Promise<string> {
  try {
    const { collections } = await db.command({ dbHash: 1 });
    return digest(Object.entries(collections as object).map(([name, sum]) => `${name} ${sum}`));
  } catch (error) {
    if (!NO_HASH.has((error as { code?: unknown }).code)) throw error;
    return "unseen";
  }
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
