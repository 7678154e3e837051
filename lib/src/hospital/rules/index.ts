import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ScriptError, SettingError } from "../../errors.js";
import { projectRoot, shownPath } from "../../project.js";
import { suggest } from "../../show/near.js";
import { readHeader } from "../../stores/mysql/header.js";
// From the single files: the declarations of a notebook must not lead to the drivers'.
import { parseColumns } from "../../workbook/question/columns.js";
import type { QuestionColumn } from "../../workbook/question/question.js";

/** A check of the data: a statement that returns the offending rows. */
export interface Rule {
  /** The file's stem, such as `transport-without-handover`. */
  readonly id: string;
  /** What must be so, in a sentence. */
  readonly rule: string;
  /** Why no constraint of the schema holds it. */
  readonly reason: string;
  /** What NEMSIS says of it, with the number of its rule or the elements; undefined if it is the hospital's own. */
  readonly nemsis?: string;
  /** The constraints of the model that it guards, by the names that `unenforced` gives them. */
  readonly guards: readonly string[];
  /** Why no document can break it, where it has no pipeline. */
  readonly documents?: string;
  readonly columns: readonly QuestionColumn[];
  readonly sql: string;
  /** As messages show it. */
  readonly file: string;
  /** The line on which the header names what it guards. */
  readonly line: number;
  /** The lines of the header's fields by name, and of the statement as `sql`, from 1. */
  readonly lines: Readonly<Record<string, number>>;
}

const REQUIRED = ["rule", "reason", "columns"];
const FIELDS = [...REQUIRED, "nemsis", "guards", "documents"];

/**
 * Reads the rules of a folder, in the order of their names.
 *
 * @param folder default: `sql/rules`
 * @throws {ScriptError} `HEADER_WRONG` for a rule without one of its fields, or with columns that are not `name type`
 */
export function readRules(folder = join(projectRoot(), "sql", "rules")): Rule[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => readRule(join(folder, name), name.replace(/\.sql$/, "")));
}

/**
 * The rule of an id.
 *
 * @throws {SettingError} `RULE_UNKNOWN` with the ids that are near
 */
export function findRule(rules: readonly Rule[], id: string): Rule {
  const found = rules.find((rule) => rule.id === id);
  if (found !== undefined) return found;
  const ids = rules.map((rule) => rule.id);
  throw new SettingError(
    "RULE_UNKNOWN",
    `There is no rule "${id}". ${suggest(id, ids, "rules")} \`npx hers rules\` lists all ${ids.length}.`,
  );
}

function readRule(path: string, id: string): Rule {
  const file = shownPath(path);
  const text = readFileSync(path, "utf8");
  const { fields, lines, sql } = readHeader(text, file, REQUIRED, FIELDS);
  const columns = parseColumns(fields.columns!, (what): never => {
    throw new ScriptError("HEADER_WRONG", `${file}:${lines.columns}: ${what}`);
  });
  return {
    id,
    rule: fields.rule!,
    reason: fields.reason!,
    ...(fields.nemsis === undefined ? {} : { nemsis: fields.nemsis }),
    guards: list(fields.guards ?? ""),
    ...(fields.documents === undefined ? {} : { documents: fields.documents }),
    columns,
    sql: sql.replace(/;\s*$/, ""),
    file,
    line: lines.guards ?? 1,
    lines: { ...lines, sql: text.slice(0, text.indexOf(sql)).split("\n").length },
  };
}

const list = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
