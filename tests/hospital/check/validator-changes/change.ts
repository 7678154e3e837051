/**
 * A change of a collection file: what it is, the name of the file, what is changed into what, the differences that are found, and what
 * the line holds that the first of them names.
 */
export type Change = readonly [
  what: string,
  file: string,
  from: string | RegExp,
  to: string,
  found: readonly string[],
  line: string,
];
