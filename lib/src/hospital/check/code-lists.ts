import type { Connection, RowDataPacket } from "mysql2/promise";
import type { Difference, PhysicalSchema } from "../../model/drift/physical.js";
import type { ColumnTable } from "../../stores/columns.js";
import { fields } from "../documents/cells.js";
import { codeListTables } from "../simulate/code-lists.js";
import { placeOfRow } from "./places.js";

type Row = Readonly<Record<string, unknown>>;

/**
 * Compares the rows of the code lists with what the simulator writes, which is the same for every seed. Tables that are not there, or have
 * other columns, are told by the comparison of schemas and left out here.
 *
 * @param live the schema of the server
 * @returns differences of the kinds `missing-row`, `extra-row` and `row-changed`; undefined for a database that nothing was loaded into
 */
export async function compareCodeLists(
  connection: Connection,
  database: string,
  live: PhysicalSchema,
): Promise<Difference[] | undefined> {
  const lists = codeListTables().filter((list) => isThere(list, live));
  const found = await Promise.all(lists.map((list) => rowsOf(connection, database, list)));
  if (found.every((rows) => rows.length === 0)) return undefined;
  return lists.flatMap((list, i) => compareRows(list, found[i]!));
}

function isThere({ name, columns }: ColumnTable, { tables }: PhysicalSchema): boolean {
  const table = tables.find((each) => each.name === name);
  return Object.keys(columns).every((column) => table?.columns.some((each) => each.name === column));
}

async function rowsOf(connection: Connection, database: string, list: ColumnTable): Promise<readonly Row[]> {
  const names = Object.keys(list.columns);
  const [rows] = await connection.query<RowDataPacket[]>("SELECT ?? FROM ??.?? ORDER BY ??", [
    names,
    database,
    list.name,
    names[0],
  ]);
  return rows;
}

/** The first column of every list is its key. */
function compareRows(list: ColumnTable, found: readonly Row[]): Difference[] {
  const names = Object.keys(list.columns);
  const read = fields(list, names);
  const wanted: readonly Row[] = Array.from({ length: list.rows }, (_, row) => read(row));
  const keyOf = (row: Row): string => String(row[names[0]!]);
  const text = (row: Row): string => JSON.stringify(names.map((name) => row[name]));
  const say = (kind: string, row: Row, message: string): Difference => {
    const place = placeOfRow(list.name, wanted.includes(row) ? String(row.name) : undefined);
    const subject = `${list.name}.${keyOf(row)}`;
    return { kind, between: "files-live", subject, message, ...(place === undefined ? {} : { place }) };
  };
  return [
    ...wanted.flatMap((row) => {
      const other = found.find((each) => keyOf(each) === keyOf(row));
      if (other === undefined)
        return [say("missing-row", row, `The simulator writes ${text(row)}, the server has no such row.`)];
      if (text(other) === text(row)) return [];
      return [say("row-changed", row, `The simulator writes ${text(row)}, the server has ${text(other)}.`)];
    }),
    ...found
      .filter((row) => !wanted.some((each) => keyOf(each) === keyOf(row)))
      .map((row) => say("extra-row", row, `The server has ${text(row)}, the simulator writes no such row.`)),
  ];
}
