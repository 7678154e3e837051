/** Pieces of SQL with their values apart, of which statements are put together. */

import { inspect } from "node:util";
import { QueryError } from "../../errors.js";

/** A piece of SQL: its text with a `?` for each value. Only the functions here make one, so text from a user cannot pass for SQL. */
export class Fragment {
  readonly text: string;
  readonly values: readonly unknown[];

  constructor(text: string, values: readonly unknown[]) {
    [this.text, this.values] = [text, values];
  }
}

/** What may stand in a list of conditions: what is false, null or undefined is left out. */
export type Optional = Fragment | false | null | undefined;

/**
 * A template with its values: a fragment is put in as it is, a list becomes `?, ?, ?` for `IN (...)`, everything else one `?`.
 *
 * @throws {QueryError} `QUERY_VALUE` for an empty list
 */
export function compose(text: readonly string[], values: readonly unknown[]): Fragment {
  const bound: unknown[] = [];
  const parts = text.flatMap((piece, index) => {
    if (index === 0) return [piece];
    const value = values[index - 1];
    if (value instanceof Fragment) {
      bound.push(...value.values);
      return [value.text, piece];
    }
    if (!Array.isArray(value)) {
      bound.push(value);
      return ["?", piece];
    }
    if (value.length === 0) {
      throw new QueryError(
        "QUERY_VALUE",
        `Value ${index} is an empty list. \`IN ()\` is no SQL; say what is meant if there is none, for example by FALSE.\nin: ${text.join("?").trim().split(/\r?\n/, 1)[0]}`,
      );
    }
    bound.push(...value);
    return [value.map(() => "?").join(", "), piece];
  });
  return new Fragment(parts.join(""), bound);
}

/** A piece of a statement, to be put into others: part`priority = ${1}`. */
export function part(text: TemplateStringsArray, ...values: unknown[]): Fragment {
  checkTag(text, "sql.part");
  return compose(text, values);
}

/**
 * Sees to it that a tag was used as one: a text that was put together elsewhere could hold anything.
 *
 * @throws {QueryError} `QUERY_TAG`
 */
export function checkTag(text: TemplateStringsArray, name: string): void {
  if (Array.isArray(text) && Array.isArray(text.raw)) return;
  throw new QueryError(
    "QUERY_TAG",
    `${name} is a tag and was called like a function. Write ${name}\`… \${value} …\`, with backticks and without parentheses.`,
  );
}

/** Letters, digits, `_`, `$`, and blanks or hyphens inside: what the names of tables and columns are made of. */
const NAME = /^[\p{L}\p{N}_$](?:[\p{L}\p{N}_$ -]*[\p{L}\p{N}_$])?$/u;
const LONGEST = 64;

/**
 * The name of a table or column, quoted: `id("visit", "esi")` is `` `visit`.`esi` ``. For a name that comes from a user ask first whether it
 * is one of those that may be asked for; this only sees to it that it can be nothing but a name.
 *
 * @throws {QueryError} `QUERY_IDENTIFIER` for what is no name
 */
export function id(...names: readonly [string, ...string[]]): Fragment {
  if ((names as readonly string[]).length === 0)
    throw new QueryError("QUERY_IDENTIFIER", 'sql.id was given no name. Write it like sql.id("visit").');
  for (const name of names) {
    if (typeof name === "string" && NAME.test(name) && [...name].length <= LONGEST) continue;
    const hint =
      typeof name === "string" && name.includes(".")
        ? ' Give the parts of a name one by one: id("visit", "esi").'
        : ` Names have letters, digits and _, at most ${LONGEST}.`;
    throw new QueryError("QUERY_IDENTIFIER", `${inspect(name)} is no name of a table or column.${hint}`);
  }
  return new Fragment(names.map((name) => `\`${name}\``).join("."), []);
}

/**
 * Conditions that must all hold, joined by AND; of none TRUE.
 *
 * @throws {QueryError} `QUERY_VALUE` for what is no piece: a condition that went missing would find too many rows
 */
export function all(conditions: readonly Optional[]): Fragment {
  const kept = piecesOf(conditions, "sql.all");
  if (kept.length === 0) return new Fragment("TRUE", []);
  return joined(
    kept.map(({ text, values }) => new Fragment(`(${text})`, values)),
    " AND ",
  );
}

/**
 * Pieces with commas between them: columns, assignments, rows.
 *
 * @throws {QueryError} `QUERY_VALUE` for none
 */
export function list(pieces: readonly Optional[]): Fragment {
  const kept = piecesOf(pieces, "sql.list");
  if (kept.length > 0) return joined(kept, ", ");
  throw new QueryError("QUERY_VALUE", "A list of no pieces is no SQL. Give at least one.");
}

function piecesOf(pieces: readonly Optional[], name: string): Fragment[] {
  if (!Array.isArray(pieces))
    throw new QueryError("QUERY_VALUE", `${name} takes a list of pieces, and was given ${inspect(pieces)}.`);
  return pieces.filter((each: unknown, index): each is Fragment => {
    if (each instanceof Fragment) return true;
    if (each === false || each === null || each === undefined) return false;
    throw new QueryError(
      "QUERY_VALUE",
      `Piece ${index + 1} of ${name} is ${inspect(each, { depth: 0 })}. Write a piece as sql.part\`…\`, a name as sql.id("…").`,
    );
  });
}

const joined = (pieces: readonly Fragment[], between: string): Fragment =>
  new Fragment(
    pieces.map(({ text }) => text).join(between),
    pieces.flatMap(({ values }) => values),
  );
