/** A row of a tableau as it is shown: `a3` for the distinguished symbol of the third attribute, `b2,3` for the second row's own. */
export type TableauRow = Readonly<Record<string, string>>;

/** A symbol is 0 where it is distinguished, otherwise the number of the row that it was made for. */
export type Row = readonly number[];

/** The tableau of the chase: rows with one symbol an attribute, equal symbols meaning equal values. */
export interface Tableau {
  readonly attributes: readonly string[];
  /** What each row stands for. */
  readonly labels: readonly string[];
  readonly rows: readonly Row[];
}

/** Makes a tableau with a row for each part: distinguished where the part has the attribute. */
export const tableauOf = (
  attributes: readonly string[],
  parts: readonly { readonly name: string; readonly attributes: ReadonlySet<string> }[],
): Tableau => ({
  attributes,
  labels: parts.map(({ name }) => name),
  rows: parts.map((part, at) => attributes.map((each) => (part.attributes.has(each) ? 0 : at + 1))),
});

/** Whether some row is distinguished throughout. */
export const hasWholeRow = ({ rows }: Tableau): boolean =>
  rows.some((row) => row.every((each) => each === 0));

/** The rows as a table shows them. The first column says what a row stands for; its name is no attribute's. */
export function showTableau({ attributes, labels, rows }: Tableau): TableauRow[] {
  let first = "row";
  while (attributes.includes(first)) first = `(${first})`;
  return rows.map((row, at) =>
    Object.fromEntries([
      [first, labels[at]!],
      ...attributes.map((each, place) => [each, showSymbol(row[place]!, place)]),
    ]),
  );
}

export const showSymbol = (symbol: number, place: number): string =>
  symbol === 0 ? `a${place + 1}` : `b${symbol},${place + 1}`;
