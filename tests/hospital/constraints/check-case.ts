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
