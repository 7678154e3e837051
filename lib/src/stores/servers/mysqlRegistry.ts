import type { Connection, RowDataPacket } from "mysql2/promise";
import { ServerError } from "../../errors.js";
import { addressFor } from "./address.js";
import { askVersion } from "./connect.js";
import { createMysqlUser } from "./mysqlUser.js";
import type { Owner } from "./owner.js";
import type { Progress } from "./server.js";

/** The database that lists our databases, and the comment by which its table is known to be ours. */
const REGISTRY = "hers_registry";
const MARKER = "hers registry: databases that hers made and may drop";
const TABLE = `${REGISTRY}.hers_databases`;

/** Opens an administrator's connection for the time of `work`. */
export async function withMysql<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const { createConnection } = await import("mysql2/promise");
  let connection: Connection;
  try {
    connection = await createConnection({ uri: url, charset: "UTF8MB4_0900_AI_CI" });
  } catch (error) {
    // Asked once more for the message that says what to do.
    await askVersion("mysql", url);
    throw error;
  }
  try {
    return await work(connection);
  } finally {
    connection.destroy();
  }
}

/**
 * Creates a database with a user of its own, and lists it first: what is listed and missing does no harm.
 *
 * @returns the address for it; the administrator's own user where that may not create users
 */
export async function createMysqlDatabase(
  url: string,
  name: string,
  user: { name: string; password: string },
  owner: Owner,
  { onProgress, watch }: { readonly onProgress: Progress; readonly watch: boolean },
): Promise<string> {
  return withMysql(url, async (connection) => {
    await register(connection, name, owner);
    await connection.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
    try {
      await createMysqlUser(connection, user);
      // In a grant an underscore stands for any character, unless escaped.
      await connection.query(`GRANT ALL ON \`${name.replaceAll("_", "\\_")}\`.* TO '${user.name}'@'%'`);
      if (watch) await letWatch(connection, user.name, onProgress);
      return addressFor(url, name, user).href;
    } catch (error) {
      if (!isRefusal(error)) throw passwordPolicy(error) ?? error;
      onProgress("MySQL: this user may not create users, so everything runs as the one in MYSQL_URL");
      return addressFor(url, name).href;
    }
  });
}

/** Lets a user see who holds and who waits for locks, on the whole server. */
async function letWatch(connection: Connection, user: string, onProgress: Progress): Promise<void> {
  try {
    await connection.query(`GRANT PROCESS ON *.* TO '${user}'@'%'`);
    for (const table of ["data_locks", "data_lock_waits", "metadata_locks"])
      await connection.query(`GRANT SELECT ON performance_schema.${table} TO '${user}'@'%'`);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    onProgress("MySQL: this user may not let others see locks, so the chapter goes on without them");
  }
}

/**
 * Drops a listed database and its user; says whether it was listed.
 *
 * @param patience seconds to wait for whoever reads its tables in a transaction; a year, as the server has it, by default
 */
export const dropMysqlDatabase = (
  url: string,
  name: string,
  user: string,
  patience?: number,
): Promise<boolean> =>
  withMysql(url, async (connection) => {
    if (patience !== undefined) await connection.query("SET SESSION lock_wait_timeout = ?", [patience]);
    if (!(await listed(connection)).some((entry) => entry.name === name)) return false;
    await connection.query(`DROP DATABASE IF EXISTS \`${name}\``);
    try {
      // Its roles and their users too: all bear the user's name.
      const [named] = await connection.query<RowDataPacket[]>(
        "SELECT User AS name FROM mysql.user WHERE User = ? OR User LIKE ?",
        [user, `${user.replaceAll("_", "\\_")}\\_%`],
      );
      for (const { name: each } of named) await connection.query(`DROP USER IF EXISTS '${each}'@'%'`);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    await connection.query(`DELETE FROM ${TABLE} WHERE database_name = ?`, [name]);
    return true;
  });

/** Gives a listed database another owner. */
export const ownMysqlDatabase = (url: string, name: string, { host, pid, started }: Owner): Promise<void> =>
  withMysql(url, async (connection) => {
    await connection.query(`UPDATE ${TABLE} SET host = ?, pid = ?, started = ? WHERE database_name = ?`, [
      host,
      pid,
      started,
      name,
    ]);
  });

/** Every listed database with its owner. */
export const listMysqlDatabases = (url: string): Promise<(Owner & { name: string })[]> =>
  withMysql(url, listed);

async function listed(connection: Connection): Promise<(Owner & { name: string })[]> {
  if ((await registryState(connection)) !== "ours") return [];
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT database_name AS name, host, pid, started FROM ${TABLE} ORDER BY database_name`,
  );
  return rows as (Owner & { name: string })[];
}

async function register(connection: Connection, name: string, owner: Owner): Promise<void> {
  if ((await registryState(connection)) === "missing") {
    try {
      await connection.query(`CREATE DATABASE IF NOT EXISTS ${REGISTRY}`);
      await connection.query(
        `CREATE TABLE IF NOT EXISTS ${TABLE} (
           database_name VARCHAR(64) NOT NULL PRIMARY KEY,
           host VARCHAR(255) NOT NULL, pid INT NOT NULL, started VARCHAR(64) NOT NULL,
           created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
         ) COMMENT = '${MARKER}'`,
      );
    } catch (error) {
      if (!isRefusal(error)) throw error;
      throw new ServerError(
        "NO_RIGHT",
        "MYSQL_URL: this user may not create databases. Give it all rights on databases named hers_*: GRANT ALL ON `hers\\_%`.* TO …",
        { cause: error },
      );
    }
  }
  await connection.query(`INSERT INTO ${TABLE} (database_name, host, pid, started) VALUES (?, ?, ?, ?)`, [
    name,
    owner.host,
    owner.pid,
    owner.started,
  ]);
}

/**
 * Whether the registry is there. An empty database of its name may become it: nothing can be lost.
 *
 * @throws {ServerError} NOT_OURS if somebody else's tables are in it
 */
async function registryState(connection: Connection): Promise<"ours" | "missing"> {
  const [tables] = await connection.query<RowDataPacket[]>(
    "SELECT TABLE_NAME AS name, TABLE_COMMENT AS comment FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?",
    [REGISTRY],
  );
  if (tables.length === 0) return "missing";
  if (tables.some(({ name, comment }) => name === "hers_databases" && comment === MARKER)) return "ours";
  throw notOurs("MySQL", REGISTRY);
}

/** The refusal to touch a database that hers did not make. */
export const notOurs = (product: string, name: string): ServerError =>
  new ServerError(
    "NOT_OURS",
    `${product} has a database named ${name} that is not hers' own, so nothing in it was touched.\nRename or drop it yourself, or give another server.`,
  );

/** The server's validate_password may want more of a password than ours has. */
const passwordPolicy = (error: unknown): ServerError | undefined =>
  (error as { errno?: number }).errno === 1819
    ? new ServerError(
        "PASSWORD_POLICY",
        "MYSQL_URL: the server's password policy refuses the random passwords of 28 characters that hers gives its users.\nLower the server's validate_password.length or validate_password.policy, or give another server.",
        { cause: error },
      )
    : undefined;

/** Denied for want of a right: on a database, a table, or for creating users. */
const isRefusal = (error: unknown): boolean =>
  [1044, 1045, 1142, 1227, 1410].includes((error as { errno?: number }).errno ?? 0);
