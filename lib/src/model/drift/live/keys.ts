import { canonicalReported } from "../expression.js";
import type { PhysicalForeignKey, PhysicalIndex, PhysicalKey, PhysicalTable } from "../physical.js";
import { grouped, type Row } from "./row.js";

/** Keys and indexes from the rows of `information_schema.STATISTICS`. */
export function indexesOf(
  rows: readonly Row[],
): Pick<PhysicalTable, "primaryKey" | "uniqueKeys" | "indexes"> {
  const primary = rows.filter(({ name }) => name === "PRIMARY");
  const secondary = [...grouped(rows, "name")].filter(([name]) => name !== "PRIMARY");
  const isUnique = (own: readonly Row[]): boolean => Number(own[0]!.loose) === 0;
  return {
    primaryKey: primary.map(keyPart),
    uniqueKeys: secondary
      .filter(([, own]) => isUnique(own))
      .map(([name, own]): PhysicalKey => ({ name, columns: own.map(keyPart), ...optionsOf(own) })),
    indexes: secondary.filter(([, own]) => !isUnique(own)).map(([name, own]) => indexOf(name, own)),
  };
}

function indexOf(name: string, rows: readonly Row[]): PhysicalIndex {
  const kind = String(rows[0]!.kind);
  const special = kind === "SPATIAL" || kind === "FULLTEXT";
  return {
    name,
    kind: special ? kind : "BTREE",
    // A spatial index reports the length of its bounding box as a prefix, which nobody wrote.
    columns: rows.map((row) => (special ? String(row.col) : keyPart(row))),
    ...optionsOf(rows),
  };
}

function optionsOf([first]: readonly Row[]): Pick<PhysicalIndex, "invisible" | "comment"> {
  const comment = first?.comment ?? "";
  return { ...(first?.visible === "NO" ? { invisible: true } : {}), ...(comment === "" ? {} : { comment }) };
}

function keyPart(row: Row): string {
  const base =
    row.expression === null || row.expression === undefined
      ? `${row.col}${row.part === null ? "" : `(${row.part})`}`
      : `(${canonicalReported(row.expression)})`;
  return row.direction === "D" ? `${base} DESC` : base;
}

/** A foreign key from the rows of its columns. */
export const foreignKeyOf = (name: string, rows: readonly Row[]): PhysicalForeignKey => ({
  name,
  columns: rows.map(({ col }) => String(col)),
  table: String(rows[0]!.target),
  references: rows.map(({ referred }) => String(referred)),
  onDelete: String(rows[0]!.on_delete),
  onUpdate: String(rows[0]!.on_update),
});
