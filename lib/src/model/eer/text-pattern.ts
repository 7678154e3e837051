/**
 * One character that is seen, for text that is not blank: neither a space of any kind (Z) nor a tab, a line's end, a control or a format
 * character such as the zero-width space (C). MySQL (ICU), MongoDB (PCRE) and JavaScript (with the flag `u`) read it alike.
 */
export const SEEN = "[^\\p{Z}\\p{C}]";

/**
 * A pattern of the model, which JavaScript reads, as ICU and PCRE must have it: there `$` also holds before a newline at the end of the
 * text, and only `\z` means the end. The start needs no change.
 */
export const endingAtTheEnd = (pattern: string): string =>
  pattern.replace(/\\.|\[(?:\\.|[^\]])*\]|\$/gs, (part) => (part === "$" ? "\\z" : part));
