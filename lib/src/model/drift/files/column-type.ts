import { quoted } from "../sql/quoted.js";
import type { TokenReader } from "../sql/token-reader.js";

/** A type as MySQL spells it, and what follows from the word that was written. */
export interface ColumnType {
  readonly type: string;
  /** `NCHAR` and its like name a character set. */
  readonly charset?: string;
  /** Characters or bytes that a TEXT or BLOB must hold: the server takes the smallest of its kind. */
  readonly holds?: number;
}

const SYNONYMS: Readonly<Record<string, string>> = {
  INT1: "TINYINT",
  INT2: "SMALLINT",
  INT3: "MEDIUMINT",
  MIDDLEINT: "MEDIUMINT",
  INTEGER: "INT",
  INT4: "INT",
  INT8: "BIGINT",
  DEC: "DECIMAL",
  NUMERIC: "DECIMAL",
  FIXED: "DECIMAL",
  FLOAT4: "FLOAT",
  FLOAT8: "DOUBLE",
  REAL: "DOUBLE",
  CHARACTER: "CHAR",
  VARCHARACTER: "VARCHAR",
  GEOMETRYCOLLECTION: "GEOMCOLLECTION",
};

/** Digits that ZEROFILL fills up to. */
const WIDTHS: Readonly<Record<string, number>> = {
  TINYINT: 3,
  SMALLINT: 5,
  MEDIUMINT: 8,
  INT: 10,
  BIGINT: 20,
};

const WITHOUT_SIZE = [
  "DATE",
  "JSON",
  "TINYTEXT",
  "MEDIUMTEXT",
  "LONGTEXT",
  "TINYBLOB",
  "MEDIUMBLOB",
  "LONGBLOB",
  "GEOMETRY",
  "POINT",
  "LINESTRING",
  "POLYGON",
  "MULTIPOINT",
  "MULTILINESTRING",
  "MULTIPOLYGON",
  "GEOMCOLLECTION",
];

/** Length where none is given. */
const LENGTHS: Readonly<Record<string, number>> = { CHAR: 1, BINARY: 1, BIT: 1, VECTOR: 2048 };

/**
 * Reads a data type in any of MySQL's spellings and gives the one that MySQL 9.7 shows as COLUMN_TYPE: `BOOLEAN` is `tinyint(1)`,
 * `INTEGER(11)` is `int`, `NUMERIC(5)` is `decimal(5,0)`, `CHAR` is `char(1)`.
 */
export function columnType(reader: TokenReader): ColumnType {
  const national = reader.takeWords("NATIONAL");
  const token = reader.peek();
  const written = reader.expectName("a data type").toUpperCase();
  const word = SYNONYMS[written] ?? written;
  const charset =
    national || ["NCHAR", "NVARCHAR"].includes(word) ? { charset: "utf8mb3" } : ({} as { charset?: string });
  if (word === "BOOL" || word === "BOOLEAN") return { type: "tinyint(1)" };
  if (word in WIDTHS) return { type: whole(reader, word) };
  if (["DECIMAL", "FLOAT", "DOUBLE"].includes(word)) return { type: fractional(reader, word) };
  if (["CHAR", "NCHAR", "VARCHAR", "NVARCHAR"].includes(word))
    return { type: characters(reader, word), ...charset };
  if (word === "LONG") return long(reader);
  if (word === "TEXT" || word === "BLOB") {
    const holds = numbers(reader)[0];
    return { type: word.toLowerCase(), ...(holds === undefined ? {} : { holds }) };
  }
  if (["DATETIME", "TIMESTAMP", "TIME"].includes(word))
    return { type: sized(word, numbers(reader)[0] || undefined) };
  if (word === "YEAR") {
    numbers(reader);
    return { type: "year" };
  }
  if (word === "ENUM" || word === "SET") return { type: members(reader, word) };
  if (word in LENGTHS || word === "VARBINARY")
    return { type: sized(word, numbers(reader)[0] ?? LENGTHS[word]) };
  if (WITHOUT_SIZE.includes(word)) return { type: word.toLowerCase() };
  return reader.fail("a data type of MySQL", token);
}

/** The smallest TEXT or BLOB for so many characters of so many bytes. */
export function sizedText(type: string, holds: number, bytes: number): string {
  const need = holds * (type === "blob" ? 1 : bytes);
  const sizes: readonly [string, number][] = [
    ["tiny", 2 ** 8],
    ["", 2 ** 16],
    ["medium", 2 ** 24],
  ];
  return `${sizes.find(([, end]) => need < end)?.[0] ?? "long"}${type}`;
}

const sized = (word: string, size: number | undefined): string =>
  size === undefined ? word.toLowerCase() : `${word.toLowerCase()}(${size})`;

const numbers = (reader: TokenReader): number[] =>
  reader.seesSign("(") ? reader.list(() => Number(reader.expectWhole("a length"))) : [];

/** MySQL forgets the display width of a whole number, but for `tinyint(1)` and ZEROFILL. */
function whole(reader: TokenReader, word: string): string {
  const [width] = numbers(reader);
  const { unsigned, zerofill } = signs(reader);
  if (zerofill) return `${sized(word, width ?? WIDTHS[word])} unsigned zerofill`;
  if (unsigned) return `${word.toLowerCase()} unsigned`;
  return word === "TINYINT" && width === 1 ? "tinyint(1)" : word.toLowerCase();
}

function fractional(reader: TokenReader, word: string): string {
  if (word === "DOUBLE") reader.takeWords("PRECISION");
  const [digits, places] = numbers(reader);
  const { unsigned, zerofill } = signs(reader);
  const sign = zerofill ? " unsigned zerofill" : unsigned ? " unsigned" : "";
  if (word === "DECIMAL") return `decimal(${digits ?? 10},${places ?? 0})${sign}`;
  if (places !== undefined) return `${word.toLowerCase()}(${digits},${places})${sign}`;
  // One number is a precision in bits: beyond 24 a FLOAT is a DOUBLE.
  return `${word === "FLOAT" && (digits ?? 0) <= 24 ? "float" : "double"}${sign}`;
}

function signs(reader: TokenReader): { unsigned: boolean; zerofill: boolean } {
  const found = new Set<string>();
  for (;;) {
    const word = reader.takeOneOf("SIGNED", "UNSIGNED", "ZEROFILL");
    if (word === undefined) break;
    found.add(word);
  }
  return { unsigned: found.has("UNSIGNED"), zerofill: found.has("ZEROFILL") };
}

function characters(reader: TokenReader, word: string): string {
  const varying = reader.takeOneOf("VARYING", "VARCHAR") !== undefined || word.includes("VAR");
  const [length] = numbers(reader);
  if (!varying) return sized("CHAR", length ?? 1);
  return length === undefined ? reader.fail("a length in parentheses") : sized("VARCHAR", length);
}

/** What is left of another database: `LONG` and `LONG VARBINARY`. */
function long(reader: TokenReader): ColumnType {
  if (reader.takeWords("VARBINARY")) return { type: "mediumblob" };
  reader.takeOneOf("VARCHAR", "VARCHARACTER");
  return { type: "mediumtext" };
}

/** MySQL takes the spaces off the end of each value. */
function members(reader: TokenReader, word: string): string {
  const values = reader.list(() => reader.expectString("a value in quotes").replace(/ +$/, ""));
  return `${word.toLowerCase()}(${values.map(quoted).join(",")})`;
}
