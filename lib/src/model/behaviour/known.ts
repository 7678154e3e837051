/** Keeps a name from being inferred here, so that a misspelt one is an error where it stands. */
export type Known<Name extends string> = [Name][Name extends unknown ? 0 : never];
