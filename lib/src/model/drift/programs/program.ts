import { splitScript } from "../../../stores/mysql/statements.js";
import type { Place } from "../physical.js";
import type { SchemaText } from "../read-files.js";
import { type Token, tokensOf } from "../sql/tokens.js";

/** What a server does by itself or on call. */
export const PROGRAM_KINDS = ["VIEW", "TRIGGER", "PROCEDURE", "FUNCTION", "EVENT"] as const;
export type ProgramKind = (typeof PROGRAM_KINDS)[number];

export interface NamedProgram {
  readonly kind: ProgramKind;
  readonly name: string;
}

/** The program that a CREATE, ALTER or DROP is about, if it is one; a DEFINER and other clauses may stand before it. */
export function programNamed(tokens: readonly Token[]): NamedProgram | undefined {
  if (!["CREATE", "ALTER", "DROP"].includes(tokens[0]!.value.toUpperCase())) return undefined;
  const kindAt = (token: Token): ProgramKind | undefined =>
    token.kind === "word" ? PROGRAM_KINDS.find((kind) => kind === token.value.toUpperCase()) : undefined;
  // In a view or a table these words may be names; they come first only where they say what is made.
  const at = tokens.findIndex((token) => kindAt(token) !== undefined || isOther(token));
  const kind = at === -1 ? undefined : kindAt(tokens[at]!);
  if (kind === undefined) return undefined;
  const name = tokens.slice(at + 1).find((token) => token.kind === "name" || !isCondition(token));
  return { kind, name: name?.value ?? "" };
}

const isOther = ({ kind, value }: Token): boolean =>
  kind === "word" && /^(TABLE|INDEX|ROLE|USER|DATABASE|SCHEMA|TEMPORARY)$/i.test(value);

const isCondition = ({ value }: Token): boolean => /^(IF|NOT|EXISTS)$/i.test(value);

/** The programs that files make, each with the line of its CREATE. */
export const programsOfFiles = (texts: readonly SchemaText[]): (NamedProgram & { readonly place: Place })[] =>
  texts.flatMap(({ file, text }) =>
    splitScript(text, file).flatMap(({ sql, line }) => {
      const tokens = tokensOf(sql, line);
      const program = programNamed(tokens);
      if (program === undefined || tokens[0]!.value.toUpperCase() !== "CREATE") return [];
      return [{ ...program, place: { file, line } }];
    }),
  );

/** What one is called in messages. */
export const programTitle = ({ kind, name }: NamedProgram): string => `${kind.toLowerCase()} ${name}`;

/** The same for two programs of which there can be only one: letters of routines and events have no case, those of views and triggers do. */
export const programKey = ({ kind, name }: NamedProgram): string =>
  `${kind} ${kind === "VIEW" || kind === "TRIGGER" ? name : name.toLowerCase()}`;
