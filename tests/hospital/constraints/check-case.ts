/** A CHECK and what it should make of changes to one row. */
export interface CheckCase {
  readonly table: string;
  readonly check: string;
  /** What is set in an UPDATE of one row. */
  readonly refuses: readonly string[];
  readonly accepts: readonly string[];
  /** Which rows will do; default any. */
  readonly where?: string;
}

/** A space, a tab, a line's end, a no-break space, a zero-width space: whoever looks at them sees nothing. */
const BLANKS = ["''", "' '", "'  '", "'\\t'", "'\\n'", "_utf8mb4 0xC2A0", "_utf8mb4 0xE2808B"];

/** A column for text must show something. */
export const seen = (column: string): Pick<CheckCase, "refuses" | "accepts"> => ({
  refuses: BLANKS.map((text) => `${column} = ${text}`),
  accepts: [`${column} = 'A'`, `${column} = '-'`, `${column} = ' A'`, `${column} = _utf8mb4 0xE79785`],
});
