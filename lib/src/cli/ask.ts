import { type Command, Option } from "commander";
import { SettingError } from "../errors.js";
import { openKeptCopy } from "../hospital/kept-copy.js";
import { findQuestion } from "../hospital/questions/find.js";
import { answerIn, languagesOf } from "../hospital/questions/in-language.js";
import { tableBundle } from "../show/table.js";
import { type Language, parameterValues, type Question, readQuestions } from "../workbook/question/index.js";
import { say } from "./say.js";

interface Options {
  readonly in?: Language;
  readonly param: readonly string[];
  readonly json?: true;
}

/** `hers ask [ID]`: answers a question of `sql/questions`; without an id, lists them. */
export function ask(program: Command): void {
  program
    .command("ask")
    .description("answer a question; without an id, list the questions")
    .argument("[id]", "such as response-times-by-priority")
    .option("--param <name=value>", "another value for a parameter; may be repeated", collect, [])
    .addOption(
      new Option("--in <language>", "the language that answers; by default sql").choices([
        "sql",
        "mongo",
        "frame",
      ]),
    )
    .option("--json", "print one line of JSON: id, columns, rows")
    .action(async (id: string | undefined, { in: language, param, json }: Options) => {
      const questions = readQuestions();
      if (id === undefined && (param.length > 0 || language !== undefined))
        throw new SettingError(
          "QUESTION_UNKNOWN",
          "--in and --param need a question: npx hers ask ID --in mongo.",
        );
      if (id === undefined) list(questions, json === true);
      else await answer(language ?? "sql", findQuestion(questions, id), param, json === true);
    });
}

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

function list(questions: readonly Question[], json: boolean): void {
  if (json) {
    const told = questions.map((each) => {
      const { id, question, concept, parameters } = each;
      return { id, question, concept, parameters, languages: languagesOf(each) };
    });
    process.stdout.write(`${JSON.stringify(told)}\n`);
    return;
  }
  const width = Math.max(...questions.map(({ id }) => id.length));
  for (const { id, question, chapter } of questions)
    process.stdout.write(`${chapter.slice(0, 2)}  ${id.padEnd(width)}  ${question}\n`);
}

async function answer(
  language: Language,
  question: Question,
  given: readonly string[],
  json: boolean,
): Promise<void> {
  const parameters = parseParameters(given);
  const told = sayParameters(question, parameters); // refused here, before any store is asked
  const { mysql, mongo, close } = await openKeptCopy(say);
  try {
    const stores = { mysql, mongo };
    const { id, columns, rows } = await answerIn(language, question, stores, parameters);
    if (json) process.stdout.write(`${JSON.stringify({ id, columns, rows })}\n`);
    else {
      const shown = { limit: Math.max(1, rows.length), columns: columns.map((column) => column.name) };
      process.stdout.write(`${question.question}\n${told}\n${tableBundle(rows, shown)["text/plain"]}\n`);
    }
  } finally {
    await close();
  }
}

function parseParameters(given: readonly string[]): Record<string, string> {
  const pairs = given.map(parseParameter);
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new SettingError("PARAMETER_WRONG", `--param ${twice} is given twice. Keep one.`);
  return Object.fromEntries(pairs);
}

/** `days = 14 (default)` and the like: an answer without its parameters would claim too much. */
function sayParameters(question: Question, given: Readonly<Record<string, unknown>>): string {
  const values = parameterValues(question, given);
  const lines = question.parameters.map(
    ({ name }) =>
      `  ${name} = ${values[name]}${Object.hasOwn(given, name) ? "" : " (default; --param changes it)"}\n`,
  );
  return lines.join("");
}

function parseParameter(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new SettingError(
    "PARAMETER_WRONG",
    `--param ${text}: write it as name=value, such as --param priority=1.`,
  );
}
