/** The least and the greatest number of characters. */
export interface Length {
  readonly min: number;
  readonly max: number;
}

const NONE: Length = { min: 0, max: 0 };
const ONE: Length = { min: 1, max: 1 };
const UNKNOWN: Length = { min: Number.NaN, max: Number.NaN };

/**
 * How long the texts are that match a regular expression as a whole.
 *
 * @returns `max` is `Infinity` where there is no limit; both are NaN for what takes more than adding up: references back, looking
 *   ahead or behind, characters by their number
 */
export function patternLength(pattern: string): Length {
  const reader = { pattern, at: 0 };
  return alternatives(reader);
}

interface Reader {
  readonly pattern: string;
  at: number;
}

function alternatives(reader: Reader): Length {
  let all = sequence(reader);
  while (reader.pattern[reader.at] === "|") {
    reader.at++;
    const other = sequence(reader);
    all = { min: Math.min(all.min, other.min), max: Math.max(all.max, other.max) };
  }
  return all;
}

function sequence(reader: Reader): Length {
  let sum = NONE;
  while (reader.at < reader.pattern.length && !"|)".includes(reader.pattern[reader.at]!)) {
    const one = atom(reader);
    const times = quantifier(reader);
    sum = { min: sum.min + one.min * times.min, max: sum.max + product(one.max, times.max) };
  }
  return sum;
}

function atom(reader: Reader): Length {
  const rest = reader.pattern.slice(reader.at);
  if (rest.startsWith("(")) return group(reader, rest);
  const found = /^(?:\[(?:\\.|[^\]])*\]|\\.|.)/s.exec(rest)![0];
  reader.at += found.length;
  if (found === "^" || found === "$" || /^\\[bB]$/.test(found)) return NONE;
  return /^\\[1-9ckpPux]$/.test(found) ? UNKNOWN : ONE;
}

function group(reader: Reader, rest: string): Length {
  const opening = /^\((?:\?:|\?<(?![=!])[^>]*>|\?[=!<]+)?/.exec(rest)![0];
  reader.at += opening.length;
  const inside = alternatives(reader);
  reader.at++;
  return /\?[=!<]+$/.test(opening) ? UNKNOWN : inside;
}

function quantifier(reader: Reader): Length {
  const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(reader.pattern.slice(reader.at));
  if (found === null) return ONE;
  reader.at += found[0].length;
  const [, sign, least, comma, most] = found;
  if (sign !== undefined) {
    return { min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : Number.POSITIVE_INFINITY };
  }
  const min = Number(least);
  if (comma === "") return { min, max: min };
  return { min, max: most === "" ? Number.POSITIVE_INFINITY : Number(most) };
}

/** Zero characters any number of times are zero characters. */
const product = (length: number, times: number): number => (length === 0 || times === 0 ? 0 : length * times);
