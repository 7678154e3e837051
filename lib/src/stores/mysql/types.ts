/** The SQL type of a result's column, from what the protocol says of it. */

import type { FieldPacket } from "mysql2/promise";

const UNSIGNED = 32;
const ENUM = 256;
const SET = 2048;
const BINARY_CHARSET = 63;
const UTF8MB4_BYTES = 4;

const PLAIN: Readonly<Record<number, string>> = {
  4: "FLOAT",
  5: "DOUBLE",
  6: "NULL",
  10: "DATE",
  13: "YEAR",
  242: "VECTOR",
  245: "JSON",
  255: "GEOMETRY",
};
const INTEGERS: Readonly<Record<number, string>> = {
  1: "TINYINT",
  2: "SMALLINT",
  3: "INT",
  8: "BIGINT",
  9: "MEDIUMINT",
};
const TIMES: Readonly<Record<number, string>> = { 7: "TIMESTAMP", 11: "TIME", 12: "DATETIME" };

/**
 * Such as `INT`, `BIGINT UNSIGNED`, `DECIMAL(5,2)`, `DATETIME(3)`, `VARCHAR(60)`, `ENUM`. BOOLEAN is what MySQL stores as TINYINT(1).
 * A computed column has the type that MySQL gives it: COUNT(*) is BIGINT, SUM of integers DECIMAL.
 */
export function columnType(field: FieldPacket): string {
  const { columnType: type = 253, columnLength: length = 0, decimals = 0, characterSet = 0 } = field;
  const flags = typeof field.flags === "number" ? field.flags : 0;
  const plain = PLAIN[type];
  if (plain !== undefined) return plain;
  const integer = INTEGERS[type];
  if (integer !== undefined) {
    if ((flags & UNSIGNED) !== 0) return `${integer} UNSIGNED`;
    return type === 1 && length === 1 ? "BOOLEAN" : integer;
  }
  const time = TIMES[type];
  if (time !== undefined) return decimals === 0 ? time : `${time}(${decimals})`;
  if (type === 246 || type === 0) {
    const digits = length - (decimals > 0 ? 1 : 0) - ((flags & UNSIGNED) === 0 ? 1 : 0);
    return `DECIMAL(${digits},${decimals})`;
  }
  if (type === 16) return `BIT(${length})`;
  if ((flags & ENUM) !== 0 || type === 247) return "ENUM";
  if ((flags & SET) !== 0 || type === 248) return "SET";
  return textType(type, length, characterSet === BINARY_CHARSET);
}

function textType(type: number, length: number, binary: boolean): string {
  if (type >= 249 && type <= 252) return binary ? "BLOB" : "TEXT";
  const fixed = type === 254;
  if (binary) return `${fixed ? "BINARY" : "VARBINARY"}(${length})`;
  return `${fixed ? "CHAR" : "VARCHAR"}(${Math.floor(length / UTF8MB4_BYTES)})`;
}
