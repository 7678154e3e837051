/** Reads the questions of a folder: a header, the parameters, one statement. */

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ScriptError } from "../../errors.js";
import { projectRoot, shownPath } from "../../project.js";
import { readHeader } from "../../stores/mysql/header.js";
import { OPAQUE } from "../../stores/mysql/opaque.js";
import { type Statement, splitScript } from "../../stores/mysql/statements.js";
import { parseColumns } from "./columns.js";
import { withRanges } from "./declared-ranges.js";
import { withDomains } from "./domains.js";
import { readLiteral } from "./parameters.js";
import type { Parameter, Question } from "./question.js";

const FIELDS = ["question", "why", "concept", "chapter", "columns", "ordered"];
/** May be left out. */
const RANGES = "ranges";
const DOMAINS = "domains";
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const CHAPTER = /^\d\d-[a-z0-9-]+$/;
const SET = /^SET\b/i;
const PARAMETER = /^SET\s+@([a-z][a-z0-9_]*)\s*=\s*([\s\S]+)$/i;
const READS = /^[\s(]*(SELECT|WITH|TABLE|VALUES)\b/i;

type Wrong = (line: number, what: string) => never;

/** Where the questions are. */
export const questionFolder = (): string => join(projectRoot(), "sql", "questions");

/**
 * Reads every `.sql` file of a folder, in the order of their names.
 *
 * @param folder default: `sql/questions`
 * @throws {ScriptError} as `readQuestion`
 */
export function readQuestions(folder = questionFolder()): Question[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => readQuestion(join(folder, name)));
}

/**
 * Reads one question from its file.
 *
 * @throws {ScriptError} `QUESTION_MISSING` if the file cannot be read; `HEADER_WRONG`, `SCRIPT_MALFORMED` or `QUESTION_WRONG`, with
 *   file and line, if the header, the script, or its parameters and statement are not as they must be
 */
export function readQuestion(path: string): Question {
  const file = shownPath(path);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ScriptError("QUESTION_MISSING", `${file}: the question cannot be read (${code}).`, {
      cause: error,
    });
  }
  return parseQuestion(text, basename(path, ".sql"), file);
}

/** The same from a text; `file` is used only in messages. */
export function parseQuestion(text: string, id: string, file: string): Question {
  const { fields, lines } = readHeader(text, file, FIELDS, [...FIELDS, RANGES, DOMAINS]);
  const inHeader = (field: string) => (what: string) => {
    throw new ScriptError("HEADER_WRONG", `${file}:${lines[field]}: ${what}`);
  };
  const wrong: Wrong = (line, what) => {
    throw new ScriptError("QUESTION_WRONG", `${file}:${line}: ${what}`);
  };
  if (!ID.test(id))
    wrong(1, `"${id}" is no id. Name the file by lower-case words with hyphens, like calls-by-hour.sql.`);
  if (!CHAPTER.test(fields.chapter!))
    inHeader("chapter")(`"${fields.chapter}" is no chapter. Write it like 05-questions.`);
  if (!/^(yes|no)$/.test(fields.ordered!))
    inHeader("ordered")(`ordered is "${fields.ordered}". Write yes or no.`);
  const columns = parseColumns(fields.columns!, inHeader("columns"));
  const { parameters, statement } = splitQuestion(splitScript(text, file), wrong);
  checkVariables(parameters, statement, wrong);
  return {
    id,
    question: fields.question!,
    why: fields.why!,
    concept: fields.concept!,
    chapter: fields.chapter!,
    columns,
    ordered: fields.ordered === "yes",
    parameters: withDomains(
      withRanges(parameters, fields[RANGES], inHeader(RANGES)),
      fields[DOMAINS],
      inHeader(DOMAINS),
    ),
    sql: statement.sql,
    file,
    lines: { ...lines, sql: statement.line },
  };
}

function splitQuestion(statements: readonly Statement[], wrong: Wrong) {
  const first = statements.findIndex(({ sql }) => !SET.test(sql));
  if (first === -1)
    return wrong(
      statements.at(-1)?.line ?? 1,
      "the question has no statement. Write one SELECT below the header.",
    );
  const [statement, more] = statements.slice(first) as [Statement, Statement | undefined];
  if (more !== undefined)
    return wrong(
      more.line,
      SET.test(more.sql)
        ? "SET stands behind the statement. Move it up, directly below the header."
        : "a second statement begins here. A question is one statement: make it a CTE or a file of its own.",
    );
  if (!READS.test(statement.sql))
    return wrong(
      statement.line,
      `a question reads and changes nothing, but this begins with ${statement.sql.split(/\s/, 1)[0]}. Begin with SELECT or WITH.`,
    );
  return {
    parameters: statements.slice(0, first).map((set) => parseParameter(set, wrong)),
    statement,
  };
}

function parseParameter({ sql, line }: Statement, wrong: Wrong): Parameter {
  const [, name, text = ""] = PARAMETER.exec(sql) ?? [];
  if (name === undefined || name !== name.toLowerCase())
    return wrong(
      line,
      `"${sql.split("\n", 1)[0]}" sets no parameter. Write it like SET @name = 5; with a name in lower case.`,
    );
  const found = readLiteral(text.trim());
  if (found === undefined)
    return wrong(
      line,
      `the default of @${name} is ${text.split("\n", 1)[0]}. Write a literal: 5, 0.5, 'text' (no backslash), DATE '2025-03-01' or TIMESTAMP '2025-03-01 08:00:00'.`,
    );
  return { name, type: found.type, default: found.value, line };
}

/** Every variable that the statement reads is set, once, and every one set is read. */
function checkVariables(parameters: readonly Parameter[], { sql, line }: Statement, wrong: Wrong): void {
  // Blanks, so that what is left keeps its lines.
  const bare = sql.replace(OPAQUE, (part) => part.replace(/[^\n]/g, " "));
  const used = new Map<string, number>();
  for (const { 1: name, index } of bare.matchAll(/(?<![@\w])@([\w$.]+)/g)) {
    // Variables' names have no case.
    const key = name!.toLowerCase();
    if (!used.has(key)) used.set(key, line + bare.slice(0, index).split("\n").length - 1);
  }
  parameters.forEach(({ name, line: set }, i) => {
    if (parameters.findIndex((other) => other.name === name) !== i)
      wrong(set, `@${name} is set twice. Keep one.`);
    if (!used.has(name)) wrong(set, `the statement does not read @${name}. Remove this line, or use it.`);
  });
  for (const [name, at] of used) {
    if (!parameters.some((parameter) => parameter.name === name))
      wrong(at, `@${name} is not set. Add a line like SET @${name} = 5; below the header.`);
  }
}
