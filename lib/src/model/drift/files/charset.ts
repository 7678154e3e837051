/** Each character set with the collation that text has when only the set is named, and its longest character in bytes. */
const CHARSETS: Readonly<Record<string, readonly [collation: string, bytes: number]>> = {
  ascii: ["ascii_general_ci", 1],
  binary: ["binary", 1],
  latin1: ["latin1_swedish_ci", 1],
  ucs2: ["ucs2_general_ci", 2],
  utf8mb3: ["utf8mb3_general_ci", 3],
  utf16: ["utf16_general_ci", 4],
  utf32: ["utf32_general_ci", 4],
  utf8mb4: ["utf8mb4_0900_ai_ci", 4],
};

/** MySQL's own for a character set; undefined for a set that is not in the list above. */
export const collationOf = (charset: string): string | undefined => CHARSETS[nameOf(charset)]?.[0];

/** Of one character at most. A collation begins with the name of its set. */
export const bytesOf = (collation: string): number => CHARSETS[collation.split("_")[0]!]?.[1] ?? 4;

const nameOf = (charset: string): string =>
  charset.toLowerCase() === "utf8" ? "utf8mb3" : charset.toLowerCase();
