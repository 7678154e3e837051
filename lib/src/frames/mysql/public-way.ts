/** The public way to read rows, where mysql2's inside is not the known one: typeCast leaves texts as bytes, the driver makes the rest. */

import type { Connection as CoreConnection } from "mysql2";
import type { Command } from "./internals.js";
import { KNOWN_MYSQL2, mysql2Version } from "./internals.js";
import type { Answer } from "./read.js";
import type { Field } from "./wire.js";

/** Types that arrive as texts of their own: MySQL says them in full, and a string of JavaScript holds them. */
const TEXTS = ["VARCHAR", "VAR_STRING", "STRING", "BLOB", "TINY_BLOB", "MEDIUM_BLOB", "LONG_BLOB", "JSON"];

interface CastField {
  readonly type: string;
  buffer(): Buffer | null;
}

/** Without a loss: big numbers as texts, decimals as texts, times as texts. */
const EXACT = {
  rowsAsArray: true,
  supportBigNumbers: true,
  bigNumberStrings: true,
  dateStrings: true,
  timezone: "Z",
  typeCast: (field: CastField, next: () => unknown) => (TEXTS.includes(field.type) ? field.buffer() : next()),
};

let told = false;

/** Says once that rows are read the slow way. */
export function tell(): void {
  if (told) return;
  told = true;
  process.emitWarning(
    `mysql2 is ${mysql2Version()}, and only the inside of ${KNOWN_MYSQL2} is known: frames are read its public way, which takes some four times as long.`,
    { code: "HERS_FRAMES_PUBLIC_WAY" },
  );
}

/** Sends a statement: as text, or prepared if values are bound to it, for which mysql2's typeCast takes ten times as long again. */
export function publicWay(
  core: CoreConnection,
  sql: string,
  values: readonly unknown[],
  answer: Answer,
): Command {
  const options = { sql, values, ...EXACT } as never;
  const command = values.length === 0 ? core.query(options) : core.execute(options);
  return listen(command as unknown as Command, answer);
}

function listen(command: Command, answer: Answer): Command {
  command.on("fields", (fields: readonly Field[] | undefined) => {
    if (fields !== undefined) answer.begin(fields);
  });
  command.on("result", (values: unknown) => {
    if (!Array.isArray(values)) return;
    answer.row((wire, row) => {
      for (let i = 0; i < wire.length; i++) wire[i]!.column.push(row, values[i]);
    });
  });
  return command;
}
