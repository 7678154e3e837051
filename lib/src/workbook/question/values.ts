/** MySQL's values, as text, to those of an answer. */

import type { QuestionColumn, Value } from "./question.js";

/** Whether MySQL's type of a column, as `columnType` names it, can hold what the header declares. */
export function fits(sqlType: string, { type, scale, nullable }: QuestionColumn): boolean {
  if (sqlType === "NULL") return nullable;
  switch (type) {
    case "integer":
      return INTEGER.test(sqlType) || /^DECIMAL\(\d+,0\)$/.test(sqlType);
    case "decimal":
      return new RegExp(`^DECIMAL\\(\\d+,${scale}\\)$`).test(sqlType);
    case "text":
      return /^(VARCHAR|CHAR)\(|^(TEXT|ENUM|SET)$/.test(sqlType);
    case "boolean":
      // A comparison is an integer, 0 or 1.
      return sqlType === "BOOLEAN" || INTEGER.test(sqlType);
    case "instant":
      return /^(DATETIME|TIMESTAMP)(\([1-3]\))?$/.test(sqlType);
    case "date":
      return sqlType === "DATE";
  }
}

const INTEGER = /^(TINYINT|SMALLINT|MEDIUMINT|INT|BIGINT)( UNSIGNED)?$|^YEAR$/;

/** What to do in SQL so that a column has the type. */
export const CAST_HINT: Readonly<Record<QuestionColumn["type"], string>> = {
  integer: "CAST(… AS SIGNED)",
  decimal: "ROUND(…, scale) on a DECIMAL",
  text: "CAST(… AS CHAR)",
  boolean: "a comparison",
  instant: "CAST(… AS DATETIME(3))",
  date: "CAST(… AS DATE)",
};

/**
 * One value of an answer.
 *
 * @param text as MySQL writes it in its text protocol, and the `mysql` client prints it
 * @returns undefined if the text is no value of the column's type
 */
export function readValue(text: string, { type, scale = 0 }: QuestionColumn): Value | undefined {
  switch (type) {
    case "integer": {
      if (!/^-?\d+$/.test(text)) return undefined;
      const value = Number(text);
      return Number.isSafeInteger(value) ? value + 0 : text;
    }
    case "decimal":
      return text.split(".")[1]?.length === scale ? text : undefined;
    case "text":
      return text;
    case "boolean":
      return text === "1" ? true : text === "0" ? false : undefined;
    case "instant": {
      const [, date, time, fraction = ""] =
        /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?$/.exec(text) ?? [];
      return date === undefined ? undefined : `${date}T${time}.${fraction.padEnd(3, "0")}Z`;
    }
    case "date":
      return /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined;
  }
}
