import type { TokenReader } from "../sql/token-reader.js";

/** Types that may have a length or precision. */
const PLAIN = [
  "DATETIME",
  "DATE",
  "TIME",
  "YEAR",
  "JSON",
  "DOUBLE",
  "FLOAT",
  "POINT",
  "LINESTRING",
  "POLYGON",
  "MULTIPOINT",
  "MULTILINESTRING",
  "MULTIPOLYGON",
  "GEOMETRYCOLLECTION",
  "GEOMCOLLECTION",
  "VECTOR",
];

/** Reads the type of a CAST and spells it as MySQL does; the character set of a text is said only where it is not utf8mb4. */
export function castType(reader: TokenReader): string {
  const type = single(reader);
  return reader.takeWords("ARRAY") ? `${type} ARRAY` : type;
}

function single(reader: TokenReader): string {
  const whole = reader.takeOneOf("SIGNED", "UNSIGNED");
  if (whole !== undefined) {
    reader.takeOneOf("INTEGER", "INT");
    return whole;
  }
  if (reader.takeWords("BINARY")) return `CHAR${size(reader)} CHARSET binary`;
  if (reader.takeWords("NCHAR")) return `CHAR${size(reader)} CHARSET utf8mb3`;
  if (reader.takeOneOf("CHAR", "CHARACTER") !== undefined) {
    const length = size(reader);
    if (!reader.takeWords("CHARSET") && !reader.takeWords("CHARACTER", "SET")) return `CHAR${length}`;
    const charset = reader.expectName("a character set").toLowerCase();
    return charset === "utf8mb4" ? `CHAR${length}` : `CHAR${length} CHARSET ${charset}`;
  }
  if (reader.takeOneOf("DECIMAL", "DEC") !== undefined) {
    const digits = size(reader);
    return `DECIMAL${digits === "" ? "(10,0)" : digits.includes(",") ? digits : digits.replace(")", ",0)")}`;
  }
  if (reader.takeWords("REAL")) return "DOUBLE";
  const plain = reader.takeOneOf(...PLAIN) ?? reader.fail("a type");
  if (plain === "GEOMETRYCOLLECTION") return "GEOMCOLLECTION";
  return `${plain}${size(reader)}`;
}

const size = (reader: TokenReader): string =>
  reader.seesSign("(") ? `(${reader.list(() => Number(reader.expectWhole("a length"))).join(",")})` : "";
