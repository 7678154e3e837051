/** Where a text stops being JSON. Node says it for some mistakes only, and not in the same words in every version. */

const SPACE = /[ \t\n\r]*/y;
const SCALAR =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * The first place at which `text` cannot be JSON, by the grammar of RFC 8259.
 *
 * @returns line and column, both from 1; undefined for JSON
 */
export function jsonMistake(text: string): { line: number; column: number } | undefined {
  const at = mistakeAt(text);
  if (at === undefined) return undefined;
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

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
