import type { RowDataPacket } from "mysql2/promise";
import { SettingError } from "../../errors.js";
import type { Difference } from "../../model/drift/physical.js";
import { applyCollections, createIndexes } from "../../stores/mongo/collections.js";
import { connectMongo } from "../../stores/mongo/connect.js";
import { connect } from "../../stores/mysql/connect.js";
import { runScript } from "../../stores/mysql/script.js";
import { createDatabase, dropDatabase, ensureServers } from "../../stores/servers/index.js";
import { collectionFolder, schemaFiles } from "../load.js";
import { checkHospital } from "./index.js";

/**
 * Checks the hospital against live servers: a fresh database made from the files, dropped afterwards, or one that is there.
 *
 * @param name a database of `hers`, the same in both stores
 * @param onProgress told which servers are used
 * @throws {SettingError} `DATABASE_NAME` if it is not one of ours, `DATABASE_UNKNOWN` if MySQL has none of that name; {ServerError} if no
 *   server can be had
 */
export async function checkDatabase(
  name: string | undefined,
  onProgress: (line: string) => void,
): Promise<Difference[]> {
  if (name !== undefined && !/^hers_[a-z0-9_]+$/.test(name)) {
    throw new SettingError(
      "DATABASE_NAME",
      `--database ${name}: a database of hers has a name like hers_04_ddl_1f2e3d4c. Give such a one, or none to check a fresh one.`,
    );
  }
  const servers = await ensureServers({ onProgress });
  if (name !== undefined) {
    await expectDatabase(name, servers.mysql.url);
    return checkLive(name, servers.mysql.url, servers.mongo.url);
  }
  const made = await createDatabase(servers, "check");
  try {
    return await checkLive(made.name, made.mysqlUrl, made.mongoUrl, true);
  } finally {
    await dropDatabase(servers, made.name);
  }
}

/** Two databases at most are named in a message; a server can have hundreds. */
const NAMED = 2;

async function expectDatabase(name: string, mysqlUrl: string): Promise<void> {
  const connection = await connect(mysqlUrl, { database: "" });
  try {
    const [rows] = await connection.query<RowDataPacket[]>(
      "SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE 'hers\\_%' ORDER BY SCHEMA_NAME",
    );
    const names = rows.map((row) => String(row.name));
    if (names.includes(name)) return;
    const some = names.filter((each) => each !== "hers_registry").slice(0, NAMED);
    const has = some.length === 0 ? "It has none of ours" : `It has ${some.join(", ")} ...`;
    throw new SettingError(
      "DATABASE_UNKNOWN",
      `--database ${name}: MySQL at ${new URL(mysqlUrl).host} has no such database. ${has}; give the name of one that is there, or none to check a fresh one.`,
    );
  } finally {
    await connection.end();
  }
}

async function checkLive(
  database: string,
  mysqlUrl: string,
  mongoUrl: string,
  fresh = false,
): Promise<Difference[]> {
  const connection = await connect(mysqlUrl, { database });
  try {
    const { client, db } = await connectMongo(mongoUrl, database);
    try {
      if (fresh) {
        const { tables, afterLoad } = schemaFiles();
        for (const file of [...tables, ...afterLoad]) await runScript(connection, file);
        await applyCollections(db, collectionFolder());
        await createIndexes(db, collectionFolder());
      }
      return await checkHospital({ mysql: { connection, database }, mongo: db });
    } finally {
      await client.close();
    }
  } finally {
    await connection.end();
  }
}
