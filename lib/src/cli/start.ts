import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { Command } from "commander";
import { projectRoot } from "../project.js";
import { ensureServers } from "../stores/servers/index.js";
import { startMark } from "../stores/servers/processes.js";
import { publishBook } from "../workbook/publish/index.js";
import { chapterFiles, runNotebooks } from "../workbook/run/index.js";
import { chapterProgress, positive, reportFailures } from "./run.js";
import { say } from "./say.js";

/** `hers start`: servers, every notebook, the book; says where to look. */
export function start(program: Command): void {
  program
    .command("start")
    .description("get servers, run every notebook, make the HTML book")
    .option("--jobs <n>", "notebooks run at once", "2")
    .action(async (options: { jobs: string }) => {
      const jobs = positive("--jobs", options.jobs);
      const out = join(projectRoot(), "out");
      // Made aside and then put in place whole: two starts at once do not mix, and nothing old passes for new.
      const aside = join(out, `start-${process.pid}`);
      removeInterrupted(out);

      const servers = await ensureServers({ onProgress: say });
      say(`MySQL ${servers.mysql.version} from ${servers.mysql.source}`);
      say(`MongoDB ${servers.mongo.version} from ${servers.mongo.source}`);

      const files = chapterFiles();
      try {
        const runs = await runNotebooks(files, {
          outFolder: join(aside, "notebooks"),
          jobs,
          onProgress: chapterProgress(process.stderr),
        });
        const failed = reportFailures(runs);
        const { pages, warnings } = await publishBook({
          notebooks: files.map((file) => join(aside, "notebooks", basename(file))),
          outFolder: join(aside, "book"),
          title: "Hospital Emergency Response System",
        });
        for (const warning of warnings) say(warning);
        for (const name of ["notebooks", "book"]) replace(join(aside, name), join(out, name));
        say("");
        say(
          `${runs.length - failed} of ${runs.length} notebooks ran without an error: ${join(out, "notebooks")}`,
        );
        say(`The book has ${pages.length} pages: open ${join(out, "book", "index.html")}`);
        say("The servers go on running for the next start; `npx hers down` stops them.");
        if (failed > 0) process.exitCode = 1;
      } finally {
        rmSync(aside, { recursive: true, force: true });
      }
    });
}

/** Takes away what starts left that were interrupted: folders of processes that are gone. */
function removeInterrupted(out: string): void {
  if (!existsSync(out)) return;
  for (const name of readdirSync(out)) {
    const pid = Number(/^start-(\d+)$/.exec(name)?.[1]);
    if (pid > 0 && startMark(pid) === undefined) rmSync(join(out, name), { recursive: true, force: true });
  }
}

function replace(from: string, to: string): void {
  for (let tries = 0; ; tries++) {
    rmSync(to, { recursive: true, force: true });
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      // Another start put its own there in between.
      if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "") || tries === 5)
        throw error;
    }
  }
}
