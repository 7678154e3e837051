/** Where a text stops being JSON. Node says it for some mistakes only, and not in the same words in every version. */

const SPACE = /[ \t\n\r]*/y;
const SCALAR =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * The first place at which `text` cannot be JSON, by the grammar of RFC 8259.
 *
 * @returns line and column, both from 1, and what is likely to be wrong; undefined for JSON
 */
export function jsonMistake(text: string): { line: number; column: number; likely: string } | undefined {
  const at = mistakeAt(text);
  if (at === undefined) return undefined;
  const before = text.slice(0, at).split("\n");
  const likely = LIKELY.find(([found]) => found.test(text.slice(at)))![1];
  return { line: before.length, column: before.at(-1)!.length + 1, likely };
}

/** What a writer has likely done, by what stands where JSON ends. */
const LIKELY: readonly (readonly [RegExp, string])[] = [
  [/^$/, "The text ends too early."],
  [/^(\/\/|\/\*|#)/, "JSON has no comments."],
  [/^['`]/, 'A text stands in "double quotes".'],
  [/^[,}\]]/, "A value is missing, or a comma is too much."],
  [/^["{[]/, "A comma or a colon is missing."],
  [/^/, 'Names and texts stand in "double quotes"; other values are numbers, true, false and null.'],
];

function mistakeAt(text: string): number | undefined {
  let at = 0;
  const skip = (): void => {
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
  };
  const take = (mark: string): boolean => {
    if (text[at] !== mark) return false;
    at++;
    skip();
    return true;
  };
  const scalar = (): boolean => {
    SCALAR.lastIndex = at;
    if (!SCALAR.test(text)) return false;
    at = SCALAR.lastIndex;
    skip();
    return true;
  };
  const members = (close: string, member: () => boolean): boolean => {
    if (take(close)) return true;
    do if (!member()) return false;
    while (take(","));
    return take(close);
  };
  const value = (): boolean => {
    if (take("{")) return members("}", () => text[at] === '"' && scalar() && take(":") && value());
    if (take("[")) return members("]", value);
    return scalar();
  };
  skip();
  return value() && at === text.length ? undefined : at;
}
