import type { Command } from "commander";
import { redactUrl, type ServerInfo, serverStatus } from "../stores/servers/index.js";
import { describe } from "./up.js";

/** `hers status`: which servers run; exit code 1 unless both do. */
export function status(program: Command): void {
  program
    .command("status")
    .description("say which servers run")
    .option("--json", "print {mysql: {url, version, source}, mongo: {…}} without passwords")
    .addHelpText(
      "after",
      "\nThe exit code is 1 unless both run; with --json a store without a server is null.",
    )
    .action(async ({ json }: { json?: boolean }) => {
      const servers = await serverStatus();
      const { mysql, mongo } = servers;
      const shown = { mysql: withoutPassword(mysql), mongo: withoutPassword(mongo) };
      process.stdout.write(json ? `${JSON.stringify(shown)}\n` : describe(servers));
      if (mysql !== undefined && mongo !== undefined) return;
      process.stderr.write("Start the servers with `npx hers up`.\n");
      process.exitCode = 1;
    });
}

const withoutPassword = (server: ServerInfo | undefined): ServerInfo | null =>
  server === undefined ? null : { ...server, url: redactUrl(server.url) };
