import type { Domain } from "../eer/index.js";
import { quoted } from "./literal.js";

/** Whole numbers that fit MySQL's types, smallest first. */
const WHOLE = [
  ["tinyint", 127],
  ["smallint", 32_767],
  ["int", 2_147_483_647],
] as const;

/**
 * The MySQL type of a domain, as the server spells it. A whole number without both bounds is an `int`; with them it is the smallest type
 * that holds them. A truth is `tinyint(1)`, which is what MySQL makes of BOOLEAN.
 */
export function sqlType(domain: Domain): string {
  switch (domain.kind) {
    case "text":
      return `varchar(${domain.max})`;
    case "code":
      return `char(${domain.length})`;
    case "whole": {
      const { min, max } = domain;
      if (min === undefined || max === undefined) return "int";
      const farthest = Math.max(max, -min - 1);
      return WHOLE.find(([, most]) => farthest <= most)?.[0] ?? "bigint";
    }
    case "decimal":
      return `decimal(${domain.digits},${domain.places})`;
    case "truth":
      return "tinyint(1)";
    case "date":
      return "date";
    case "instant":
      return "datetime(3)";
    case "point":
      return "point";
    case "varied":
      return "json";
    case "oneOf":
      return `enum(${domain.values.map(quoted).join(",")})`;
  }
}
