import type { Command } from "commander";
import { stopServers } from "../stores/servers/index.js";

/** `hers down`: stops the servers that hers started. */
export function down(program: Command): void {
  program
    .command("down")
    .description("stop the servers that hers started; your own are left alone")
    .option("--purge", "delete their data too")
    .action(async ({ purge = false }: { purge?: boolean }) => {
      const stopped = await stopServers({ purge, onProgress: (line) => process.stderr.write(`${line}\n`) });
      process.stdout.write(
        stopped.length === 0 ? "No server was running.\n" : `Stopped ${stopped.join(" and ")}.\n`,
      );
    });
}
