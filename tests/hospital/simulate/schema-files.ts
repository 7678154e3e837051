import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isApart } from "../../../lib/src/hospital/refinements/apart.js";
import { projectRoot } from "../../../lib/src/project.js";

export interface SchemaColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
}
export interface SchemaTable {
  readonly name: string;
  /** Without generated ones. */
  readonly columns: readonly SchemaColumn[];
  readonly keys: readonly (readonly string[])[];
  readonly foreignKeys: readonly { columns: string[]; table: string; references: string[] }[];
  readonly checks: readonly string[];
}

/** The tables that the simulator fills. */
export const simulatedTables = (): SchemaTable[] => schemaTables().filter(({ name }) => !isApart(name));

const names = (list: string): string[] => list.split(",").map((name) => name.trim());

/** What sql/schema says, read as far as the tests need it: one definition a line, as the files are written. */
export function schemaTables(): SchemaTable[] {
  const folder = join(projectRoot(), "sql", "schema");
  const text = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n")
    .replace(/^ *--.*$/gm, "");
  return [...text.matchAll(/CREATE TABLE `?(\w+)`? \(\n([\s\S]*?)\n\) COMMENT/g)].map(([, name, body]) => {
    const lines = body!.replace(/\n {4}/g, " ").split("\n");
    const found = (pattern: RegExp) => lines.flatMap((line) => [...line.matchAll(pattern)]);
    const definitions = lines.filter((line) => /^ {2}[a-z]/.test(line) && !line.includes("GENERATED ALWAYS"));
    return {
      name: name!,
      columns: definitions.map((line) => {
        const [, column, type] = /^ {2}(\w+) +(\w+(?:\([^)]*\))?)/.exec(line)!;
        return { name: column!, type: type!, nullable: !line.includes("NOT NULL") };
      }),
      keys: found(/(?:PRIMARY KEY|UNIQUE KEY \w+) \(([^)]*)\)/g).map(([, list]) => names(list!)),
      foreignKeys: found(/FOREIGN KEY \(([^)]*)\) +REFERENCES (\w+) \(([^)]*)\)/g).map(
        ([, own, table, list]) => {
          return { columns: names(own!), table: table!, references: names(list!) };
        },
      ),
      checks: found(/CONSTRAINT (\w+) CHECK/g).map(([, check]) => check!),
    };
  });
}
