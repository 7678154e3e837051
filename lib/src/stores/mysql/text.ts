/** Text as UTF-8 with MySQL's escapes. */

/**
 * For each byte: 0 if it stands for itself, else the letter behind its backslash. From {@link RARE} on, a mark: such a byte begins
 * a character beyond U+EFFF, or what the runtime puts in the place of half a surrogate pair.
 */
const ESCAPES = new Uint8Array(256);
for (const [character, letter] of ["\0" + "0", "\t" + "t", "\n" + "n", "''", "\\\\"]) {
  ESCAPES[character!.charCodeAt(0)] = letter!.charCodeAt(0);
}
const RARE = 0xef;
ESCAPES.fill(1, RARE);

const BACKSLASH = 92;

/** From this length on, the runtime's own conversion and a search for what must be escaped beat a loop over the characters. */
const LONG = 40;
const NOT_AS_IT_IS = /[\0\t\n'\\\ud800-\udfff]/;

/** The most bytes that {@link writeText} touches for each UTF-16 unit of a text: three of UTF-8, behind one more to move in. */
export const BYTES_A_UNIT = 4;

/** Copies a few bytes; a loop beats `Buffer.copy` below some 30. */
export function put(out: Buffer, at: number, bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) out[at++] = bytes[i]!;
  return at;
}

/**
 * Text as UTF-8 with escapes, where {@link BYTES_A_UNIT} bytes for each of its units are free.
 *
 * @returns the position behind it, or -1 if it holds half a surrogate pair, which UTF-8 cannot say
 */
export function writeText(out: Buffer, at: number, text: string): number {
  if (text.length < LONG) return writeUnits(out, at, text);
  if (!NOT_AS_IT_IS.test(text)) return at + out.write(text, at);
  return writeEscaped(out, at, text);
}

/** The runtime writes the text further back; from there it is moved to its place, each escape taking up one byte of the gap. */
function writeEscaped(out: Buffer, at: number, text: string): number {
  let from = at + text.length;
  const end = from + out.write(text, from);
  let to = at;
  for (; from < end; from++) {
    const byte = out[from]!;
    const letter = ESCAPES[byte]!;
    if (letter === 0) out[to++] = byte;
    else {
      if (byte >= RARE) return writeUnits(out, at, text);
      out[to++] = BACKSLASH;
      out[to++] = letter;
    }
  }
  return to;
}

function writeUnits(out: Buffer, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      const letter = ESCAPES[unit]!;
      if (letter === 0) out[at++] = unit;
      else {
        out[at++] = BACKSLASH;
        out[at++] = letter;
      }
    } else if (unit < 0x800) {
      out[at++] = 0xc0 | (unit >> 6);
      out[at++] = 0x80 | (unit & 0x3f);
    } else if (unit < 0xd800 || unit > 0xdfff) {
      out[at++] = 0xe0 | (unit >> 12);
      out[at++] = 0x80 | ((unit >> 6) & 0x3f);
      out[at++] = 0x80 | (unit & 0x3f);
    } else {
      const low = text.charCodeAt(++i); // NaN behind the end
      if (unit > 0xdbff || !(low >= 0xdc00 && low <= 0xdfff)) return -1;
      const point = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      out[at++] = 0xf0 | (point >> 18);
      out[at++] = 0x80 | ((point >> 12) & 0x3f);
      out[at++] = 0x80 | ((point >> 6) & 0x3f);
      out[at++] = 0x80 | (point & 0x3f);
    }
  }
  return at;
}
