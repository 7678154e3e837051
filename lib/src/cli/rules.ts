import { type Command, Option } from "commander";
import { keptCopy } from "../hospital/kept-copy.js";
import { readRules } from "../hospital/rules/index.js";
import { type Finding, runRules } from "../hospital/rules/run.js";
import { connectMongo } from "../stores/mongo/connect.js";
import { connect } from "../stores/mysql/connect.js";

interface Options {
  readonly in: "sql" | "mongo";
  readonly json?: true;
}

/** Statements that MySQL works on at once. */
const CONNECTIONS = 2;

/** `hers rules`: runs every rule on a copy of the hospital; exit code 1 if any finds an offender. */
export function rules(program: Command): void {
  program
    .command("rules")
    .description("check the data by every rule; exit code 1 if any is broken")
    .addOption(new Option("--in <store>", "where the rules run").choices(["sql", "mongo"]).default("sql"))
    .option("--json", "print one line of JSON: id, rule, guards, count and rows of each rule")
    .action(async ({ in: store, json }: Options) => {
      const findings = await check(store);
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

async function check(store: Options["in"]): Promise<Finding[]> {
  const { mysqlUrl, mongoUrl, name } = await keptCopy((line) => void process.stderr.write(`${line}\n`));
  if (store === "mongo") {
    const { client, db } = await connectMongo(mongoUrl, name);
    return runRules(readRules(), { mongo: db }).finally(() => client.close());
  }
  const mysql = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => connect(mysqlUrl, { database: name })),
  );
  return runRules(readRules(), { mysql }).finally(() => Promise.all(mysql.map((each) => each.end())));
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
