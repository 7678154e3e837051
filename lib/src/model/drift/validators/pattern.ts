/** How many characters a text has that a regular expression allows. */
export interface Lengths {
  readonly min: number;
  readonly max: number;
}

const ANY: Lengths = { min: 0, max: Number.POSITIVE_INFINITY };

/** A character, an escape of one, or a class of characters; then how often. */
const PIECE =
  /^(?:\[\^?(?:\\.|[^\]\\])+\]|\\[dDwWsS.\\/()[\]{}^$|*+?-]|[^\\^$.|?*+()[\]{}]|\.)(?:\{(\d+)(,?)(\d*)\}|([*+?]))?/;

/**
 * The lengths of what a pattern matches, so that `^M[0-9]{7}$` needs no `maxLength` beside it. Pieces in a row are understood; for
 * groups and alternatives, or a pattern that is not held at both ends, any length is possible.
 */
export function lengthsOf(pattern: string): Lengths {
  const held = /^\^([\s\S]*)\$$/.exec(pattern);
  let rest = held?.[1];
  if (rest === undefined) return ANY;
  let min = 0;
  let max = 0;
  while (rest !== "") {
    const piece: RegExpExecArray | null = PIECE.exec(rest);
    if (piece === null) return ANY;
    const [all, from, comma, to, mark] = piece;
    const often =
      mark !== undefined
        ? { min: mark === "+" ? 1 : 0, max: mark === "?" ? 1 : Number.POSITIVE_INFINITY }
        : from === undefined
          ? { min: 1, max: 1 }
          : { min: Number(from), max: comma === "" ? Number(from) : Number(to || Number.POSITIVE_INFINITY) };
    min += often.min;
    max += often.max;
    rest = rest.slice(all.length);
  }
  return { min, max };
}
