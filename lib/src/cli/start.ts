import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { Command } from "commander";
import { projectRoot } from "../project.js";
import { ensureServers } from "../stores/servers/index.js";
import { publishBook } from "../workbook/publish/index.js";
import { chapterFiles, runNotebooks } from "../workbook/run/index.js";
import { chapterProgress, positive, reportFailures } from "./run.js";

/** `hers start`: servers, every notebook, the book; says where to look. */
export function start(program: Command): void {
  program
    .command("start")
    .description("get servers, run every notebook, make the HTML book")
    .option("--jobs <n>", "notebooks run at once", "2")
    .action(async (options: { jobs: string }) => {
      const say = (line: string): void => void process.stderr.write(`${line}\n`);
      const jobs = positive("--jobs", options.jobs);
      const executed = join(projectRoot(), "out", "notebooks");
      const book = join(projectRoot(), "out", "book");

      const servers = await ensureServers({ onProgress: say });
      say(`MySQL ${servers.mysql.version} from ${servers.mysql.source}`);
      say(`MongoDB ${servers.mongo.version} from ${servers.mongo.source}`);

      // A notebook that does not run must not be taken for the one of the last start.
      rmSync(executed, { recursive: true, force: true });
      const files = chapterFiles();
      const runs = await runNotebooks(files, {
        outFolder: executed,
        jobs,
        onProgress: chapterProgress(process.stderr),
      });
      const failed = reportFailures(runs);
      const { pages, warnings } = await publishBook({
        notebooks: files.map((file) => join(executed, basename(file))),
        outFolder: book,
        title: "Hospital Emergency Response System",
      });
      for (const warning of warnings) say(warning);
      say("");
      say(`${runs.length - failed} of ${runs.length} notebooks ran without an error: ${executed}`);
      say(`The book has ${pages.length} pages: open ${join(book, "index.html")}`);
      say("The servers go on running for the next start; `npx hers down` stops them.");
      if (failed > 0) process.exitCode = 1;
    });
}
