import { type Command, Option } from "commander";
import type { Connection } from "mysql2/promise";
import { SettingError } from "../errors.js";
import { openCopy, openKeptCopy } from "../hospital/kept-copy.js";
import { besideRules, findBesideRules } from "../hospital/reported/beside-rules.js";
import { lastImport } from "../hospital/reported/imported-copy.js";
import { findRule, type Rule, readRules } from "../hospital/rules/index.js";
import { type Finding, runRules } from "../hospital/rules/run.js";
import { tableBundle } from "../show/table.js";
import { connect } from "../stores/mysql/connect.js";
import type { HersDatabase } from "../stores/servers/index.js";
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
      const beside =
        imported === true ? Object.keys(besideRules).filter((each) => (id ?? each) === each) : [];
      if (id !== undefined && id in besideRules && !imported) throw onlyImported(id);
      const rules = readRules();
      // A wrong name is refused here, before any store is asked.
      const chosen = id === undefined ? rules : beside.length > 0 ? [] : [findRule(rules, id)];
      const found = await check(chosen, beside, store, imported === true);
      const findings = imported && id === undefined && !json ? mostFirst(found) : found;
      if (json) process.stdout.write(`${JSON.stringify(findings.map(told))}\n`);
      else if (id !== undefined)
        process.stdout.write(findings.map((finding) => offenders(finding, store)).join(""));
      else process.stdout.write(imported ? brokenAlone(findings) : table(findings));
      if (findings.some(isBroken)) process.exitCode = 1;
      process.stderr.write(
        `${id === undefined ? verdict(findings, imported === true) : verdictOfOne(findings[0]!)}\n`,
      );
    });
}

const onlyImported = (id: string): SettingError =>
  new SettingError(
    "RULE_UNKNOWN",
    `${id} is no rule of the hospital: an import writes it. \`npx hers rules ${id} --imported\` shows which rows it flagged.`,
  );

async function check(
  chosen: readonly Rule[],
  beside: readonly string[],
  store: Options["in"],
  imported: boolean,
): Promise<Finding[]> {
  const { copy, mysql, mongo, close } = await (imported
    ? openCopy(await lastImport(say))
    : openKeptCopy(say));
  try {
    const found = store === "mongo" ? await runRules(chosen, { mongo }) : await inRows(chosen, mysql, copy);
    for (const id of beside) found.push(await findBesideRules(id, store === "mongo" ? { mongo } : { mysql }));
    return found;
  } finally {
    await close();
  }
}

async function inRows(chosen: readonly Rule[], mysql: Connection, copy: HersDatabase): Promise<Finding[]> {
  const second = await connect(copy.mysqlUrl, { database: copy.name });
  return runRules(chosen, { mysql: [mysql, second] }).finally(() => second.end());
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

const isBroken = ({ rows }: Finding): boolean => rows.length > 0;
const isRule = ({ id }: Finding): boolean => !(id in besideRules);

/** Those with most offenders first: of an export most rules hold, many for want of what they read. */
const mostFirst = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => b.rows.length - a.rows.length || (a.id < b.id ? -1 : 1));

/** The broken ones, then one line that counts the other rules. */
function brokenAlone(findings: readonly Finding[]): string {
  const broken = findings.filter(isBroken);
  const others = findings.filter((finding) => isRule(finding) && !isBroken(finding)).length;
  return `${broken.length === 0 ? "" : table(broken)}${others} other rules found nothing; \`--json\` names them.\n`;
}

/** How many rules are broken, what is flagged beside them, and how to see the offenders of the first line of the table that has some. */
function verdict(findings: readonly Finding[], imported: boolean): string {
  const broken = findings.filter(isBroken);
  const rules = findings.filter(isRule).length;
  const [first] = broken;
  if (first === undefined) return `No offender: ${rules} rules hold.`;
  const beside = broken
    .filter((finding) => !isRule(finding))
    .map(({ id, rows }) => `; ${rows.length} flagged as ${id}`);
  return `${broken.filter(isRule).length} of ${rules} rules are broken${beside.join("")}. \`npx hers rules ${first.id}${imported ? " --imported" : ""}\` shows the offenders of the first.`;
}

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
