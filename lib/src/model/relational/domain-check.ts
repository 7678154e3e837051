import type { Domain } from "../eer/index.js";
import { endingAtTheEnd, SEEN } from "../eer/text-pattern.js";

/**
 * The conditions by which an SQL column keeps to its domain, where its type alone does not: ranges, patterns, text that is not blank, the
 * two numbers that MySQL's BOOLEAN, a TINYINT, may be.
 *
 * @returns one condition a CHECK, none where the type does it all
 */
export function domainChecks(column: string, domain: Domain): string[] {
  switch (domain.kind) {
    case "text":
      return [domain.pattern === undefined ? notBlank(column) : matches(column, domain.pattern)];
    case "code":
      return domain.pattern === undefined ? [] : [matches(column, domain.pattern)];
    case "whole":
      return range(column, domain);
    case "decimal":
      return [
        ...(domain.above === undefined ? [] : [`${column} > ${domain.above}`]),
        ...range(column, domain),
      ];
    case "truth":
      return [`${column} IN (0, 1)`];
    case "varied":
      return [`JSON_TYPE(${column}) = 'OBJECT'`];
    default:
      return [];
  }
}

const notBlank = (column: string): string => `${column} REGEXP ${literal(SEEN)}`;

/** The `c` tells capitals from small letters, which the collation of the column does not. */
const matches = (column: string, pattern: string): string =>
  `REGEXP_LIKE(${column}, ${literal(endingAtTheEnd(pattern))}, 'c')`;

const literal = (text: string): string => `'${text.replace(/\\/g, "\\\\").replace(/'/g, "''")}'`;

function range(column: string, { min, max }: { readonly min?: number; readonly max?: number }): string[] {
  if (min !== undefined && max !== undefined) return [`${column} BETWEEN ${min} AND ${max}`];
  if (min !== undefined) return [`${column} >= ${min}`];
  return max === undefined ? [] : [`${column} <= ${max}`];
}
