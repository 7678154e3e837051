import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, shownPath } from "../../project.js";
import { readHeader } from "../../stores/mysql/header.js";

/** A check of the data: a statement that returns the offending rows. */
export interface Rule {
  /** The file's stem, such as `transport-without-handover`. */
  readonly id: string;
  /** What must be so, in a sentence. */
  readonly rule: string;
  /** Why no constraint of the schema holds it. */
  readonly reason: string;
  /** The constraints of the model that it guards, by the names that `unenforced` gives them. */
  readonly guards: readonly string[];
  readonly columns: readonly string[];
  readonly sql: string;
  /** As messages show it. */
  readonly file: string;
  /** The line on which the header names what it guards. */
  readonly line: number;
}

/**
 * Reads the rules of a folder, in the order of their names.
 *
 * @param folder default: `sql/rules`
 * @throws {ScriptError} `HEADER_WRONG` for a rule without one of its fields
 */
export function readRules(folder = join(projectRoot(), "sql", "rules")): Rule[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      const file = shownPath(join(folder, name));
      const { fields, lines, sql } = readHeader(readFileSync(join(folder, name), "utf8"), file, [
        "rule",
        "reason",
        "columns",
      ]);
      return {
        id: name.replace(/\.sql$/, ""),
        rule: fields.rule!,
        reason: fields.reason!,
        guards: list(fields.guards ?? ""),
        columns: list(fields.columns!),
        sql,
        file,
        line: lines.guards ?? 1,
      };
    });
}

const list = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
