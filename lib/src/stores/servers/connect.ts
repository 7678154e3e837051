import { ServerError, SettingError } from "../../errors.js";
import { withFirstHost } from "./address.js";
import { type Kind, PRODUCT } from "./server.js";
import { unfit, wantedVersion } from "./version.js";

/** Where an address comes from, for messages: the variable that holds it. */
export const VARIABLE: Readonly<Record<Kind, string>> = { mysql: "MYSQL_URL", mongo: "MONGODB_URL" };

const FORM: Readonly<Record<Kind, string>> = {
  mysql: "mysql://user:password@host:3306",
  mongo: "mongodb://user:password@host:27017",
};
const PROTOCOLS: Readonly<Record<Kind, readonly string[]>> = {
  mysql: ["mysql:"],
  mongo: ["mongodb:", "mongodb+srv:"],
};

/**
 * Refuses what is not an address of this kind of server. The value is not repeated: it may hold a password.
 *
 * @throws {SettingError} NOT_AN_ADDRESS
 */
export function requireAddress(kind: Kind, url: string): void {
  try {
    const { protocol, hostname, username, password } = parts(kind, url);
    decodeURIComponent(username + password);
    if (PROTOCOLS[kind].includes(protocol) && hostname !== "") return;
  } catch {
    // Falls to the refusal.
  }
  throw new SettingError(
    "NOT_AN_ADDRESS",
    `${VARIABLE[kind]} is not the address of a ${PRODUCT[kind]} server. Write it like ${FORM[kind]}, with %40 for an @ in the password, or unset it.`,
  );
}

/** An address taken apart; of several hosts, the first. */
const parts = (kind: Kind, url: string): URL => new URL(kind === "mongo" ? withFirstHost(url) : url);

/**
 * Connects to a server and asks its version.
 *
 * @returns the version, and whether transactions and change streams work (MongoDB alone can lack them)
 * @throws {ServerError} SERVER_UNREACHABLE, SERVER_LOGIN or SERVER_REFUSED, without any password
 */
export async function askVersion(kind: Kind, url: string): Promise<{ version: string; replicated: boolean }> {
  requireAddress(kind, url);
  try {
    return await (kind === "mysql" ? askMysql(url) : askMongo(url));
  } catch (error) {
    throw connectionError(kind, url, error);
  }
}

async function askMysql(url: string): Promise<{ version: string; replicated: boolean }> {
  const { createConnection } = await import("mysql2/promise");
  const connection = await createConnection({ uri: url, connectTimeout: 5000 });
  try {
    const [rows] = await connection.query("SELECT VERSION() AS version");
    return { version: (rows as { version: string }[])[0]?.version ?? "", replicated: true };
  } finally {
    connection.destroy();
  }
}

async function askMongo(url: string): Promise<{ version: string; replicated: boolean }> {
  const { MongoClient } = await import("mongodb");
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 3000 });
  try {
    await client.connect();
    const admin = client.db("admin");
    const [{ version }, hello] = await Promise.all([
      admin.command({ buildInfo: 1 }),
      admin.command({ hello: 1 }),
    ]);
    return { version, replicated: hello.setName !== undefined || hello.msg === "isdbgrid" };
  } finally {
    await client.close();
  }
}

/**
 * Refuses a server that the workbook is not written for.
 *
 * @throws {ServerError} SERVER_VERSION
 */
export function requireVersion(kind: Kind, url: string, version: string): void {
  const reason = unfit(kind, version);
  if (reason === undefined) return;
  throw new ServerError(
    "SERVER_VERSION",
    `${VARIABLE[kind]}: the ${PRODUCT[kind]} server at ${parts(kind, url).host} is ${reason}. Give the address of ${wantedVersion(kind)}, or unset ${VARIABLE[kind]}.`,
  );
}

function connectionError(kind: Kind, url: string, error: unknown): ServerError {
  const { host, username } = parts(kind, url);
  const at = `${VARIABLE[kind]}: the ${PRODUCT[kind]} server at ${host}`;
  const { code, message } = error as { code?: string | number; message?: string };
  const text = `${code} ${message}`;
  const unanswered = UNANSWERED.find(([pattern]) => pattern.test(text));
  if (unanswered !== undefined)
    return new ServerError(
      "SERVER_UNREACHABLE",
      `${at} does not answer (${unanswered[1]}). Start it or correct the address; without ${VARIABLE[kind]}, hers starts a server itself.`,
      { cause: error },
    );
  if (NOT_LET_IN.test(text)) {
    const whom =
      username === ""
        ? "lets nobody in without a user name"
        : `does not let user "${decodeURIComponent(username)}" in`;
    return new ServerError(
      "SERVER_LOGIN",
      `${at} ${whom}. Correct the user name and password in the address.`,
      { cause: error },
    );
  }
  const what = `${at} cannot be used: ${message}. Correct the address, or unset ${VARIABLE[kind]}.`;
  return new ServerError("SERVER_REFUSED", what, { cause: error });
}

/** What the drivers say when nobody answers, and what it means. */
const UNANSWERED: readonly [RegExp, string][] = [
  [/ECONNREFUSED/, "connection refused"],
  [/ENOTFOUND|EAI_AGAIN/, "unknown host"],
  [/ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|timed out|closed the connection/i, "no answer"],
];
/** What they say to a wrong user or password; MongoDB gives codes alone. */
const NOT_LET_IN =
  /ER_ACCESS_DENIED|ER_NOT_SUPPORTED_AUTH|Authentication failed|requires authentication|^(13|18|8000) /i;
