import { type Command, Option } from "commander";
import { SettingError } from "../errors.js";
import { openCopy, openKeptCopy } from "../hospital/kept-copy.js";
import { importedCopy } from "../hospital/reported/imported-copy.js";
import { readRules } from "../hospital/rules/index.js";
import { type Finding, runRules } from "../hospital/rules/run.js";
import { connect } from "../stores/mysql/connect.js";
import type { HersDatabase } from "../stores/servers/index.js";
import { say } from "./say.js";

interface Options {
  readonly in: "sql" | "mongo";
  readonly imported?: true;
  readonly json?: true;
}

/** `hers rules`: runs every rule on a copy of the hospital; exit code 1 if any finds an offender. */
export function rules(program: Command): void {
  program
    .command("rules")
    .description("check the data by every rule; exit code 1 if any is broken")
    .addOption(new Option("--in <store>", "where the rules run").choices(["sql", "mongo"]).default("sql"))
    .option("--imported", "check what `hers import` brought, instead of the simulated hospital")
    .option("--json", "print one line of JSON: id, rule, guards, count and rows of each rule")
    .action(async ({ in: store, imported, json }: Options) => {
      const findings = await check(store, imported === true);
      if (json) process.stdout.write(`${JSON.stringify(findings.map(told))}\n`);
      else process.stdout.write(table(findings));
      const broken = findings.filter(({ rows }) => rows.length > 0);
      if (broken.length > 0) process.exitCode = 1;
      process.stderr.write(
        broken.length === 0
          ? `No offender: ${findings.length} rules hold.\n`
          : `${broken.length} of ${findings.length} rules are broken.\n`,
      );
    });
}

function lastImport(): HersDatabase {
  const copy = importedCopy();
  if (copy !== undefined) return copy;
  throw new SettingError("NOTHING_IMPORTED", "Nothing was imported yet: run `npx hers import FILE` first.");
}

async function check(store: Options["in"], imported: boolean): Promise<Finding[]> {
  const { copy, mysql, mongo, close } = await (imported ? openCopy(lastImport()) : openKeptCopy(say));
  try {
    if (store === "mongo") return await runRules(readRules(), { mongo });
    const second = await connect(copy.mysqlUrl, { database: copy.name });
    return await runRules(readRules(), { mysql: [mysql, second] }).finally(() => second.end());
  } finally {
    await close();
  }
}

const told = ({ id, rule: { rule, nemsis, guards }, rows }: Finding) => ({
  id,
  rule,
  ...(nemsis === undefined ? {} : { nemsis }),
  guards,
  count: rows.length,
  rows,
});

function table(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ id }) => id.length));
  return findings
    .map(({ id, rows, rule }) => `${id.padEnd(width)}  ${String(rows.length).padStart(6)}  ${rule.rule}\n`)
    .join("");
}
