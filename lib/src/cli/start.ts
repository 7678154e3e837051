import { basename, join } from "node:path";
import type { Command } from "commander";
import { projectRoot } from "../project.js";
import { ensureServers } from "../stores/servers/index.js";
import { publishBook } from "../workbook/publish/index.js";
import { chapterFiles, runNotebooks } from "../workbook/run/index.js";
import { chapterProgress, reportFailures } from "./run.js";

/** `hers start`: servers, every notebook, the book; says where to look. */
export function start(program: Command): void {
  program
    .command("start")
    .description("get servers, run every notebook, make the HTML book")
    .option("--jobs <n>", "notebooks run at once", "2")
    .action(async (options: { jobs: string }) => {
      const say = (line: string): void => void process.stderr.write(`${line}\n`);
      const root = projectRoot();
      const executed = join(root, "out", "notebooks");
      const book = join(root, "out", "book");

      const servers = await ensureServers({ onProgress: say });
      say(`MySQL ${servers.mysql.version} from ${servers.mysql.source}`);
      say(`MongoDB ${servers.mongo.version} from ${servers.mongo.source}`);

      const files = chapterFiles();
      const runs = await runNotebooks(files, {
        outFolder: executed,
        jobs: Number(options.jobs),
        onProgress: chapterProgress(process.stderr),
      });
      const failures = reportFailures(runs);
      const { pages } = await publishBook({
        notebooks: files.map((file) => join(executed, basename(file))),
        outFolder: book,
        title: "Hospital Emergency Response System",
      });
      say("");
      say(`${runs.length} notebooks ran: ${executed}`);
      say(`The book has ${pages.length} pages: open ${join(book, "index.html")}`);
      say("The servers go on running for the next start; `npx hers down` stops them.");
      if (failures > 0) process.exitCode = 1;
    });
}
