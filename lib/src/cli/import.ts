import type { Command } from "commander";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { openCopy } from "../hospital/kept-copy.js";
import type { Imported } from "../hospital/reported/import/index.js";
import { rejectionsTold } from "../hospital/reported/import/rejections.js";
import { type ImportedCopy, importCopy, lastImport } from "../hospital/reported/imported-copy.js";
import { say } from "./say.js";

/** `hers import FILE`: a real dispatch export into the reported side of both stores. */
export function importFile(program: Command): void {
  program
    .command("import <file>")
    .description(
      'import San Francisco\'s "Fire Department Calls for Service" (.csv or .csv.gz) into both stores',
    )
    .option("--anyway", "take the file though more than half of its rows are rejected")
    .option("--json", "print one line of JSON: rows, calls, responses, rejected, flagged, byRule")
    .addHelpText(
      "after",
      `
The rows land in a database of their own, in tables and collections named reported_…, and take the place of
the last import. FILE may be a pipe, or - for standard input. A file of which more than half of the rows are
rejected is refused, and the last import stays; --anyway takes the other rows. Rows that cannot be read are kept in
reported_rejection, with line and reason. A value that cannot be read, such as an alarm count of "many", is NULL
and kept in reported_flag under unreadable-value. All rows of a call should say the same of it: the first value
stays, and a row with another one is kept there under contradicts-its-call. There, too, is which response breaks
which rule.
\`npx hers rules --imported\` lists who breaks the rules.`,
    )
    .action(async (file: string, { json, anyway = false }: { json?: true; anyway?: boolean }) => {
      const report = async ({ database, ...imported }: ImportedCopy): Promise<void> => {
        process.stdout.write(json ? `${JSON.stringify(inOrder(imported))}\n` : told(imported));
        if (imported.rejected > 0) await tellRejected(imported, json === true);
        process.stderr.write(`Imported into ${database}, in both stores. ${READ_IT}\n`);
      };
      await importCopy(file, progress(), { report, anyway });
    });
}

const READ_IT =
  "Read it with `npx hers mysql --imported` or `npx hers mongosh --imported`; `npx hers rules --imported` lists who breaks the rules.";

const SHOWN = 5;
/** A file of which a larger part is rejected may be misread; one row in a hundred is. */
const LOUD_SHARE = 0.01;

/** The first rejected rows, each with its line and reason; and, if they are many, that they are. */
async function tellRejected({ rows, rejected }: Imported, json: boolean): Promise<void> {
  const { mysql, close } = await openCopy(await lastImport(say));
  try {
    if (!json) process.stdout.write(await firstRejected(mysql, rejected));
    if (rejected <= LOUD_SHARE * rows) return;
    const percent = ((100 * rejected) / rows).toFixed(1);
    process.stderr.write(
      `ATTENTION: ${count(rejected)} of ${count(rows)} rows (${percent} %) were rejected and are in no table but reported_rejection: ${await rejectionsTold(mysql)}.\n`,
    );
  } finally {
    await close();
  }
}

async function firstRejected(mysql: Connection, rejected: number): Promise<string> {
  const [rows] = await mysql.query<RowDataPacket[]>(
    "SELECT line_no, reason, detail FROM reported_rejection ORDER BY line_no LIMIT ?",
    [SHOWN],
  );
  const lines = rows.map(({ line_no, reason, detail }) => `line ${line_no}: ${reason}: ${detail}\n`);
  const more = rejected - rows.length;
  const rest = more === 0 ? "" : `${count(more)} more are in reported_rejection.\n`;
  return `Rejected:\n${lines.join("")}${rest}`;
}

const count = (value: number): string => value.toLocaleString("en-US");

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
