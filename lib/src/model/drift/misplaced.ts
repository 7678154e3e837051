import { splitScript } from "../../stores/mysql/statements.js";
import { leavesTables } from "./files/passed-over.js";
import type { Difference } from "./physical.js";
import { programNamed } from "./programs/index.js";
import type { SchemaText } from "./read-files.js";
import { TokenReader } from "./sql/token-reader.js";
import { type Token, tokensOf } from "./sql/tokens.js";

/**
 * The statements of schema files that make neither tables nor indexes, such as a trigger or an INSERT: nothing of what they do is compared
 * with the model, so none may stay there.
 *
 * @returns a difference of the kind `misplaced-program` or `misplaced-statement` for each, with its line
 */
export const misplacedStatements = (texts: readonly SchemaText[]): Difference[] =>
  texts.flatMap(({ file, text }) =>
    splitScript(text, file).flatMap(({ sql, line }) => {
      const tokens = tokensOf(sql, line);
      const reader = new TokenReader(tokens, (token) => {
        throw new Error(`nothing is expected at ${token.text}`); // it is only asked what it sees
      });
      return leavesTables(reader) ? [misplaced(tokens, file)] : [];
    }),
  );

function misplaced(tokens: readonly Token[], file: string): Difference {
  const [first] = tokens;
  const place = { file, line: first!.line };
  const program = programNamed(tokens);
  if (program !== undefined)
    return {
      kind: "misplaced-program",
      between: "model-files",
      subject: program.name,
      message: `The ${program.kind.toLowerCase()} belongs in sql/programs, whose files run when the rows are loaded; sql/schema has tables and their indexes.`,
      place,
    };
  return {
    kind: "misplaced-statement",
    between: "model-files",
    subject: first!.value.toUpperCase(),
    message: `sql/schema makes tables and their indexes only: rows come from lib/src/hospital/simulate, rights from sql/programs. Take the statement out.`,
    place,
  };
}
