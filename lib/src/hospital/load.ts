import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project.js";
import { applyCollections, createIndexes } from "../stores/mongo/collections.js";
import { loadColumns } from "../stores/mongo/columns.js";
import { connectMongo } from "../stores/mongo/connect.js";
import { loadDocuments } from "../stores/mongo/load.js";
import { applyViews } from "../stores/mongo/views.js";
import { connect } from "../stores/mysql/connect.js";
import { loadTable } from "../stores/mysql/load.js";
import { runScript } from "../stores/mysql/script.js";
import { COLLECTIONS } from "./documents/index.js";
import { makePrograms, type Say } from "./programs.js";
import type { Hospital } from "./simulate/index.js";

/** Where a copy of the hospital goes: an empty database of one name in both stores. */
export interface Target {
  readonly name: string;
  readonly mysqlUrl: string;
  readonly mongoUrl: string;
}

const schemaFolder = (): string => join(projectRoot(), "sql", "schema");
export const collectionFolder = (): string => join(projectRoot(), "mongo", "collections");
export const viewFolder = (): string => join(projectRoot(), "mongo", "views");

/** Schema files in order; those from 90 on (indexes) wait until the rows are there, which halves the loading time. */
export function schemaFiles(): { tables: string[]; afterLoad: string[] } {
  const files = readdirSync(schemaFolder())
    .filter((file) => file.endsWith(".sql"))
    .sort();
  const paths = (late: boolean): string[] =>
    files.filter((file) => file >= "90" === late).map((file) => join(schemaFolder(), file));
  return { tables: paths(false), afterLoad: paths(true) };
}

/** Says each note of a loader's progress once, however many tables it holds for. */
function notesTo(say: Say): (progress: { readonly note?: string }) => void {
  const said = new Set<string>();
  return ({ note }) => {
    if (note === undefined || said.has(note)) return;
    said.add(note);
    say(note);
  };
}

/** A table with fewer is read in a moment, whatever the plan. */
const ROWS_TO_COUNT = 1000;

/**
 * Makes the schema in an empty MySQL database and loads every table. Returns the open connection.
 *
 * @param programs whether views, procedures, triggers and events are made too, after the rows
 */
export async function loadMysql(target: Target, hospital: Hospital, say: Say, programs = false) {
  const open = () => connect(target.mysqlUrl, { database: target.name });
  const connection = await open();
  const opened = [connection];
  const onProgress = notesTo(say);
  try {
    const second = await open();
    opened.push(second);
    const { tables, afterLoad } = schemaFiles();
    for (const file of tables) await runScript(connection, file);
    for (const table of hospital.tables) await loadTable(opened, table, { onProgress });
    for (const file of afterLoad) await runScript(connection, file);
    // The server counts rows by itself some ten seconds later: until then it plans as if the tables were empty, and a join may take minutes.
    const large = hospital.tables.filter(({ rows }) => rows >= ROWS_TO_COUNT).map(({ name }) => name);
    if (large.length > 0) await connection.query("ANALYZE NO_WRITE_TO_BINLOG TABLE ??", [large]);
    if (programs) await makePrograms(connection, say);
    await second.end();
    return connection;
  } catch (error) {
    await Promise.allSettled(opened.map((one) => one.end()));
    throw error;
  }
}

/**
 * Up to this many calls the indexes are made first: building one on documents that are there costs MongoDB some 0.1 s however few
 * they are, and there are some forty. Beyond it, sorting the documents once is cheaper than keeping the indexes up.
 */
const INDEXES_FIRST_UP_TO_CALLS = 50_000;

/** Makes the collections in an empty MongoDB database and loads every one. Returns the open client and database. */
export async function loadMongo(target: Target, hospital: Hospital, say: Say) {
  const open = await connectMongo(target.mongoUrl, target.name);
  const onProgress = notesTo(say);
  try {
    const indexesFirst = hospital.calls <= INDEXES_FIRST_UP_TO_CALLS;
    await applyCollections(open.db, collectionFolder());
    await applyViews(open.db, viewFolder());
    if (indexesFirst) await createIndexes(open.db, collectionFolder());
    for (const { name, documents, columns } of COLLECTIONS) {
      const flat = columns?.(hospital);
      if (flat === undefined) await loadDocuments(open.db, name, documents(hospital));
      else await loadColumns(open.db, name, flat.table, flat.mapping, { onProgress });
    }
    if (!indexesFirst) await createIndexes(open.db, collectionFolder());
    return open;
  } catch (error) {
    await open.client.close().catch(() => {});
    throw error;
  }
}
