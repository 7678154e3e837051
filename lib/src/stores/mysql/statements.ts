/** Splits an SQL script into its statements by the rules of the `mysql` client: comments, strings, DELIMITER. */

import { ScriptError } from "../../errors.js";

/** One statement, without its delimiter and without the comments before it. */
export interface Statement {
  readonly sql: string;
  /** The line of the file on which `sql` begins, from 1. */
  readonly line: number;
}

const BACKSLASH = "\\";

/** What the scanner can be in the middle of, as a message calls it. */
type Quote = "'" | '"' | "`";
const OPEN: Record<Quote, string> = {
  "'": "a string",
  '"': "a string",
  "`": "a quoted name",
};

/**
 * Splits a script. Inside strings, quoted names and comments a delimiter is text; an executable comment
 * (slash, star, exclamation mark) belongs to the statement around it. `--` begins a comment only before white space or the end of the line.
 * A last statement may lack its delimiter.
 *
 * @param file the path, used only in messages
 * @throws {ScriptError} `SCRIPT_MALFORMED`, with file and line, if a string, quoted name or comment never ends, a DELIMITER
 *   line names none or has more behind it, stands within a statement, or is never restored to `;`
 */
export function splitScript(text: string, file: string): Statement[] {
  const statements: Statement[] = [];
  let delimiter = ";";
  let delimiterLine = 1;
  let line = 1;
  let start = -1; // of the pending statement; -1 while only white space and comments were seen
  let startLine = 1;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; // a byte order mark
  let lineStart = true; // only white space so far on this line

  const fail = (where: number, what: string): never => {
    throw new ScriptError("SCRIPT_MALFORMED", `${file}:${where}: ${what}`);
  };
  const content = (): void => {
    if (start === -1) {
      start = at;
      startLine = line;
    }
    lineStart = false;
  };
  const countLines = (from: number, to: number): void => {
    for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) line++;
  };
  const finish = (end: number): void => {
    if (start !== -1) statements.push({ sql: text.slice(start, end).trimEnd(), line: startLine });
    start = -1;
  };

  const since = (): string =>
    delimiter === ";" ? "" : `: since line ${delimiterLine} the delimiter is ${delimiter}`;

  while (at < text.length) {
    const c = text[at]!;
    if (c === "\n") {
      line++;
      at++;
      lineStart = true;
    } else if (/\s/.test(c)) {
      at++;
    } else if (c === "#" || isDashComment(text, at)) {
      at = endOfLine(text, at);
    } else if (text.startsWith("/*", at)) {
      if (text[at + 2] === "!") content();
      const end = text.startsWith("/*!", at) ? endOfExecutable(text, at + 3) : text.indexOf("*/", at + 2);
      if (end === -1) fail(line, "a comment begins here and never ends; close it with */.");
      countLines(at, end);
      at = end + 2;
    } else if (lineStart && isDelimiterLine(text, at)) {
      const end = endOfLine(text, at);
      if (start !== -1)
        fail(
          line,
          `DELIMITER within the statement that began on line ${startLine}; end that with ${delimiter} first${since()}.`,
        );
      const { named, wrong } = readDelimiter(text.slice(at + "DELIMITER".length, end));
      if (wrong !== undefined) fail(line, wrong);
      delimiter = named;
      delimiterLine = line;
      at = end;
    } else if (text.startsWith(delimiter, at)) {
      finish(at);
      at += delimiter.length;
      lineStart = false;
    } else if (c === "'" || c === '"' || c === "`") {
      content();
      const end = endOfQuoted(text, at, c);
      if (end === -1) fail(line, `${OPEN[c]} begins here and never ends; close it with ${c}.`);
      countLines(at, end);
      at = end;
    } else {
      content();
      at++;
    }
  }
  if (delimiter !== ";" && start !== -1)
    fail(
      startLine,
      `the statement that begins here never ends${since()}. End it with ${delimiter}, and put DELIMITER ; on a line of its own behind it.`,
    );
  finish(text.length);
  if (delimiter !== ";") {
    fail(
      delimiterLine,
      `DELIMITER ${delimiter} is never restored; end the file with DELIMITER ; on a line of its own.`,
    );
  }
  return statements;
}

/** `--` then white space, a control character or the end; otherwise it is two minus signs. */
const isDashComment = (text: string, at: number): boolean =>
  text.startsWith("--", at) && (at + 2 >= text.length || text.charCodeAt(at + 2) <= 32);

const isDelimiterLine = (text: string, at: number): boolean =>
  /^delimiter(?=\s|$)/i.test(text.slice(at, at + "DELIMITER".length + 1));

/** What stands behind the word DELIMITER. The `mysql` client drops all but the first word, which hides a statement: so it is refused. */
function readDelimiter(behind: string): { readonly named: string; readonly wrong?: string } {
  const [, named = "", rest = ""] = /^\s*(\S*)\s*(.*?)\s*$/.exec(behind) ?? [];
  if (named === "") return { named, wrong: "DELIMITER without a delimiter; write it like DELIMITER //." };
  if (/['"`\\]/.test(named))
    return { named, wrong: `DELIMITER ${named}: quotes and backslashes cannot end a statement.` };
  if (rest === "" || rest.startsWith("#") || isDashComment(rest, 0)) return { named };
  return {
    named,
    wrong: `behind DELIMITER ${named} stands "${rest.length > 40 ? `${rest.slice(0, 40)}…` : rest}", which would be dropped; put it on the next line.`,
  };
}

const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
};

/** Behind the closing quote. A doubled quote stays inside; a backslash escapes, though not in a quoted name. */
function endOfQuoted(text: string, at: number, quote: Quote): number {
  for (let i = at + 1; i < text.length; i++) {
    const c = text[i];
    if (c === BACKSLASH && quote !== "`") i++;
    else if (c === quote && text[i + 1] === quote) i++;
    else if (c === quote) return i + 1;
  }
  return -1;
}

/** The closing mark of an executable comment, whose inside is SQL: a string in it may hold the mark. */
function endOfExecutable(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === "'" || c === '"' || c === "`") {
      const end = endOfQuoted(text, i, c);
      if (end === -1) return -1;
      i = end - 1;
    } else if (text.startsWith("*/", i)) return i;
  }
  return -1;
}
