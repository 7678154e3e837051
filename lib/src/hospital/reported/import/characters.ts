/** Lengths in characters, as both stores count them: an emoji is one, though JavaScript's `length` says two. */

/** So many characters of a text, none of them cut in two; all of it if it has no more. */
export function shortened(text: string, characters: number): string {
  if (text.length <= characters) return text;
  let end = 0;
  for (let n = 0; n < characters && end < text.length; n++) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  return text.slice(0, end);
}

/** The same with "…" where something was left off. */
export function beginning(text: string, characters: number): string {
  const start = shortened(text, characters);
  return start === text ? text : `${start}…`;
}

/** How many characters a text has. */
export function charactersOf(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at++) if (text.codePointAt(at)! > 0xffff) count--;
  return count;
}
