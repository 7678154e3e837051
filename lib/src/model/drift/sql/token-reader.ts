import type { Token } from "./tokens.js";

/** Walks through tokens and says what it expected when something else stands there. */
export class TokenReader {
  private at = 0;

  /**
   * @param tokens end with one of kind `end`
   * @param unreadable makes the error: which token, and what should stand there
   */
  constructor(
    private readonly tokens: readonly Token[],
    private readonly unreadable: (token: Token, expected: string) => Error,
  ) {}

  /** The token that comes next, or one `ahead` of it. */
  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)]!;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== "end") this.at++;
    return token;
  }

  fail(expected: string, token = this.peek()): never {
    throw this.unreadable(token, expected);
  }

  /** Whether these keywords come next, in any case of letters. */
  seesWords(...words: readonly string[]): boolean {
    return words.every((word, i) => isWord(this.peek(i), word));
  }

  /** Whether one of these signs comes next. */
  seesSign(...signs: readonly string[]): boolean {
    return this.peek().kind === "sign" && signs.includes(this.peek().value);
  }

  /** Takes these keywords, all or none. */
  takeWords(...words: readonly string[]): boolean {
    const there = this.seesWords(...words);
    if (there) this.at += words.length;
    return there;
  }

  /** Takes one of these keywords and returns it in capitals; undefined if none comes next. */
  takeOneOf(...words: readonly string[]): string | undefined {
    return words.find((word) => this.takeWords(word));
  }

  takeSign(sign: string): boolean {
    const there = this.seesSign(sign);
    if (there) this.at++;
    return there;
  }

  expectWords(...words: readonly string[]): void {
    if (!this.takeWords(...words)) this.fail(words.join(" "));
  }

  expectSign(sign: string): void {
    if (!this.takeSign(sign)) this.fail(`"${sign}"`);
  }

  /** A name, bare or in backticks. */
  expectName(what: string): string {
    const token = this.peek();
    if (token.kind !== "word" && token.kind !== "name") this.fail(what);
    return this.next().value;
  }

  expectString(what: string): string {
    if (this.peek().kind !== "string") this.fail(what);
    return this.next().value;
  }

  /** A whole number, as text. */
  expectWhole(what: string): string {
    const token = this.peek();
    if (token.kind !== "number" || !/^\d+$/.test(token.value)) this.fail(what);
    return this.next().value;
  }

  /** `(`, items between commas, `)`. */
  list<Item>(item: () => Item): Item[] {
    this.expectSign("(");
    const items = [item()];
    while (this.takeSign(",")) items.push(item());
    this.expectSign(")");
    return items;
  }
}

/** Whether the token is this keyword; a name in backticks never is. */
export const isWord = (token: Token, word: string): boolean =>
  token.kind === "word" && token.value.toUpperCase() === word;
