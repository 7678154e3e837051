const ESCAPED: Readonly<Record<string, string>> = {
  "'": "''",
  "\\": "\\\\",
  "\0": "\\0",
  "\n": "\\n",
  "\r": "\\r",
  "\x1a": "\\Z",
};

/** A string as MySQL 9.7 shows it: in single quotes, with only those characters escaped that it escapes itself. */
export const quoted = (value: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that MySQL escapes.
  `'${value.replace(/['\\\0\n\r\x1a]/g, (character) => ESCAPED[character]!)}'`;
