/** A real mysql2 connection whose options are chosen once, here. */

import type { Connection, ConnectionOptions } from "mysql2/promise";
import { ServerError, SettingError } from "../../errors.js";
import { SILENCE_MS } from "../silence.js";
import { limitSilence } from "./silence.js";

/** What a caller may choose. */
export interface ConnectOptions {
  /** The database to use; by default the one in the URL. */
  readonly database?: string;
  /** Several statements in one query; off, so that a pasted `;` stays one error. */
  readonly multipleStatements?: boolean;
  /** How long the server may send nothing while an answer is waited for, in milliseconds; ten minutes by default. */
  readonly silenceMs?: number;
}

/** MySQL's own default since 8.0, set on each session because a user's server may have another. */
export const SQL_MODE = [
  "ONLY_FULL_GROUP_BY",
  "STRICT_TRANS_TABLES",
  "NO_ZERO_IN_DATE",
  "NO_ZERO_DATE",
  "ERROR_FOR_DIVISION_BY_ZERO",
  "NO_ENGINE_SUBSTITUTION",
].join(",");

/**
 * How values arrive in JavaScript. No value loses a digit or moves by a time zone:
 * BIGINT is a number where that is exact and a string of digits where it is not; DECIMAL is a string;
 * DATETIME and TIMESTAMP are a `Date` read as UTC; DATE, which has no time, is the string `YYYY-MM-DD`.
 */
const VALUES = {
  charset: "UTF8MB4_0900_AI_CI",
  supportBigNumbers: true,
  bigNumberStrings: false,
  decimalNumbers: false,
  timezone: "Z",
  dateStrings: ["DATE"],
} satisfies ConnectionOptions;

const CONNECT_TIMEOUT_MS = 10_000;
/** The system asks after a silent connection then, so that a machine that is gone is noticed in some 70 s. */
const KEEP_ALIVE_MS = 60_000;

/**
 * Connects to MySQL: UTC, strict, ONLY_FULL_GROUP_BY, utf8mb4. `LOAD DATA LOCAL` gets a stream only from our loader: there
 * is no `infileStreamFactory` on the connection, so a server that asks for a file by itself gets nothing. A server that sends nothing for
 * ten minutes while an answer is waited for counts as lost.
 *
 * @param url `mysql://user:password@host:port/database`; the driver's own options may follow, such as `?ssl={}`
 * @throws {SettingError} `URL_INVALID` if it is not such a URL
 * @throws {ServerError} `SERVER_UNREACHABLE` if nothing answers, `SERVER_REFUSED` if the server answers with an error
 */
export async function connect(url: string, options: ConnectOptions = {}): Promise<Connection> {
  const target = parse(url);
  const { createConnection } = await import("mysql2/promise");
  let connection: Connection;
  try {
    connection = await createConnection({
      uri: url,
      ...VALUES,
      connectTimeout: CONNECT_TIMEOUT_MS,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
      multipleStatements: options.multipleStatements ?? false,
      ...(options.database === undefined ? {} : { database: options.database }),
    });
  } catch (error) {
    throw explain(error, target);
  }
  limitSilence(connection, options.silenceMs ?? SILENCE_MS);
  try {
    await connection.query(`SET time_zone = '+00:00', sql_mode = '${SQL_MODE}'`);
    return connection;
  } catch (error) {
    connection.destroy();
    throw explain(error, target);
  }
}

function parse(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === "mysql:" && parsed.hostname !== "") return parsed;
  throw new SettingError(
    "URL_INVALID",
    "The address of the MySQL server is not a MySQL URL. Write it like mysql://user:password@127.0.0.1:3306/.",
  );
}

function explain(error: unknown, url: URL): ServerError {
  const where = `MySQL at ${url.hostname}:${url.port || "3306"}`;
  const { errno, code, sqlState, message } = error as {
    errno?: number;
    code?: string;
    sqlState?: string;
    message?: string;
  };
  if (sqlState !== undefined) {
    return new ServerError(
      "SERVER_REFUSED",
      `${where} refused the connection: ${message} (MySQL ${errno}). Check user, password and database in the URL.`,
      { cause: error },
    );
  }
  return new ServerError(
    "SERVER_UNREACHABLE",
    `${where} does not answer (${code ?? message}). Is the server running, and are host and port right?`,
    { cause: error },
  );
}
