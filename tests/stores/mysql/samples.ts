/** Columns with the values that loaders get wrong. */

import type { ColumnTable } from "../../../lib/src/stores/columns.js";

export const AWKWARD_TEXTS = [
  "<script>alert(1)</script>",
  "Robert'); DROP TABLE patient;--",
  "back\\slash \\N \\n \\t \\0 \\' at the end \\",
  "tab\tnew\nline return\r both\r\n",
  "a NUL \0 in the middle",
  "\"double\", `back`, 'single'",
  "emoji 🚑👩🏽‍⚕️, é, ß, 中文, \u{10FFFF}",
  "",
  " ",
  "NULL",
  "\u001a\u0008%_",
];

/** Every kind of column; row 1 of each nullable one is NULL. */
export function everyKind(): ColumnTable {
  const rows = AWKWARD_TEXTS.length;
  const from = <T>(value: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => value(row));
  const nulls = Uint8Array.from(from((row) => (row === 1 ? 1 : 0)));
  return {
    name: "every_kind",
    rows,
    columns: {
      id: { kind: "int", values: Int32Array.from(from((row) => row - 2)) },
      big: {
        kind: "bigint",
        values: BigInt64Array.from(
          from((row) => [2n ** 63n - 1n, 0n, -(2n ** 63n), -5n, 2n ** 53n + 1n, -(2n ** 40n)][row % 6]!),
        ),
        nulls,
      },
      ratio: {
        kind: "double",
        values: Float64Array.from(
          from((row) => [0.1, 0, -122.419416, 1e300, 5e-324, 1 / 3, -0.000001, 123456789.25][row % 8]!),
        ),
        nulls,
      },
      amount: {
        kind: "decimal",
        scale: 2,
        values: Int32Array.from(from((row) => [-5, 0, 123456, 100][row % 4]!)),
        nulls,
      },
      flag: { kind: "boolean", values: Uint8Array.from(from((row) => row % 2)), nulls },
      note: { kind: "text", values: AWKWARD_TEXTS },
      maybe: { kind: "text", values: from((row) => (row === 2 ? "" : `note ${row}`)), nulls },
      code: {
        kind: "code",
        codes: Uint16Array.from(from((row) => row % 3)),
        dictionary: ["low", "it's", "<hö\\ch>"],
        nulls,
      },
      at: {
        kind: "instant",
        values: Float64Array.from(
          from((row) => [0, 1, Date.UTC(2025, 11, 31, 23, 59, 59, 999), -1, Date.UTC(2024, 1, 29)][row % 5]!),
        ),
        nulls,
      },
      day: {
        kind: "date",
        values: Int32Array.from(from((row) => [0, 1, 19_782, -1, 20_088, -25_567][row % 6]!)),
        nulls,
      },
      place: {
        kind: "point",
        longitude: Float64Array.from(from((row) => [-122.419416, 0, 180, 13.4][row % 4]!)),
        latitude: Float64Array.from(from((row) => [37.77493, -90, 0, 52.516275][row % 4]!)),
      },
    },
  };
}

export const EVERY_KIND_DDL = `CREATE TABLE every_kind (
  id INT NOT NULL PRIMARY KEY, big BIGINT NULL, ratio DOUBLE NULL, amount DECIMAL(8,2) NULL, flag BOOLEAN NULL,
  note VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL, maybe VARCHAR(40) NULL, code ENUM('low','it''s','<hö\\\\ch>') NULL,
  at DATETIME(3) NULL, day DATE NULL, place POINT NOT NULL SRID 4326)`;

/** A value as mysql2 should give it back on a connection from \`connect\`. */
export function expectedMysql(table: ColumnTable, name: string, row: number): unknown {
  const column = table.columns[name]!;
  if (column.nulls?.[row] === 1) return null;
  switch (column.kind) {
    case "bigint": {
      const value = column.values[row]!;
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    }
    case "decimal":
      return (column.values[row]! / 10 ** column.scale).toFixed(column.scale);
    case "code":
      return column.dictionary[column.codes[row]!];
    case "instant":
      return new Date(column.values[row]!);
    case "date":
      return new Date(column.values[row]! * 86_400_000).toISOString().slice(0, 10);
    case "point":
      return { x: column.longitude[row], y: column.latitude[row] };
    default:
      return column.values[row];
  }
}

/** A table of 1,000 numbers, for plans. */
export const NUMBERS_DDL = `CREATE TABLE number (n INT PRIMARY KEY, tens INT NOT NULL, word CHAR(1) NOT NULL, KEY tens_desc (tens DESC), KEY word_n (word, n))
  AS WITH RECURSIVE one AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM one WHERE n < 1000)
  SELECT n, n DIV 10 AS tens, IF(n % 2 = 0, 'e', 'o') AS word FROM one`;
