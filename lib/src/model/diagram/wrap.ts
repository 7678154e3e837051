import { textWidth } from "../../show/text-width.js";

/** Size of every text in a structural diagram, in pixels. */
export const SIZE = 12;

/**
 * Breaks a name into lines: after an underscore, a hyphen or a space, before a capital inside a word, and in the middle of what is
 * still too long. The lines together are the name.
 *
 * @param limit width of a line in pixels
 */
export function wrap(name: string, limit: number, bold = false): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of partsOf(name).flatMap((each) => cut(each, limit, bold))) {
    if (line !== "" && textWidth((line + part).trim(), SIZE, bold) > limit) {
      lines.push(line);
      line = "";
    }
    line += part;
  }
  if (line !== "" || lines.length === 0) lines.push(line);
  return lines;
}

const partsOf = (name: string): string[] =>
  name.match(/.+?(?:[_\-\s]+|(?<=\p{Ll})(?=\p{Lu})|$)/gsu) ?? [name];

function cut(part: string, limit: number, bold: boolean): string[] {
  if (textWidth(part.trim(), SIZE, bold) <= limit) return [part];
  const pieces: string[] = [];
  let piece = "";
  for (const character of part) {
    if (piece !== "" && textWidth(piece + character, SIZE, bold) > limit) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** The widest of some lines, in whole pixels. */
export const widest = (lines: readonly string[], bold = false): number =>
  Math.ceil(Math.max(0, ...lines.map((line) => textWidth(line.trim(), SIZE, bold))));
