import { type Command, Option } from "commander";
import { openCopy, openKeptCopy } from "../hospital/kept-copy.js";
import { UNREADABLE } from "../hospital/reported/import/unreadable.js";
import { lastImport } from "../hospital/reported/imported-copy.js";
import { brokenFirst, unreadableValues } from "../hospital/reported/unreadable.js";
import { findRule, type Rule, readRules } from "../hospital/rules/index.js";
import { type Finding, runRules } from "../hospital/rules/run.js";
import { tableBundle } from "../show/table.js";
import { connect } from "../stores/mysql/connect.js";
import { say } from "./say.js";

interface Options {
  readonly in: "sql" | "mongo";
  readonly imported?: true;
  readonly json?: true;
}

/** `hers rules [RULE]`: runs every rule, or one, on a copy of the hospital; exit code 1 if any finds an offender. */
export function rules(program: Command): void {
  program
    .command("rules")
    .description(
      "check the data by every rule, or by one, whose offenders are shown; exit code 1 if any is broken",
    )
    .argument("[rule]", "such as notified-before-call")
    .addOption(new Option("--in <store>", "where the rules run").choices(["sql", "mongo"]).default("sql"))
    .option("--imported", "check what `hers import` brought, instead of the simulated hospital")
    .option("--json", "print one line of JSON: id, rule, guards, count and rows of each rule")
    .action(async (id: string | undefined, { in: store, imported, json }: Options) => {
      const all = readRules();
      const unreadable = imported === true && (id === undefined || id === UNREADABLE);
      const named = id === undefined || unreadable ? [] : [findRule(all, id)]; // refused here, before any store is asked
      const chosen = id === undefined ? all : named;
      const findings = await check(chosen, store, imported === true, unreadable);
      if (json) process.stdout.write(`${JSON.stringify(findings.map(told))}\n`);
      else if (id !== undefined)
        process.stdout.write(findings.map((finding) => offenders(finding, store)).join(""));
      else process.stdout.write(imported ? brokenFirst(findings, table) : table(findings));
      const broken = findings.filter(({ rows }) => rows.length > 0);
      if (broken.length > 0) process.exitCode = 1;
      process.stderr.write(
        `${id === undefined ? verdict(findings, broken, imported === true) : verdictOfOne(findings[0]!)}\n`,
      );
    });
}

async function check(
  chosen: readonly Rule[],
  store: Options["in"],
  imported: boolean,
  unreadable: boolean,
): Promise<Finding[]> {
  const { copy, mysql, mongo, close } = await (imported
    ? openCopy(await lastImport(say))
    : openKeptCopy(say));
  const more = async (): Promise<Finding[]> =>
    unreadable ? [await unreadableValues(store === "mongo" ? { mongo } : { mysql })] : [];
  try {
    if (store === "mongo") return [...(await runRules(chosen, { mongo })), ...(await more())];
    const second = await connect(copy.mysqlUrl, { database: copy.name });
    const found = await runRules(chosen, { mysql: [mysql, second] }).finally(() => second.end());
    return [...found, ...(await more())];
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

const verdict = (all: readonly Finding[], broken: readonly Finding[], imported: boolean): string =>
  broken.length === 0
    ? `No offender: ${all.length} rules hold.`
    : `${broken.length} of ${all.length} rules are broken. \`npx hers rules ${broken[0]!.id}${imported ? " --imported" : ""}\` shows the offenders of the first.`;

const verdictOfOne = ({ rows }: Finding): string =>
  rows.length === 0
    ? "No offender: the rule holds."
    : `${rows.length} offending ${rows.length === 1 ? "row" : "rows"}.`;

/** One rule in words, with every row that breaks it. */
function offenders({ rule, columns, rows }: Finding, store: Options["in"]): string {
  const why = store === "mongo" && rule.documents !== undefined ? `Documents ${rule.documents}\n` : "";
  if (rows.length === 0) return `${rule.rule}\n${why}`;
  const shown = { limit: rows.length, columns: columns.map(({ name }) => name) };
  return `${rule.rule}\n\n${tableBundle(rows, shown)["text/plain"]}\n`;
}
