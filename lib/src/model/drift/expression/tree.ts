/** An expression of MySQL as a tree. */
export type Expression =
  | { readonly kind: "column"; readonly name: string }
  | { readonly kind: "number"; readonly text: string }
  /** `charset`: of an introducer other than `_utf8mb4`. */
  | { readonly kind: "string"; readonly value: string; readonly charset?: string }
  /** Bytes as pairs of hexadecimal digits. */
  | { readonly kind: "hex"; readonly digits: string }
  /** `DATE '2025-01-01'` and its like. */
  | { readonly kind: "temporal"; readonly type: string; readonly value: string }
  | { readonly kind: "constant"; readonly word: "NULL" | "TRUE" | "FALSE" }
  | { readonly kind: "unary"; readonly operator: "-" | "~" | "NOT"; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "logical"; readonly operator: "AND" | "OR"; readonly operands: readonly Expression[] }
  | {
      readonly kind: "is";
      readonly operand: Expression;
      readonly not: boolean;
      readonly what: "NULL" | "TRUE" | "FALSE";
    }
  | {
      readonly kind: "in";
      readonly operand: Expression;
      readonly not: boolean;
      readonly list: readonly Expression[];
    }
  | {
      readonly kind: "between";
      readonly operand: Expression;
      readonly not: boolean;
      readonly low: Expression;
      readonly high: Expression;
    }
  | {
      readonly kind: "like";
      readonly operand: Expression;
      readonly not: boolean;
      readonly pattern: Expression;
      readonly escape?: Expression;
    }
  | { readonly kind: "collate"; readonly operand: Expression; readonly collation: string }
  /** A moment moved by an amount of a unit. */
  | {
      readonly kind: "shift";
      readonly operator: "+" | "-";
      readonly operand: Expression;
      readonly amount: Expression;
      readonly unit: string;
    }
  | {
      readonly kind: "case";
      readonly subject?: Expression;
      readonly whens: readonly { readonly when: Expression; readonly result: Expression }[];
      readonly otherwise?: Expression;
    }
  | { readonly kind: "row"; readonly items: readonly Expression[] }
  /** A function by its name in capitals. */
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  /** A function with words between its arguments, such as `CAST(a AS SIGNED)`: the words and arguments in their order. */
  | { readonly kind: "phrase"; readonly name: string; readonly parts: readonly (string | Expression)[] };

export type Comparison = "=" | "<=>" | "<>" | "<" | "<=" | ">" | ">=";
export type BinaryOperator =
  | Comparison
  | "XOR"
  | "MEMBER OF"
  | "|"
  | "&"
  | "<<"
  | ">>"
  | "+"
  | "-"
  | "*"
  | "/"
  | "DIV"
  | "%"
  | "^";

/** A copy whose direct parts are what `change` makes of them. */
export function mapParts(e: Expression, change: (part: Expression) => Expression): Expression {
  switch (e.kind) {
    case "column":
    case "number":
    case "string":
    case "hex":
    case "temporal":
    case "constant":
      return e;
    case "unary":
    case "collate":
    case "is":
      return { ...e, operand: change(e.operand) };
    case "binary":
      return { ...e, left: change(e.left), right: change(e.right) };
    case "logical":
      return { ...e, operands: e.operands.map(change) };
    case "in":
      return { ...e, operand: change(e.operand), list: e.list.map(change) };
    case "between":
      return { ...e, operand: change(e.operand), low: change(e.low), high: change(e.high) };
    case "like": {
      const { escape: mark, ...rest } = e;
      const changed = { ...rest, operand: change(e.operand), pattern: change(e.pattern) };
      return mark === undefined ? changed : { ...changed, escape: change(mark) };
    }
    case "shift":
      return { ...e, operand: change(e.operand), amount: change(e.amount) };
    case "case":
      return {
        kind: "case",
        ...(e.subject === undefined ? {} : { subject: change(e.subject) }),
        whens: e.whens.map(({ when, result }) => ({ when: change(when), result: change(result) })),
        ...(e.otherwise === undefined ? {} : { otherwise: change(e.otherwise) }),
      };
    case "row":
      return { ...e, items: e.items.map(change) };
    case "call":
      return { ...e, args: e.args.map(change) };
    case "phrase":
      return { ...e, parts: e.parts.map((part) => (typeof part === "string" ? part : change(part))) };
  }
}
