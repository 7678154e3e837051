import type { Command } from "commander";
import { checkDatabase } from "../hospital/check/database.js";
import { COLLECTIONS } from "../hospital/documents/index.js";
import { hospitalModel } from "../hospital/model/index.js";
import { refinements } from "../hospital/refinements/index.js";
import type { Difference } from "../model/drift/physical.js";
import { say } from "./say.js";

/** `hers check`: holds model, files, servers and validators against each other; exit code 1 on any difference. */
export function check(program: Command): void {
  program
    .command("check")
    .description("prove that model, schema files, live servers and document validators agree")
    .option("--database <name>", "a database of `hers` to look at; default: a fresh one made from the files")
    .option("--json", "print the differences as one JSON array")
    .action(async ({ database, json }: { database?: string; json?: true }) => {
      const differences = await checkDatabase(database, say);
      if (json) process.stdout.write(`${JSON.stringify(differences)}\n`);
      else for (const difference of differences) process.stdout.write(`${line(difference)}\n`);
      if (differences.length > 0) process.exitCode = 1;
      const count = differences.length === 1 ? "1 difference" : `${differences.length} differences`;
      process.stderr.write(
        differences.length === 0
          ? `Model, files, servers and validators agree: ${hospitalModel.entities.length} entity types, ${hospitalModel.relationships.length} relationship types, ${refinements.length} refinements, ${COLLECTIONS.length} collections.\n`
          : `${count}.\n`,
      );
    });
}

const line = ({ kind, subject, message, place }: Difference): string =>
  `${place === undefined ? "" : `${place.file}:${place.line}: `}${subject}: ${message} [${kind}]`;
