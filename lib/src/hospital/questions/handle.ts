/** A question as a notebook holds it: its three texts, and its answers. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Db } from "mongodb";
import type { Connection } from "mysql2/promise";
import { projectRoot } from "../../project.js";
import { type Displayable, displayable } from "../../show/bundle.js";
import { codeColumns } from "../../show/code.js";
import { escapeHtml } from "../../show/escape.js";
import { tableBundle } from "../../show/table.js";
import type { MongoDatabase } from "../../stores/mongo/light.js";
import type { MysqlConnection } from "../../stores/mysql/light.js";
// From the single files: the declarations of a notebook must not lead to the drivers'.
import { answerDifference, type Language } from "../../workbook/question/difference.js";
import type { QuestionColumn, Value } from "../../workbook/question/question.js";
import { readQuestions } from "../../workbook/question/read.js";
import { findQuestion } from "./find.js";
import { answerIn, languagesOf } from "./in-language.js";

/** The two stores of a chapter. */
export interface ChapterStores {
  readonly mysql: MysqlConnection;
  readonly mongo: MongoDatabase;
}

/** The answers of one question: shows itself as the rows, with a line that says whether all languages agree. */
export interface Answers extends Displayable {
  readonly columns: readonly QuestionColumn[];
  /** As SQL gives them. */
  readonly rows: readonly Readonly<Record<string, Value>>[];
  /** The languages that answered. */
  readonly languages: readonly Language[];
  /** The first row on which two of them differ, from each side; undefined if all agree. */
  readonly difference: string | undefined;
}

/** A question: shows itself as its texts side by side. */
export interface QuestionHandle extends Displayable {
  readonly id: string;
  /** What is asked, in a sentence. */
  readonly question: string;
  /** The languages that have an answer. */
  readonly languages: readonly Language[];
  /** The text of each. */
  readonly texts: Readonly<Partial<Record<Language, string>>>;
  /**
   * Asks in each language that has an answer.
   *
   * @param parameters values by name instead of the defaults
   */
  ask(stores: ChapterStores, parameters?: Readonly<Record<string, unknown>>): Promise<Answers>;
  /** Asks in one language: the rows alone. */
  askIn(
    language: Language,
    stores: ChapterStores,
    parameters?: Readonly<Record<string, unknown>>,
  ): Promise<readonly Readonly<Record<string, Value>>[]>;
}

const TITLES: Readonly<Record<Language, string>> = {
  sql: "SQL, on MySQL",
  mongo: "Pipeline, on MongoDB",
  frame: "Frame, with Polars",
};

/**
 * A question of the hospital, by its id.
 *
 * @throws {SettingError} `QUESTION_UNKNOWN` with the ids that are near
 */
export function question(id: string): QuestionHandle {
  const found = findQuestion(readQuestions(), id);
  const languages = languagesOf(found);
  const texts = Object.fromEntries(languages.map((language) => [language, textOf(language, id)]));
  const columns = languages.map((language) => ({ title: TITLES[language], text: texts[language]! }));
  const answer = (language: Language, { mysql, mongo }: ChapterStores, parameters = {}) =>
    // The light handles of a notebook are the drivers' own objects.
    answerIn(
      language,
      found,
      { mysql: mysql as unknown as Connection, mongo: mongo as unknown as Db },
      parameters,
    );
  return Object.assign(codeColumns(columns), {
    id,
    question: found.question,
    languages,
    texts,
    ask: async (stores: ChapterStores, parameters: Readonly<Record<string, unknown>> = {}) => {
      const answers = [];
      for (const language of languages)
        answers.push([language, await answer(language, stores, parameters)] as const);
      const [first, ...others] = answers;
      const difference = others
        .map((other) => answerDifference(found, first!, other))
        .find((told) => told !== undefined);
      const { rows, columns: declared } = first![1];
      return Object.assign(answersDisplay(rows, languages, difference), {
        columns: declared,
        rows,
        languages,
        difference,
      });
    },
    askIn: async (
      language: Language,
      stores: ChapterStores,
      parameters: Readonly<Record<string, unknown>> = {},
    ) => (await answer(language, stores, parameters)).rows,
  });
}

/** The text without what only a program needs: the header of the SQL file, the imports of the frame. */
function textOf(language: Language, id: string): string {
  const [folder, ending] = {
    sql: ["sql/questions", ".sql"],
    mongo: ["mongo/questions", ".json"],
    frame: ["lib/src/hospital/questions", ".ts"],
  }[language] as [string, string];
  const text = readFileSync(join(projectRoot(), folder, `${id}${ending}`), "utf8").trim();
  if (language === "mongo") return text;
  const skipped = language === "sql" ? /^(?:--[^\n]*\n)+/ : /^(?:import [^\n]*\n)+\n*/;
  return text.replace(skipped, "").trim();
}

function answersDisplay(
  rows: Answers["rows"],
  languages: readonly Language[],
  difference: string | undefined,
): Displayable {
  const { "text/html": html, "text/plain": plain } = tableBundle(rows) as Record<string, string>;
  const told =
    difference ??
    `${languages.join(", ")}: the same ${rows.length} ${rows.length === 1 ? "row" : "rows"}, value by value.`;
  return displayable(() => ({
    "text/html": `${html}<div style="margin-top:4px;white-space:pre-wrap">${escapeHtml(told)}</div>`,
    "text/plain": `${plain}\n\n${told}`,
  }));
}
