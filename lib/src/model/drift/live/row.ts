/** A row of information_schema, every value as text. */
export type Row = Readonly<Record<string, string | null>>;

/** Rows by the value of one column, in the order in which they come. */
export function grouped(rows: readonly Row[], by: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = String(row[by]);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
}
