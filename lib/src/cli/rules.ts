import { type Command, Option } from "commander";
import { openCopy, openKeptCopy } from "../hospital/kept-copy.js";
import { lastImport } from "../hospital/reported/imported-copy.js";
import { brokenFirst, unreadableValues } from "../hospital/reported/unreadable.js";
import { readRules } from "../hospital/rules/index.js";
import { type Finding, runRules } from "../hospital/rules/run.js";
import { connect } from "../stores/mysql/connect.js";
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
      else process.stdout.write(imported ? brokenFirst(findings, table) : table(findings));
      const broken = findings.filter(({ rows }) => rows.length > 0);
      if (broken.length > 0) process.exitCode = 1;
      process.stderr.write(
        broken.length === 0
          ? `No offender: ${findings.length} rules hold.\n`
          : `${broken.length} of ${findings.length} rules are broken.\n`,
      );
    });
}

async function check(store: Options["in"], imported: boolean): Promise<Finding[]> {
  const { copy, mysql, mongo, close } = await (imported
    ? openCopy(await lastImport(say))
    : openKeptCopy(say));
  const unreadable = async (): Promise<Finding[]> =>
    imported ? [await unreadableValues(store === "mongo" ? { mongo } : { mysql })] : [];
  try {
    if (store === "mongo") return [...(await runRules(readRules(), { mongo })), ...(await unreadable())];
    const second = await connect(copy.mysqlUrl, { database: copy.name });
    const found = await runRules(readRules(), { mysql: [mysql, second] }).finally(() => second.end());
    return [...found, ...(await unreadable())];
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
