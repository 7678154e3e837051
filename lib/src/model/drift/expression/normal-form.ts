import { withoutAlias } from "./aliases.js";
import { type BinaryOperator, type Comparison, type Expression, mapParts } from "./tree.js";

/** What NOT makes of a comparison. `<=>`, which knows no NULL, has no counterpart. */
const OPPOSITE: Readonly<Partial<Record<BinaryOperator, Comparison>>> = {
  "=": "<>",
  "<>": "=",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};
const COMPARISONS: ReadonlySet<string> = new Set([...Object.keys(OPPOSITE), "<=>"]);

/** Functions that answer true or false. */
const TRUTHS =
  /^(REGEXP_LIKE|JSON_(VALID|CONTAINS|CONTAINS_PATH|OVERLAPS|SCHEMA_VALID)|IS_(IPV4|IPV6|UUID)|MBR[A-Z]+|ST_(CONTAINS|CROSSES|DISJOINT|EQUALS|INTERSECTS|ISVALID|OVERLAPS|TOUCHES|WITHIN))$/;

/**
 * Rewrites an expression as MySQL does when it stores one, so that what was written and what the server reports become one tree:
 * NOT goes inwards, `a AND b` of numbers is `0 <> a AND 0 <> b`, `IN` of one value is `=`, equal rows are equal values, and each
 * function has one name. Where the server adds `0 <>`, here it is taken away.
 */
export function normalForm(e: Expression): Expression {
  const inner = mapParts(e, normalForm);
  switch (inner.kind) {
    case "call":
      return withoutAlias(inner);
    case "unary":
      return inner.operator === "NOT" ? opposite(truth(inner.operand)) : inner;
    case "logical":
      return list(inner.operator, inner.operands);
    case "is":
      return inner.what === "NULL" ? inner : known(inner);
    case "in":
      return inner.list.length === 1
        ? comparison(inner.not ? "<>" : "=", inner.operand, inner.list[0]!)
        : inner;
    case "binary":
      if (inner.operator === "XOR") return { ...inner, left: truth(inner.left), right: truth(inner.right) };
      return COMPARISONS.has(inner.operator)
        ? comparison(inner.operator as Comparison, inner.left, inner.right)
        : inner;
    default:
      return inner;
  }
}

/** What is asked only whether it is true: `0 <> a` is as true as `a`. */
const truth = (e: Expression): Expression => (isNotZero(e) ? truth(e.right) : e);

/** IS TRUE and IS FALSE; of an answer that is itself one of them, it asks the same again or the opposite. */
function known(e: Expression & { kind: "is" }): Expression {
  const operand = truth(e.operand);
  if (operand.kind !== "is" || operand.what === "NULL") return { ...e, operand };
  return (e.what === "FALSE") === e.not ? operand : opposite(operand);
}

const isZero = (e: Expression): boolean => e.kind === "number" && e.text === "0";
const isNotZero = (e: Expression): e is Expression & { kind: "binary" } =>
  e.kind === "binary" && e.operator === "<>" && isZero(e.left);

function comparison(operator: Comparison, left: Expression, right: Expression): Expression {
  if (left.kind === "row" && right.kind === "row" && left.items.length === right.items.length) {
    const each = left.items.map((item, i) => comparison(operator, item, right.items[i]!));
    if (operator === "=" || operator === "<=>") return list("AND", each);
    if (operator === "<>") return list("OR", each);
  }
  if (isZero(left) && operator === "=") return opposite(truth(right));
  if (isZero(left) && operator === "<>" && isTruth(right)) return right;
  return { kind: "binary", operator, left, right };
}

/** Whether its value can only be true, false or unknown. */
function isTruth(e: Expression): boolean {
  switch (e.kind) {
    case "is":
    case "in":
    case "between":
    case "like":
    case "logical":
      return true;
    case "unary":
      return e.operator === "NOT";
    case "binary":
      return COMPARISONS.has(e.operator) || e.operator === "XOR" || e.operator === "MEMBER OF";
    case "constant":
      return e.word !== "NULL";
    case "call":
      return TRUTHS.test(e.name);
    default:
      return false;
  }
}

/** NOT of something that is in its normal form. */
function opposite(e: Expression): Expression {
  switch (e.kind) {
    case "is":
    case "in":
    case "between":
    case "like":
      return { ...e, not: !e.not };
    case "logical":
      return list(e.operator === "AND" ? "OR" : "AND", e.operands.map(opposite));
    case "unary":
      if (e.operator !== "NOT") break;
      return isTruth(e.operand)
        ? e.operand
        : { kind: "binary", operator: "<>", left: { kind: "number", text: "0" }, right: e.operand };
    case "binary": {
      // Either operand will do: MySQL takes the second where only that gets rid of the NOT.
      if (e.operator === "XOR")
        return staysNot(e.left) && !staysNot(e.right)
          ? { ...e, right: truth(opposite(e.right)) }
          : { ...e, left: truth(opposite(e.left)) };
      const flipped = OPPOSITE[e.operator];
      if (flipped !== undefined) return comparison(flipped, e.left, e.right);
    }
  }
  return { kind: "unary", operator: "NOT", operand: e };
}

/** Whether its opposite is written with NOT. */
const staysNot = (e: Expression): boolean =>
  e.kind === "like"
    ? !e.not
    : (e.kind === "binary" && (e.operator === "<=>" || e.operator === "MEMBER OF")) ||
      ((e.kind === "constant" || e.kind === "call") && isTruth(e));

/** One list where the same word stands inside itself; of each operand only its truth counts. */
const list = (operator: "AND" | "OR", operands: readonly Expression[]): Expression => ({
  kind: "logical",
  operator,
  operands: operands
    .map(truth)
    .flatMap((each) => (each.kind === "logical" && each.operator === operator ? each.operands : [each])),
});
