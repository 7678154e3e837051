/** Cuts MySQL text into words, names, strings, numbers and signs, each with its line. Comments go; what an executable comment holds stays. */

export interface Token {
  /** `word`: a keyword or a bare name; `name`: a name in backticks; `hex`: bytes, however they were written. */
  readonly kind: "word" | "name" | "string" | "number" | "hex" | "sign" | "end";
  /** As it stands in the text, for messages. */
  readonly text: string;
  /** What it means: without quotes and escapes; digits of bytes in lower case. */
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/** Longest first, so that `->>` is not read as `->` and `>`. */
const SIGNS = ["->>", "<=>", "->", "<>", "!=", "<=", ">=", "<<", ">>", "&&", "||", ":="];
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = /[\p{L}_$\u0080-\uffff][\p{L}\p{N}_$\u0080-\uffff]*/uy;
const BYTES = /[xX]'([0-9a-fA-F]*)'|0x([0-9a-fA-F]+)/y;
const BITS = /[bB]'([01]*)'|0b([01]+)/y;
const SPACE = /\s+/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: MySQL takes `--` for a comment before any of them
const COMMENT = /--(?=[\s\u0000-\u001f]|$)[^\n]*|#[^\n]*|\/\*(?!!)[\s\S]*?\*\/|\/\*!\d*|\*\//y;
const QUOTED = /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`(?:[^`]|``)*`/y;

/**
 * @param firstLine the line of the file on which the text begins
 * @returns the tokens and, last, one of kind `end`
 */
export function tokensOf(text: string, firstLine = 1): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = firstLine;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (at < text.length) {
    const skipped = match(SPACE) ?? match(COMMENT);
    const token = skipped === null ? tokenAt(match, text, at) : undefined;
    const length = skipped?.[0].length ?? token!.text.length;
    if (token !== undefined) tokens.push({ ...token, line });
    for (let i = at; i < at + length; i++) if (text[i] === "\n") line++;
    at += length;
  }
  tokens.push({ kind: "end", text: "the end", value: "", line });
  return tokens;
}

type Match = (pattern: RegExp) => RegExpExecArray | null;

function tokenAt(match: Match, text: string, at: number): Omit<Token, "line"> {
  const quoted = match(QUOTED);
  if (quoted !== null) {
    const inside = quoted[0].slice(1, -1);
    return text[at] === "`"
      ? { kind: "name", text: quoted[0], value: inside.replaceAll("``", "`") }
      : { kind: "string", text: quoted[0], value: unescaped(inside, text[at]!) };
  }
  const bytes = match(BYTES);
  if (bytes !== null) return hex(bytes[0], (bytes[1] ?? bytes[2]!).toLowerCase());
  const bits = match(BITS);
  if (bits !== null) return hex(bits[0], bytesOfBits(bits[1] ?? bits[2]!));
  const number = match(NUMBER);
  if (number !== null) return { kind: "number", text: number[0], value: number[0] };
  const word = match(WORD);
  if (word !== null) return { kind: "word", text: word[0], value: word[0] };
  const sign = SIGNS.find((each) => text.startsWith(each, at)) ?? text[at]!;
  return { kind: "sign", text: sign, value: sign };
}

const hex = (text: string, digits: string): Omit<Token, "line"> => ({
  kind: "hex",
  text,
  value: digits.padStart(digits.length + (digits.length % 2), "0"),
});

/** MySQL fills a bit value with zeros to whole bytes. */
const bytesOfBits = (bits: string): string =>
  bits === ""
    ? ""
    : BigInt(`0b${bits}`)
        .toString(16)
        .padStart(Math.ceil(bits.length / 8) * 2, "0");

const ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0",
  b: "\b",
  n: "\n",
  r: "\r",
  t: "\t",
  Z: "\x1a",
  // These two stay as they are: LIKE reads the backslash itself.
  "%": "\\%",
  _: "\\_",
};

const unescaped = (inside: string, quote: string): string =>
  inside.replace(/\\([\s\S])|(''|"")/g, (pair, escaped: string | undefined, doubled: string | undefined) =>
    escaped !== undefined ? (ESCAPES[escaped] ?? escaped) : doubled === quote + quote ? quote : pair,
  );
