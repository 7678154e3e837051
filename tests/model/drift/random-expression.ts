import fc from "fast-check";

/** A random expression over the columns a, b and c: how it is made, not how it is written. */
type Tree = { readonly text: string } | { readonly parts: readonly (string | Tree)[] };

const atom = fc
  .constantFrom("a", "b", "c", "0", "1", "2", "7", "1.50", "NULL", "TRUE", "FALSE")
  .map((text): Tree => ({ text }));

const COMPARISONS = ["=", "<=>", "<>", "!=", "<", "<=", ">", ">="];
/** Whose value is never out of the range of a BIGINT, whatever they are put into. */
const COMPUTING = ["+", "-", "DIV", "%", "MOD"];
const OF_BITS = ["|", "&", "<<", ">>", "^", "*", "/"];

/** The forms of an expression, each with its operands between the words. */
const form = (operand: fc.Arbitrary<Tree>, operators: readonly string[]): fc.Arbitrary<Tree> => {
  const of = (...parts: (string | fc.Arbitrary<string | Tree>)[]): fc.Arbitrary<Tree> =>
    fc
      .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
      .map((made) => ({ parts: made }));
  const negative = fc.constantFrom("", "NOT");
  return fc.oneof(
    of(operand, fc.constantFrom(...operators), operand),
    of(operand, fc.constantFrom(...COMPARISONS), operand),
    of(operand, fc.constantFrom("AND", "OR", "XOR", "&&", "||"), operand),
    of(operand, fc.constantFrom("AND", "OR"), operand, fc.constantFrom("AND", "OR", "XOR"), operand),
    of(fc.constantFrom("NOT", "!", "-"), operand),
    of(operand, "IS", negative, fc.constantFrom("NULL", "TRUE", "FALSE", "UNKNOWN")),
    of(operand, negative, "IN (", operand, ",", operand, ")"),
    of(operand, negative, "IN (", operand, ")"),
    of(operand, negative, "BETWEEN", operand, "AND", operand),
    of("CASE WHEN", operand, "THEN", operand, "ELSE", operand, "END"),
    of("COALESCE(", operand, ",", operand, ")"),
    of("(", operand, ",", operand, ")", fc.constantFrom("=", "<>"), "(", operand, ",", operand, ")"),
  );
};

const grown = (operators: readonly string[]): fc.Arbitrary<Tree> =>
  fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof({ maxDepth: 4, withCrossShrink: true }, atom, form(tie("tree"), operators)),
  })).tree;

/** Expressions that MySQL can compute for any whole numbers. */
export const computable = grown(COMPUTING);
/** All of them: only their text is looked at. */
export const anyTree = grown([...COMPUTING, ...OF_BITS]);

/** Writes a tree; `layers` says how many pairs of parentheses each operand gets beyond the one that a compound needs. */
export function written(tree: Tree, layers: () => number = () => 0): string {
  if ("text" in tree) return tree.text;
  return tree.parts
    .map((part) => {
      if (typeof part === "string") return part;
      const pairs = layers() + ("text" in part ? 0 : 1);
      return `${"(".repeat(pairs)}${written(part, layers)}${")".repeat(pairs)}`;
    })
    .join(" ");
}
