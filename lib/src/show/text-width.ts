/**
 * Widths of the printable ASCII characters in thousandths of an em, from `space` to `~`: the sans-serif metrics of Helvetica, which
 * Arial, Liberation Sans and Nimbus Sans share.
 */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/**
 * Width of a text in pixels. A drawing gives it to each text as `textLength`, so that the text takes that width in whatever font a
 * reader's system has, and what does not overlap here overlaps nowhere.
 *
 * @param size font size in pixels
 */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code >= 32 && code < 127) thousandths += WIDTHS[code - 32]!;
    else thousandths += code >= 0x1100 ? 1000 : 600; // ideographs and emoji are square
  }
  return (thousandths * size * (bold ? 1.07 : 1.03)) / 1000;
}

/**
 * About how wide a text is in pixels, for texts that a reader's font sets as it likes: an average letter for each, which leaves some room
 * in every font. Where two texts must not meet, pin them to {@link textWidth}.
 *
 * @param size font size in pixels
 */
export const estimatedWidth = (text: string, size: number): number => [...text].length * size * 0.56;
