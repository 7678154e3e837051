/** What is no name: text in quotes, numbers, the name of a function before its parenthesis. */
const WORDS = /'(?:[^'\\]|''|\\.)*'|`([^`]*)`|\b\d[\w.]*|\b([A-Za-z_][\w$]*)(?!\w)(?!\s*\()/g;

/**
 * The names that an SQL condition may mean as columns, in small letters: each word outside quotes that is no function. Words of SQL itself
 * are among them, so ask whether a name that you know is there.
 */
export const namedIn = (expression: string): ReadonlySet<string> =>
  new Set(
    [...expression.matchAll(WORDS)]
      .map(([, quoted, word]) => quoted ?? word)
      .filter((name) => name !== undefined)
      .map((name) => name.toLowerCase()),
  );
