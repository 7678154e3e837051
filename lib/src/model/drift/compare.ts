import { type CompareOptions, TableComparison } from "./compare-table.js";
import type { Difference, PhysicalSchema, PhysicalTable } from "./physical.js";

export type { CompareOptions } from "./compare-table.js";

/**
 * Compares two physical schemas, table by table in the order of the wanted one. A changed thing under the same name is one difference,
 * not a missing and an extra one.
 *
 * @param wanted how it should be
 * @param found how it is
 */
export function compareSchemas(
  wanted: PhysicalSchema,
  found: PhysicalSchema,
  options: CompareOptions,
): Difference[] {
  return [
    ...wanted.tables.flatMap((table) => {
      const other = found.tables.find(({ name }) => name === table.name);
      if (other !== undefined)
        return new TableComparison(table, other, options, found.collation).differences();
      return [tableDifference("missing-table", table, options)];
    }),
    ...found.tables
      .filter(({ name }) => !wanted.tables.some((table) => table.name === name))
      .map((table) => tableDifference("extra-table", table, options)),
  ];
}

function tableDifference(
  kind: "missing-table" | "extra-table",
  table: PhysicalTable,
  { between, names, reason, placeOf }: CompareOptions,
): Difference {
  const place = table.place ?? placeOf?.(table.name);
  const [has, lacks] = kind === "missing-table" ? names : [names[1], names[0]];
  const why = kind === "missing-table" ? (reason?.(table.name) ?? "") : "";
  return {
    kind,
    between,
    subject: table.name,
    message: `${has} has the table ${table.name}, ${lacks} does not.${why}`,
    ...(place === undefined ? {} : { place }),
  };
}
