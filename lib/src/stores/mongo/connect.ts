/** A real MongoDB client whose options are chosen once, here. */

import type { Db, MongoClient } from "mongodb";
import { ServerError, SettingError } from "../../errors.js";
import { SILENCE_MS } from "../silence.js";

/** An open client, and the database that was asked for. Close the client when done. */
export interface OpenMongo {
  readonly client: MongoClient;
  readonly db: Db;
}

const TIMEOUTS = { serverSelectionTimeoutMS: 10_000, socketTimeoutMS: SILENCE_MS };

/**
 * Connects and proves it with a ping. Values arrive as the driver gives them by default: int and double as a number, long as a
 * number where that is exact, date as a `Date`; a Decimal128 stays one.
 *
 * A server that sends nothing for ten minutes while an answer is waited for counts as lost.
 *
 * @param url `mongodb://user:password@host:port/?options`, or `mongodb+srv://…`
 * @throws {SettingError} `URL_INVALID` if it is not such a URL
 * @throws {ServerError} `SERVER_UNREACHABLE` if nothing answers, `SERVER_REFUSED` if the server answers with an error
 */
export async function connectMongo(url: string, database: string): Promise<OpenMongo> {
  const { MongoClient } = await import("mongodb");
  // What the URL says counts; the driver would let the option win.
  const timeouts = Object.fromEntries(
    Object.entries(TIMEOUTS).filter(([name]) => !new RegExp(`[?&]${name}=`, "i").test(url)),
  );
  let client: MongoClient;
  try {
    client = new MongoClient(url, timeouts);
  } catch {
    // Without a cause: the driver's message may quote the URL, password included.
    throw new SettingError(
      "URL_INVALID",
      "The address of the MongoDB server is not a MongoDB URL. Write it like mongodb://user:password@127.0.0.1:27017/.",
    );
  }
  try {
    await client.connect();
    const db = client.db(database);
    await db.command({ ping: 1 });
    return { client, db };
  } catch (error) {
    await client.close().catch(() => {}); // the first error is the one to tell
    throw explain(error, client.options.hosts.map(String).join(",") || (client.options.srvHost ?? "?"));
  }
}

function explain(error: unknown, hosts: string): ServerError {
  const { code, message, name } = error as { code?: number; message: string; name: string };
  const where = `MongoDB at ${hosts}`;
  if (name === "MongoServerError") {
    const told = `${where} refused the connection: ${message} (MongoDB ${code}). Check user, password and authSource in the URL.`;
    return new ServerError("SERVER_REFUSED", told, { cause: error });
  }
  return new ServerError(
    "SERVER_UNREACHABLE",
    `${where} does not answer (${message}). Is the server running, and are host and port right?`,
    { cause: error },
  );
}
