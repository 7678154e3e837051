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

const CONTINUES = /^--\s{2,}(\S.*?)\s*$/;
const FIELD = /^-- ([a-z]+):\s*(.*?)\s*$/;

/**
 * Reads the header of an SQL file. It ends at the first line that is no comment. A long value goes on in lines that
 * begin with `--` and two or more spaces; they are joined by one space.
 *
 * @param file the path, used only in messages
 * @param required the fields that must be there and not be empty
 * @param known every field that may be there; by default any
 * @throws {ScriptError} `HEADER_WRONG` with file and line: a line that is no field, a field twice, one that is not known, or one
 *   that is missing
 */
export function readHeader(
  text: string,
  file: string,
  required: readonly string[],
  known?: readonly string[],
): Headed {
  const all = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const end = all.findIndex((line) => !line.startsWith("--"));
  const fields: Record<string, string> = Object.create(null);
  const lines: Record<string, number> = Object.create(null);
  const wrong = (line: number, what: string): never => {
    throw new ScriptError("HEADER_WRONG", `${file}:${line}: ${what}`);
  };
  let last: string | undefined;
  for (const [i, line] of all.slice(0, end === -1 ? all.length : end).entries()) {
    const more = CONTINUES.exec(line)?.[1];
    const [, name, value = ""] = FIELD.exec(line) ?? [];
    if (more !== undefined && last !== undefined) fields[last] = `${fields[last]} ${more}`.trimStart();
    else if (name === undefined)
      wrong(i + 1, `"${line}" is no header field. Write it like "-- ${required[0]}: …".`);
    else if (name in fields) wrong(i + 1, `the field "${name}" is there twice. Keep one.`);
    else if (known?.includes(name) === false)
      wrong(i + 1, `there is no header field "${name}". The fields are ${known.join(", ")}.`);
    else {
      fields[name] = value;
      lines[name] = i + 1;
      last = name;
    }
  }
  const missing = required.find((name) => !fields[name]);
  if (missing !== undefined)
    wrong(
      lines[missing] ?? 1,
      missing in lines
        ? `the field "${missing}" is empty. Write something behind the colon.`
        : `the header has no field "${missing}". Add a line like "-- ${missing}: …" at the top.`,
    );
  return {
    fields,
    lines,
    sql: all
      .slice(end === -1 ? all.length : end)
      .join("\n")
      .trim(),
  };
}
