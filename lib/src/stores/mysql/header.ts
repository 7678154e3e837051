/** The `-- field: value` lines that open an SQL file and say what it is for. */

import { ScriptError } from "../../errors.js";

/** The fields of a header, and the statement below it. */
export interface Headed {
  /** Values by field name. */
  readonly fields: Readonly<Record<string, string>>;
  /** The lines of the fields, from 1. */
  readonly lines: Readonly<Record<string, number>>;
  /** Everything below the header. */
  readonly sql: string;
}

/**
 * Reads the header of an SQL file. It ends at the first line that is no comment.
 *
 * @param file the path, used only in messages
 * @param required the fields that must be there and not be empty
 * @throws {ScriptError} `HEADER_WRONG` with file and line: a line that is no field, a field twice, or one that is missing
 */
export function readHeader(text: string, file: string, required: readonly string[]): Headed {
  const all = text.split(/\r?\n/);
  const end = all.findIndex((line) => !line.startsWith("--"));
  const fields: Record<string, string> = {};
  const lines: Record<string, number> = {};
  const wrong = (line: number, what: string): never => {
    throw new ScriptError("HEADER_WRONG", `${file}:${line}: ${what}`);
  };
  for (const [i, line] of all.slice(0, end === -1 ? all.length : end).entries()) {
    const [, name, value = ""] = /^-- ([a-z]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined)
      wrong(i + 1, `"${line}" is no header field. Write it like "-- ${required[0]}: …".`);
    else if (name in fields) wrong(i + 1, `the field "${name}" is there twice. Keep one.`);
    else {
      fields[name] = value;
      lines[name] = i + 1;
    }
  }
  const missing = required.find((name) => !fields[name]);
  if (missing !== undefined)
    wrong(1, `the header has no field "${missing}". Add a line like "-- ${missing}: …" at the top.`);
  return {
    fields,
    lines,
    sql: all
      .slice(end === -1 ? all.length : end)
      .join("\n")
      .trim(),
  };
}
