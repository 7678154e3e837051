import type { Domain } from "../eer/index.js";

/**
 * The conditions by which an SQL column keeps to its domain, where its type alone does not: ranges, patterns, text that is not empty.
 *
 */
export function domainChecks(column: string, domain: Domain): string[] {
  switch (domain.kind) {
    case "text":
      return [domain.pattern === undefined ? `${column} <> ''` : matches(column, domain.pattern)];
    case "code":
      return domain.pattern === undefined ? [] : [matches(column, domain.pattern)];
    case "whole":
      return range(column, domain);
    case "decimal":
      return domain.above === undefined ? range(column, domain) : [`${column} > ${domain.above}`];
    default:
      return [];
  }
}

const matches = (column: string, pattern: string): string =>
  `${column} REGEXP '${pattern.replace(/\\/g, "\\\\").replace(/'/g, "''")}'`;

function range(column: string, { min, max }: { readonly min?: number; readonly max?: number }): string[] {
  if (min !== undefined && max !== undefined) return [`${column} BETWEEN ${min} AND ${max}`];
  if (min !== undefined) return [`${column} >= ${min}`];
  return max === undefined ? [] : [`${column} <= ${max}`];
}
