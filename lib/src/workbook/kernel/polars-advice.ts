/** What Polars and the type checker say of expressions and columns, in words that tell what to write. */

import { nearNames } from "../../show/near.js";

const UNKNOWN_COLUMN = /^not found: unable to find column "(.+?)"; valid columns: (\[.*?\])/;
const NOT_FOUND = /^not found: "(.+)" not found$/;

/**
 * Polars' message of a column that is not there, with names that are near and without its plan; undefined for any other message.
 * A bare text in `eq` is a column to Polars: its message is the same.
 */
export function sayUnknownColumn(message: string): string | undefined {
  const [, name, list] = UNKNOWN_COLUMN.exec(message) ?? [];
  if (name !== undefined) {
    const columns = columnsOf(list!);
    const near = nearNames(name, columns);
    const meant = near.length === 0 ? "" : ` Did you mean ${near.map((each) => `"${each}"`).join(" or ")}?`;
    return `There is no column "${name}".${meant} The columns are ${columns.join(", ")}. If "${name}" is a value, write pl.lit("${name}").`;
  }
  const [, alone] = NOT_FOUND.exec(message) ?? [];
  return alone === undefined
    ? undefined
    : `There is no column "${alone}" in this frame; its property \`columns\` lists those it has.`;
}

function columnsOf(list: string): string[] {
  try {
    return JSON.parse(list) as string[];
  } catch {
    return list.slice(1, -1).split(", ");
  }
}

const METHODS: Readonly<Record<string, string>> = {
  ">": "gt",
  ">=": "gtEq",
  "<": "lt",
  "<=": "ltEq",
  "+": "plus",
};
const OPERATOR = /^Operator '(.+?)' cannot be applied to types .*\bExpr\b/;
const COMPARISON = /comparison appears to be unintentional because the types .*\bExpr\b.* have no overlap/;

/** Which method of an expression does what the operator would; undefined where no operator stands beside an expression. */
export function sayMethod(finding: string): string | undefined {
  const method = COMPARISON.test(finding) ? "eq" : METHODS[OPERATOR.exec(finding)?.[1] ?? ""];
  return method === undefined
    ? undefined
    : `An expression has methods in place of operators: write .${method}(3) in place of ${method === "eq" ? "===" : OPERATOR.exec(finding)![1]} 3.`;
}
