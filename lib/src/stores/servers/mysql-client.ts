/** The `mysql` program, and how it is told where a server is. */

import { spawnSync } from "node:child_process";
import { debianMysqlClient } from "./sources/debianMysql.js";

/** The one that came with the server, else the one on the PATH, as command and first arguments; undefined if there is none of MySQL's. */
export function mysqlClient(): readonly string[] | undefined {
  const ours = debianMysqlClient();
  if (ours !== undefined) return ours;
  const { status, stdout } = spawnSync("mysql", ["--version"], { encoding: "utf8" });
  return status === 0 && !/mariadb/i.test(stdout) ? ["mysql"] : undefined;
}

/**
 * Arguments and environment by which the program connects. The password goes by the environment, because everybody may read a program's
 * arguments.
 */
export function mysqlClientAddress(url: string): {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
} {
  const { hostname, port, username, password } = new URL(url);
  return {
    args: [
      `-h${hostname}`,
      `-P${port || 3306}`,
      "--protocol=TCP",
      "--get-server-public-key",
      `-u${decodeURIComponent(username)}`,
    ],
    env: { ...process.env, MYSQL_PWD: decodeURIComponent(password) },
  };
}
