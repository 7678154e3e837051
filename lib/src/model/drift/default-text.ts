import { quoted } from "./sql/quoted.js";
import { tokensOf } from "./sql/tokens.js";

/**
 * The default of a column as MySQL keeps it: in the column's own type. `5` in a `decimal(5,1)` is `5.0`, a day in a `datetime` is its
 * midnight, `B` in an `enum('a','b')` is `b`. Text that the type cannot take stays as it is.
 *
 * @param type as COLUMN_TYPE
 * @param text without quotes
 */
export function defaultText(type: string, text: string): string {
  const [, word = "", size = ""] = /^(\w+)(?:\((.*)\))?/s.exec(type) ?? [];
  switch (word) {
    case "tinyint":
    case "smallint":
    case "mediumint":
    case "int":
    case "bigint":
      return rounded(text, 0);
    case "decimal":
      return rounded(text, Number(size.split(",")[1]));
    case "float":
    case "double":
      return Number.isFinite(Number(text)) ? String(Number(text)) : text;
    case "bit":
      return /^\d+$/.test(text) ? `b'${BigInt(text).toString(2)}'` : text;
    case "char":
      return text.replace(/ +$/, "");
    case "binary":
    case "varbinary":
      return text.startsWith("0x") ? text : `0x${Buffer.from(text, "utf8").toString("hex")}`;
    case "date":
      return moment(text)?.day ?? text;
    case "datetime":
    case "timestamp": {
      const at = moment(text);
      return at === undefined ? text : `${at.day} ${at.time}${places(at.fraction, size)}`;
    }
    case "time": {
      const at = moment(`1-1-1 ${text}`);
      return at === undefined ? text : `${at.time}${places(at.fraction, size)}`;
    }
    case "enum":
      return membersOf(type).find((each) => sameLetters(each, text)) ?? text;
    case "set": {
      const given = text.split(",");
      const members = membersOf(type).filter((each) => given.some((one) => sameLetters(each, one)));
      return members.length === given.length ? members.join(",") : text;
    }
    default:
      return text;
  }
}

/** The values of an ENUM or SET, from its type. */
const membersOf = (type: string): string[] =>
  tokensOf(type)
    .filter(({ kind }) => kind === "string")
    .map(({ value }) => value);

const sameLetters = (a: string, b: string): boolean => quoted(a).toLowerCase() === quoted(b).toLowerCase();

/** A decimal number to so many places, half away from zero. */
function rounded(text: string, places: number): string {
  const parts = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text);
  if (parts === null || `${parts[2]}${parts[3]}` === "") return text;
  const [, sign, whole = "", fraction = "", exponent = "0"] = parts;
  const shift = fraction.length - Number(exponent) - places;
  const digits = BigInt(whole + fraction);
  const power = 10n ** BigInt(Math.abs(shift));
  const scaled = shift <= 0 ? digits * power : (2n * digits + power) / (2n * power);
  const padded = String(scaled).padStart(places + 1, "0");
  const point = padded.length - places;
  const result = places === 0 ? padded : `${padded.slice(0, point)}.${padded.slice(point)}`;
  return sign === "-" && scaled !== 0n ? `-${result}` : result;
}

interface Moment {
  readonly day: string;
  readonly time: string;
  readonly fraction: string;
}

function moment(text: string): Moment | undefined {
  const parts = /^(\d{1,4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d+))?)?)?$/.exec(
    text,
  );
  if (parts === null) return undefined;
  const [, year = "", ...rest] = parts;
  const [month, day, hours, minutes, seconds] = rest.map((part) => (part ?? "0").padStart(2, "0"));
  return {
    day: `${year.padStart(4, "0")}-${month}-${day}`,
    time: `${hours}:${minutes}:${seconds}`,
    fraction: parts[7] ?? "",
  };
}

const places = (fraction: string, size: string): string =>
  size === "" ? "" : `.${fraction.padEnd(Number(size), "0").slice(0, Number(size))}`;
