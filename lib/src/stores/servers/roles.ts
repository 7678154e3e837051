import { readFileSync } from "node:fs";
import { ServerError } from "../../errors.js";
import { shownPath } from "../../project.js";
import { splitScript } from "../mysql/statements.js";
import { addressFor } from "./address.js";
import { userOf } from "./databases.js";
import { withMysql } from "./mysqlRegistry.js";
import { createMysqlUser } from "./mysqlUser.js";
import { freshPassword } from "./password.js";
import type { Servers } from "./server.js";

/** MySQL's refusals for want of a right to make users or roles, or to hand rights on. */
const REFUSED = new Set([1044, 1045, 1142, 1227, 1410]);

/**
 * Makes the roles of a database from a script, under names of its own, and a user for each. They go with the database; if one cannot be made, none stays.
 *
 * @param file a script that makes roles named `hers_…` and grants them rights on the database in use
 * @param roles the roles' names in the script, without `hers_`
 * @returns the address for the user of each role
 * @throws {ServerError} `NO_ROLES` if the administrator may not make roles
 */
export async function createRoles<Role extends string>(
  servers: Servers,
  database: string,
  file: string,
  roles: readonly Role[],
): Promise<Record<Role, string>> {
  const prefix = userOf(database);
  const named = (role: string): string => `${prefix}_${role}_role`;
  const script = readFileSync(file, "utf8")
    .replace(/\bhers_([a-z]+)\b/g, (whole, role: Role) => (roles.includes(role) ? named(role) : whole))
    // ON * takes the name of the database in use for a pattern, in which an underscore stands for any character.
    .replace(/ ON \* TO /g, ` ON \`${database.replaceAll("_", "\\_")}\`.* TO `);
  const { url } = servers.mysql;
  return withMysql(url, async (connection) => {
    const made: string[] = [];
    try {
      await connection.query(`USE \`${database}\``);
      const statements = splitScript(script, shownPath(file));
      made.push(...roles.map(named)); // the script drops those that were there before
      for (const { sql } of statements) await connection.query(sql);
      const addresses = {} as Record<Role, string>;
      for (const role of roles) {
        const user = { name: `${prefix}_${role}`, password: freshPassword() };
        await createMysqlUser(connection, user, `DEFAULT ROLE '${named(role)}'`);
        made.push(user.name);
        addresses[role] = addressFor(url, database, user).href;
      }
      return addresses;
    } catch (error) {
      // A role is a user too. Where the server is gone, the first error is the one to tell.
      for (const name of made) await connection.query(`DROP USER IF EXISTS '${name}'@'%'`).catch(() => {});
      if (!REFUSED.has((error as { errno?: number }).errno ?? 0)) throw error;
      throw new ServerError(
        "NO_ROLES",
        "This server lets its user make no roles, so nobody can be asked what they may do. Give a user with CREATE USER and GRANT OPTION in MYSQL_URL, or none to use a server of hers' own.",
        { cause: error },
      );
    }
  });
}
