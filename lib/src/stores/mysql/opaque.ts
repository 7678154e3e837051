/** Strings, quoted names and comments of a statement: what is in them is no placeholder and no variable. */
export const OPAQUE =
  /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`[^`]*`|#[^\n]*|--(?=\s|$)[^\n]*|\/\*[\s\S]*?\*\//g;
