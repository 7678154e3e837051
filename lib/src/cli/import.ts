import type { Command } from "commander";
import type { Imported } from "../hospital/reported/import/index.js";
import { importCopy } from "../hospital/reported/imported-copy.js";

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
and kept in reported_flag under unreadable-value; there, too, is which response breaks which rule.
\`npx hers rules --imported\` lists who breaks the rules.`,
    )
    .action(async (file: string, { json }: { json?: true }) => {
      await importCopy(file, progress(), ({ database, ...imported }) => {
        process.stdout.write(json ? `${JSON.stringify(inOrder(imported))}\n` : told(imported));
        process.stderr.write(`Imported into ${database}, in both stores.\n`);
      });
    });
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
