import type { Command } from "commander";
import type { RowDataPacket } from "mysql2/promise";
import { openCopy } from "../hospital/kept-copy.js";
import type { Imported } from "../hospital/reported/import/index.js";
import { importCopy, lastImport } from "../hospital/reported/imported-copy.js";
import { say } from "./say.js";

/** `hers import FILE`: a real dispatch export into the reported side of both stores. */
export function importFile(program: Command): void {
  program
    .command("import <file>")
    .description(
      'import San Francisco\'s "Fire Department Calls for Service" (.csv or .csv.gz) into both stores',
    )
    .option("--json", "print one line of JSON: rows, calls, responses, rejected, flagged, byRule")
    .addHelpText(
      "after",
      `
The rows land in a database of their own, in tables and collections named reported_…, and take the place of
the last import. FILE may be a pipe, or - for standard input. Rows that cannot be read are kept in
reported_rejection, with line and reason. A value that cannot be read, such as an alarm count of "many", is NULL
and kept in reported_flag under unreadable-value. All rows of a call should say the same of it: the first value
stays, and a row with another one is kept there under contradicts-its-call. There, too, is which response breaks
which rule.
\`npx hers rules --imported\` lists who breaks the rules.`,
    )
    .action(async (file: string, { json }: { json?: true }) => {
      await importCopy(file, progress(), async ({ database, ...imported }) => {
        process.stdout.write(
          json
            ? `${JSON.stringify(inOrder(imported))}
`
            : told(imported),
        );
        if (!json && imported.rejected > 0) process.stdout.write(await rejectedRows(imported.rejected));
        process.stderr.write(`Imported into ${database}, in both stores. ${READ_IT}
`);
      });
    });
}

const READ_IT =
  "Read it with `npx hers mysql --imported` or `npx hers mongosh --imported`; `npx hers rules --imported` lists who breaks the rules.";

const SHOWN = 5;

/** The first rejected rows, each with its line and reason. */
async function rejectedRows(rejected: number): Promise<string> {
  const { mysql, close } = await openCopy(await lastImport(say));
  try {
    const [rows] = await mysql.query<RowDataPacket[]>(
      "SELECT line_no, reason, detail FROM reported_rejection ORDER BY line_no LIMIT ?",
      [SHOWN],
    );
    const lines = rows.map(({ line_no, reason, detail }) => `line ${line_no}: ${reason}: ${detail}\n`);
    const more = rejected - rows.length;
    const rest = more === 0 ? "" : `${more.toLocaleString("en-US")} more are in reported_rejection.\n`;
    return `Rejected:\n${lines.join("")}${rest}`;
  } finally {
    await close();
  }
}

/** Where a line says the same with other numbers, one a second is enough. */
const EVERY_MS = 1000;

function progress(): (line: string) => void {
  let next = 0;
  return (line) => {
    const counts = /^[\d,]+ rows|^Rule /.test(line);
    if (counts && Date.now() < next) return;
    if (counts) next = Date.now() + EVERY_MS;
    process.stderr.write(`${line}\n`);
  };
}

const inOrder = ({ rows, calls, responses, rejected, flagged, byRule }: Imported): Imported => ({
  rows,
  calls,
  responses,
  rejected,
  flagged,
  byRule,
});

function told({ rows, calls, responses, rejected, flagged, byRule }: Imported): string {
  const counts = Object.entries({ rows, calls, responses, rejected, flagged });
  const broken = Object.entries(byRule).filter(([, offenders]) => offenders > 0);
  const all = [...counts, ...broken];
  const width = Math.max(...all.map(([name]) => name.length));
  return all
    .map(([name, n]) => `${name.padEnd(width)}  ${n.toLocaleString("en-US").padStart(10)}\n`)
    .join("");
}
