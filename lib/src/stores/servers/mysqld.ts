import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PortTaken, startDaemon, stopDaemon } from "./daemon.js";
import { freshPassword } from "./password.js";
import { freePort, knock } from "./ports.js";
import type { SourceContext, StartedServer } from "./server.js";
import { readRecord, requireSpace, writePrivate } from "./state.js";

/** An installed MySQL server program. */
export interface MysqlProgram {
  /** the program, and what has to stand before its options */
  readonly command: readonly string[];
  /** options that say where its own files are */
  readonly options: readonly string[];
  /** such as `9.7.0` */
  readonly version: string;
}

/** The argument by which this folder's server is known among all processes. */
export const mysqldArgument = (folder: string): string => `--pid-file=${join(folder, "mysqld.pid")}`;

const ADMINISTRATOR = "hers";
/** A fresh data folder, its redo log at full size, and room for a year's data. */
const FRESH_MEGABYTES = 400;

/**
 * Runs a MySQL server on a folder of its own: on the loopback interface only, in UTC, with the binary log.
 * The first start creates the data and an administrator with a random password.
 *
 * @throws {ServerError} if it does not start, with the reason
 */
export async function startMysqld(program: MysqlProgram, context: SourceContext): Promise<StartedServer> {
  const { folder, onProgress } = context;
  const pidFile = mysqldArgument(folder);
  await stopDaemon(folder, pidFile);
  // A data folder is understood by its own release series and later ones, never by earlier ones.
  const data = join(folder, `data-${program.version.split(".").slice(0, 2).join(".")}`);
  const common = [...program.options, pidFile, "--secure-file-priv=NULL", "--default-time-zone=+00:00"];
  if (process.getuid?.() === 0) common.push("--user=root");
  // Written last: a data folder without its password is not whole.
  const passwordFile = `${data}.password`;
  if (!existsSync(passwordFile)) {
    onProgress(`MySQL ${program.version}: creating its data folder`);
    writePrivate(passwordFile, await initialise(program, common, folder, data, pidFile));
  }
  const password = readFileSync(passwordFile, "utf8");

  for (let attempt = 0; ; attempt++) {
    const port = await freePort(attempt === 0 ? readRecord(folder)?.port : 0);
    try {
      const { pid } = await startDaemon({
        folder,
        name: `MySQL ${program.version}`,
        command: [...program.command, "--no-defaults", ...common, `--datadir=${data}`, ...running(port)],
        argument: pidFile,
        seconds: 60,
        ready: () => knock(port, { greeting: true }),
        listening: /ready for connections/i,
      });
      const url = `mysql://${ADMINISTRATOR}:${password}@127.0.0.1:${port}`;
      return { url, version: program.version, port, process: { pid, argument: pidFile } };
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === 5) throw error;
    }
  }
}

function running(port: number): string[] {
  return [
    `--port=${port}`,
    "--bind-address=127.0.0.1",
    "--skip-name-resolve",
    // No socket file: its path may have 107 bytes at most, fewer than a deep checkout has.
    "--socket=",
    "--mysqlx=OFF",
    "--server-id=1",
    "--log-bin=binlog",
    "--binlog-expire-logs-seconds=86400",
    "--log-bin-trust-function-creators=ON",
    "--local-infile=ON",
    "--character-set-server=utf8mb4",
    "--innodb-buffer-pool-size=512M",
    "--log-error-verbosity=2",
  ];
}

/** Creates the data and the administrator, whose password is returned. */
async function initialise(
  program: MysqlProgram,
  common: readonly string[],
  folder: string,
  data: string,
  pidFile: string,
): Promise<string> {
  const users = join(folder, "users.sql");
  rmSync(data, { recursive: true, force: true });
  requireSpace(folder, FRESH_MEGABYTES);
  const password = freshPassword();
  // One statement a line, as --init-file wants it.
  const statements = [
    "ALTER USER 'root'@'localhost' ACCOUNT LOCK",
    `CREATE USER '${ADMINISTRATOR}'@'127.0.0.1' IDENTIFIED BY '${password}'`,
    `GRANT ALL ON *.* TO '${ADMINISTRATOR}'@'127.0.0.1' WITH GRANT OPTION`,
  ];
  writePrivate(users, statements.map((statement) => `${statement};\n`).join(""));
  const options = [...common, `--datadir=${data}`, "--initialize-insecure", `--init-file=${users}`];
  try {
    await startDaemon({
      folder,
      name: `MySQL ${program.version}`,
      command: [...program.command, "--no-defaults", ...options],
      argument: pidFile,
      seconds: 120,
    });
    return password;
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(users, { force: true });
  }
}
