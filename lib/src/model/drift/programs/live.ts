import type { Connection, RowDataPacket } from "mysql2/promise";
import { type Token, tokensOf } from "../sql/tokens.js";
import { type NamedProgram, type ProgramKind, programKey } from "./program.js";

/** A program as a server has it. */
export interface LiveProgram extends NamedProgram {
  /** What SHOW CREATE says, word by word, without what differs from one database or user to the next; then the SQL mode it runs in. */
  readonly words: readonly string[];
}

const NAMES = `
  SELECT 'VIEW' AS kind, TABLE_NAME AS name FROM information_schema.VIEWS WHERE TABLE_SCHEMA = ?
  UNION ALL SELECT ROUTINE_TYPE, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ?
  UNION ALL SELECT 'TRIGGER', TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ?
  UNION ALL SELECT 'EVENT', EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ?
  ORDER BY kind, name`;

/**
 * Reads the views, routines, triggers and events of a database.
 *
 * @returns by their keys, see `programKey`
 * @throws what the driver throws if the connection is lost, or if the user may not look at one of them
 */
export async function readPrograms(
  connection: Connection,
  database: string,
): Promise<ReadonlyMap<string, LiveProgram>> {
  const [rows] = await connection.query<RowDataPacket[]>(NAMES, Array(4).fill(database));
  const programs = new Map<string, LiveProgram>();
  for (const row of rows) {
    const named = { kind: row.kind as ProgramKind, name: String(row.name) };
    const [[shown]] = await connection.query<RowDataPacket[]>(
      `SHOW CREATE ${named.kind} ${quotedName(database)}.${quotedName(named.name)}`,
    );
    programs.set(programKey(named), { ...named, words: wordsOf(shown!, database) });
  }
  return programs;
}

const quotedName = (name: string): string => `\`${name.replaceAll("`", "``")}\``;

function wordsOf(shown: RowDataPacket, database: string): string[] {
  // The column is called after the kind: `Create View`, `SQL Original Statement` for a trigger. A user without the right gets NULL.
  const column = Object.keys(shown).find((name) => /^(create |sql original)/i.test(name));
  const text = column === undefined ? null : shown[column];
  if (typeof text !== "string") return ["(this user may not see it)"];
  const words = withoutOwner(tokensOf(text), database).map(spelled);
  return shown.sql_mode === undefined ? words : [...words, "SQL_MODE", String(shown.sql_mode)];
}

/** Without the definer, the name of the database before a name, and the instant at which an event was made. */
function withoutOwner(tokens: readonly Token[], database: string): Token[] {
  const isSign = (at: number, sign: string): boolean =>
    tokens[at]?.kind === "sign" && tokens[at]!.value === sign;
  const isWord = (at: number, word: string): boolean =>
    tokens[at]?.kind === "word" && tokens[at]!.value.toUpperCase() === word;
  const left: Token[] = [];
  for (let at = 0; at < tokens.length && tokens[at]!.kind !== "end"; at++) {
    if (isWord(at, "DEFINER") && isSign(at + 1, "=")) at += isSign(at + 3, "@") ? 4 : 2;
    else if (tokens[at]!.kind === "name" && tokens[at]!.value === database && isSign(at + 1, ".")) at++;
    else if (isWord(at, "STARTS") && tokens[at + 1]?.kind === "string") at++;
    else left.push(tokens[at]!);
  }
  return left;
}

/** Names and keywords are the same in any case of letters, strings are not. */
const spelled = ({ kind, text, value }: Token): string => {
  if (kind === "string") return `'${value}'`;
  return kind === "word" || kind === "name" ? value.toUpperCase() : text;
};
