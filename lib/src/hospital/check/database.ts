import type { RowDataPacket } from "mysql2/promise";
import { ScriptError, SettingError } from "../../errors.js";
import type { Difference } from "../../model/drift/physical.js";
import { applyCollections, createIndexes } from "../../stores/mongo/collections.js";
import { connectMongo } from "../../stores/mongo/connect.js";
import { applyViews } from "../../stores/mongo/views.js";
import { connect } from "../../stores/mysql/connect.js";
import { runScript } from "../../stores/mysql/script.js";
import { createDatabase, dropDatabase, ensureServers } from "../../stores/servers/index.js";
import { collectionFolder, schemaFiles, type Target, viewFolder } from "../load.js";
import { makePrograms, type Say } from "../programs.js";
import { checkHospital } from "./index.js";

/**
 * Checks the hospital against live servers: a fresh database made from the files, dropped afterwards, or one that is there; beside it a
 * fresh one is made too, which shows what programs should look like on that server.
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
  if (name !== undefined) await expectDatabase(name, servers.mysql.url);
  const made = await createDatabase(servers, "check");
  try {
    const live =
      name === undefined ? made : { name, mysqlUrl: servers.mysql.url, mongoUrl: servers.mongo.url };
    return await checkLive(live, made, onProgress);
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

/**
 * Compares the files with a live database, and its programs with those of one that the files have made beside it. Files that the server
 * refuses to run are compared with the model all the same: their differences may tell why.
 */
async function checkLive(live: Target, made: Target, say: Say): Promise<Difference[]> {
  try {
    return await compareLive(live, made, await makeMysql(made, say), say);
  } catch (error) {
    if (!(error instanceof ScriptError) || error.code !== "SCRIPT_REFUSED") throw error;
    const found = await checkHospital();
    if (found.length === 0) throw error;
    say(`The files do not run, so no server is compared.\n${error.message}`);
    return found;
  }
}

/** @param complete whether all programs were made */
async function compareLive(live: Target, made: Target, complete: boolean, say: Say): Promise<Difference[]> {
  const connection = await connect(live.mysqlUrl, { database: live.name });
  try {
    const { client, db } = await connectMongo(live.mongoUrl, live.name);
    try {
      if (live.name === made.name) {
        await applyCollections(db, collectionFolder());
        await applyViews(db, viewFolder());
        await createIndexes(db, collectionFolder());
      }
      const mysql = { connection, database: live.name, ...(complete ? { made: made.name } : {}) };
      return await checkHospital({ mysql, mongo: db, say });
    } finally {
      await client.close();
    }
  } finally {
    await connection.end();
  }
}

/** Runs the files of sql/schema and sql/programs; says whether the user may make all programs. */
async function makeMysql({ mysqlUrl, name }: Target, say: Say): Promise<boolean> {
  const connection = await connect(mysqlUrl, { database: name });
  try {
    const { tables, afterLoad } = schemaFiles();
    for (const file of [...tables, ...afterLoad]) await runScript(connection, file);
    return await makePrograms(connection, say);
  } finally {
    await connection.end();
  }
}
