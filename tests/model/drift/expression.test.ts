import fc from "fast-check";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ModelError } from "../../../lib/src/errors.js";
import {
  canonicalExpression,
  canonicalReported,
  columnsOf,
} from "../../../lib/src/model/drift/expression.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "../../stores/mysql/database.js";
import { anyTree, computable, written } from "./random-expression.js";

describe("the canonical spelling", () => {
  it.each([
    ["keywords and functions in capitals", "coalesce(a,b) is not null", "COALESCE(a, b) IS NOT NULL"],
    ["no parentheses that say nothing", "(((`a`) > ((1))))", "a > 1"],
    ["parentheses that say something", "a - (b - 1) > 0", "a - (b - 1) > 0"],
    ["the same from left to right", "((a - b) - 1) > 0", "a - b - 1 > 0"],
    ["a product in a sum", "(a * b) + (c / 2)", "a * b + c / 2"],
    ["a sum in a product", "(a + b) * (c - 2)", "(a + b) * (c - 2)"],
    ["a comparison of a comparison", "a = b = c", "a = b = c"],
    ["a comparison with a comparison", "a = (b = c)", "a = (b = c)"],
    ["NOT of a comparison", "NOT a = b", "a <> b"],
    ["NOT of AND", "NOT (a AND b > 1)", "NOT a OR b <= 1"],
    ["NOT twice", "NOT NOT a = b", "a = b"],
    ["NOT LIKE", "not((c like 'x'))", "c NOT LIKE 'x'"],
    ["NOT of what knows no NULL", "NOT (a <=> b)", "NOT a <=> b"],
    ["OR within AND", "(a OR b) AND c", "(a OR b) AND c"],
    ["AND within AND", "a AND (b AND c)", "a AND b AND c"],
    ["IN of one value", "a NOT IN (3)", "a <> 3"],
    ["equal rows", "(a, b) = (1, 2)", "a = 1 AND b = 2"],
    ["signs of operators", "a != b && c || a", "a <> b AND c OR a"],
    ["minus", "-a - -(5) - (-b)", "-a - -5 - -b"],
    ["minus of minus", "- - a", "-(-a)"],
    ["the function behind REGEXP", "regexp_like(c, '^x$')", "c REGEXP '^x$'"],
    ["REGEXP with flags", "regexp_like(c, 'x', 'c')", "REGEXP_LIKE(c, 'x', 'c')"],
    ["numbers", "a IN (007, .5, 5., 1E+3, 10.0)", "a IN (7, 0.5, 5, 1e3, 10.0)"],
    ["bytes", "c IN (0x1F, x'1f', b'11111', 0b11111, x'')", "c IN (0x1f, 0x1f, 0x1f, 0x1f, x'')"],
    ["strings", `c IN ("it's", 'it''s', 'a\\\\b', _utf8mb4'é')`, "c IN ('it''s', 'it''s', 'a\\\\b', 'é')"],
    ["names that need backticks", "`select` > `a``b` + `é`", "`select` > `a``b` + é"],
    ["a name with its table", "t.a > `db`.`t`.`b`", "a > b"],
    ["an interval", "date_add(d, interval 1 day) > e", "d + INTERVAL 1 DAY > e"],
    ["JSON paths", "j->>'$.a' = 'x'", "JSON_UNQUOTE(JSON_EXTRACT(j, '$.a')) = 'x'"],
    ["a type of a cast", "cast(c as char(5) charset utf8mb4)", "CAST(c AS CHAR(5))"],
    ["CASE", "(case when (`a` = 1) then 'x' else `c` end)", "CASE WHEN a = 1 THEN 'x' ELSE c END"],
  ])("has %s", (_, text, canonical) => {
    expect(canonicalExpression(text)).toBe(canonical);
    expect(canonicalExpression(canonical)).toBe(canonical);
  });

  it.each([
    ["a - b - c", "a - (b - c)"],
    ["a / b * c", "a / (b * c)"],
    ["a + b * c", "(a + b) * c"],
    ["a + b + c", "a + (b + c)"],
    ["a = b = c", "a = (b = c)"],
    ["a AND b OR c", "a AND (b OR c)"],
    ["a OR b XOR c", "(a OR b) XOR c"],
    ["NOT a = b", "(NOT a) = b"],
    ["NOT a AND b", "NOT (a AND b)"],
    ["!a + b", "NOT (a + b)"],
    ["a > 1", "a >= 1"],
    ["a > 1", "1 > a"],
    ["a > 1", "a > 1.0"],
    ["a > 1", "a > '1'"],
    ["a = 1", "a = TRUE"],
    ["a = 1", "a <=> 1"],
    ["a IN (1, 2)", "a IN (2, 1)"],
    ["a BETWEEN 1 AND 5", "a BETWEEN 1 AND 6"],
    ["a BETWEEN 1 AND 5", "a NOT BETWEEN 1 AND 5"],
    ["a IS TRUE", "a = TRUE"],
    ["a IS NOT TRUE", "a IS FALSE"],
    ["c = 'x'", "c = 'X'"],
    ["c = 'x'", "c = 'x '"],
    ["c = 'x'", "c = _latin1'x'"],
    ["c = 'x'", "c COLLATE utf8mb4_bin = 'x'"],
    ["c LIKE 'a|%'", "c LIKE 'a|%' ESCAPE '|'"],
    ["c LIKE 'a\\_'", "c LIKE 'a_'"],
    ["REGEXP_LIKE(c, 'x')", "REGEXP_LIKE(c, 'x', 'c')"],
    ["COALESCE(a, b)", "COALESCE(b, a)"],
    ["CAST(a AS SIGNED)", "CAST(a AS UNSIGNED)"],
    ["CAST(c AS CHAR(5))", "CAST(c AS CHAR(6))"],
    ["TIMESTAMPDIFF(SECOND, d, e)", "TIMESTAMPDIFF(MINUTE, d, e)"],
    ["d + INTERVAL 1 DAY", "d + INTERVAL 1 HOUR"],
    ["d + INTERVAL 1 DAY", "d - INTERVAL 1 DAY"],
    ["j->'$.a'", "j->>'$.a'"],
    ["CASE WHEN a THEN 1 END", "CASE a WHEN 1 THEN 1 END"],
    ["CASE WHEN a THEN 1 END", "CASE WHEN a THEN 1 ELSE 2 END"],
    ["GREATEST(a, b)", "LEAST(a, b)"],
  ])("keeps %s and %s apart", (one, other) => {
    expect(canonicalExpression(one)).not.toBe(canonicalExpression(other));
  });

  it.each([
    ["a subquery", "a > ANY (SELECT 1)", "SELECT"],
    ["a variable", "a = @@sql_mode", "@"],
    ["a window", "ROW_NUMBER() OVER (ORDER BY a)", "OVER"],
    ["a search of text", "MATCH (c) AGAINST ('x')", "MATCH"],
    ["DISTINCT", "COUNT(DISTINCT a) > 1", "DISTINCT"],
    ["a missing operand", "a > ", "it ends"],
    ["a missing operator", "a b", "b stands"],
    ["an open parenthesis", "(a > 1", "it ends"],
    ["an unknown unit", "d + INTERVAL 1 FORTNIGHT", "FORTNIGHT"],
    ["an unknown type", "CAST(a AS WIDE)", "WIDE"],
    ["a chain that MySQL refuses too", "a IS TRUE = b", "= stands"],
    ["an open string", "c = 'x", "' stands"],
    ["a parameter", "a = ?", "? stands"],
  ])("is refused for %s, with the fragment", (_, text, fragment) => {
    const read = () => canonicalExpression(text);
    expect(read).toThrow(ModelError);
    expect(read).toThrow(`The expression "${text}" cannot be compared`);
    expect(read).toThrow(fragment);
  });

  it("takes whatever it makes, whatever parentheses there are too many", () => {
    fc.assert(
      fc.property(anyTree, fc.infiniteStream(fc.nat({ max: 2 })), (tree, numbers) => {
        const canonical = canonicalExpression(written(tree));
        const layered = written(tree, () => numbers.next().value!);
        expect(canonicalExpression(layered)).toBe(canonical);
        expect(canonicalExpression(canonical)).toBe(canonical);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the columns of an expression", () => {
  it.each([
    ["a > b AND a < 5", ["a", "b"]],
    ["TIMESTAMPDIFF(SECOND, notified_at, `on_scene_at`)", ["notified_at", "on_scene_at"]],
    ["CASE WHEN x.b THEN COALESCE(c, d) ELSE e + INTERVAL f DAY END", ["b", "c", "d", "e", "f"]],
    ["'a' = 1", []],
    ["date > DATE '2025-01-01'", ["date"]],
  ])("%s", (text, columns) => {
    expect(columnsOf(text)).toEqual(columns);
  });
});

/** Conditions as a person may write them, over the columns of `COLUMNS`. */
const CONDITIONS = [
  "a = b = 1",
  "NOT a = b",
  "NOT (a = b AND c = 'x')",
  "NOT (a OR b > 1)",
  "(NOT a) = b",
  "!a + b > 1",
  "a AND b OR NOT a",
  "a && b || a",
  "a OR b XOR c = 'x'",
  "a XOR (b XOR a)",
  "NOT (a XOR b)",
  "a AND (b AND a) AND TRUE",
  "-a < 3",
  "-(a + b) * 2 > - -a",
  "a - (b - 1) > a - b - 1",
  "a / b * 2 > a / (b * 2)",
  "a DIV b > a MOD b % 2",
  "MOD(a, b) > 1",
  "a & b | 1 ^ 2 > 1 << 2 >> 1",
  "~a > 1",
  "a > 10.0 AND a < 1E+3 AND b = .5 AND b = 5. AND a <> 007",
  "a = 99999999999999999999",
  "a < 0x1F AND a <> b'101' AND c <> x'41'",
  "a != b",
  "a <=> b",
  "NOT (a <=> b)",
  "a IN (1)",
  "a NOT IN (b, (b + 1), -1)",
  "NOT a IN (1, 2)",
  "c IN ('a', 'it''s', \"q\")",
  "a BETWEEN 1 AND 5 AND b BETWEEN -3 AND 10.0",
  "NOT a BETWEEN 1 AND 5",
  "a BETWEEN (b = 1) AND b + 1",
  "(a BETWEEN 1 AND 2) = b",
  "a IS NULL AND NOT b IS NULL",
  "(a IS NULL) = (b IS NULL)",
  "a = 1 IS NULL",
  "ISNULL(a)",
  "a IS TRUE",
  "a IS NOT TRUE",
  "(a > 1) IS NOT UNKNOWN",
  "NOT a = 1 IS FALSE",
  "(a, b) = (1, 2)",
  "(a, b) <> (1, 2)",
  "(a, b) IN ((1, 2), (3, 4))",
  "c = ''",
  "c <> 'a`b\"c'",
  "c <> 'it\\'s'",
  'c <> "say ""it"""',
  "c <> 'back\\\\slash \\n \\t \\0 \\% \\_'",
  "c <> 'two\nlines'",
  "c <> 'Ünïcode 🚑 \u00a0'",
  "c <> 'Ã©'",
  "c <> 'a' 'b'",
  "c <> _utf8mb4'é' COLLATE utf8mb4_bin",
  "c <> N'abc'",
  "c LIKE 'a\\_b%'",
  "c NOT LIKE 'a|%' ESCAPE '|'",
  "NOT (c LIKE 'x') OR c = 'x' LIKE 'y'",
  "c REGEXP '^A\\\\.[a-z]''\"$'",
  "c NOT RLIKE CONCAT('^', c)",
  "REGEXP_LIKE(c, 'x', 'c')",
  "REGEXP_LIKE(c, '^[A-Z]{3}\\\\z', 'c')",
  "c REGEXP '[^\\\\p{Z}\\\\p{C}]'",
  "c SOUNDS LIKE 'abc'",
  "BINARY c = 'x'",
  "`select` > 1 AND `naïve` > `it's` AND `back\\slash` > `tick``tock`",
  "CASE WHEN a = 1 AND b THEN 'x' WHEN NOT a THEN c ELSE 'z' END = c",
  "CASE a WHEN 1 THEN 2 END + 1 > b",
  "IF(a, b, 3) > IFNULL(a, NULLIF(b, 2))",
  "COALESCE(a, b, 3) > 1",
  "TIMESTAMPDIFF(SECOND, d, e) > 1",
  "d + INTERVAL 1 DAY > e",
  "DATE_SUB(d, INTERVAL '1:30' MINUTE_SECOND) > ADDDATE(e, 3)",
  "TIMESTAMPADD(MINUTE, a + 1, d) > d - INTERVAL -1 DAY",
  "d >= DATE '2025-01-01' AND d < TIMESTAMP '2026-01-01 00:00:00'",
  "DATE(d) = e AND TIME(d) > '10:00' AND DATEDIFF(d, e) > 1",
  "EXTRACT(YEAR FROM d) > 2000 AND DAY(d) < 5",
  "CAST(c AS SIGNED INTEGER) > CONVERT(c, DECIMAL(5))",
  "CAST(c AS CHAR(5)) = CONVERT(c USING utf8mb4)",
  "LCASE(c) = UPPER(MID(c, 1, 2))",
  "SUBSTRING(c FROM 2 FOR 3) = TRIM(LEADING 'x' FROM c)",
  "POSITION('a' IN c) > CHARACTER_LENGTH(TRIM(c))",
  "JSON_EXTRACT(j, '$.a') = j->'$.b'",
  "j->>'$.a.b' = 'x'",
  "NOT JSON_VALID(c) OR JSON_LENGTH(j, '$.a') > 0",
  "JSON_VALUE(j, '$.a' RETURNING DECIMAL(4,2) NULL ON EMPTY ERROR ON ERROR) = 1",
  "1 MEMBER OF (j->'$.x')",
  'JSON_SCHEMA_VALID(\'{"type":"object"}\', j)',
  "ST_Longitude(p) BETWEEN -180 AND 180",
  "ST_Distance_Sphere(p, ST_SRID(POINT(1, 2), 4326)) < 1e6",
  "date > '2025-01-01' AND end > 1",
];

/** What a generated column may compute. */
const FORMULAS = [
  "a + b * 2",
  "a",
  "NOT a",
  "0 <> a",
  "CONCAT(c, ' ', 'é')",
  "TIMESTAMPDIFF(MINUTE, e, d)",
  "JSON_UNQUOTE(j->'$.y')",
  "CASE WHEN a > 1 THEN 'many' ELSE NULL END",
  "ROUND(a / 3) + CEIL(b)",
  "LOWER(TRIM(c)) COLLATE utf8mb4_bin",
];

const COLUMNS =
  "a INT, b INT, c VARCHAR(40), d DATETIME(3), e DATE, j JSON, p POINT SRID 4326, `select` INT, `naïve` INT, `it's` INT, `back\\slash` INT, `tick``tock` INT, date DATE, end INT";

describe("beside the server", () => {
  const database = ownDatabase("test-expression");
  let connection: Connection;
  beforeAll(async () => {
    connection = await connect(database.current.mysqlUrl, { database: database.current.name });
    // MySQL computes constants while it makes a table, and 1 % 0 is an error by default.
    await connection.query("SET sql_mode = 'NO_UNSIGNED_SUBTRACTION'");
  });
  afterAll(() => connection.end());

  /** Makes a table and returns one column of information_schema, in the order of the names. */
  async function reported(definitions: string[], ask: string): Promise<string[]> {
    await connection.query(`CREATE TABLE it (${definitions.join(",\n")})`);
    const [rows] = await connection.query<RowDataPacket[]>(ask, [database.current.name]);
    await connection.query("DROP TABLE it");
    return rows.map(({ text }) => String(text));
  }
  const numbered = (i: number): string => `n${String(i).padStart(4, "0")}`;
  const reportedChecks = (conditions: readonly string[]): Promise<string[]> =>
    reported(
      [COLUMNS, ...conditions.map((text, i) => `CONSTRAINT ${numbered(i)} CHECK (${text})`)],
      "SELECT CHECK_CLAUSE AS text FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ? ORDER BY CONSTRAINT_NAME",
    );
  const reportedFormulas = (formulas: readonly string[], type: string): Promise<string[]> =>
    reported(
      [COLUMNS, ...formulas.map((text, i) => `${numbered(i)} ${type} AS (${text})`)],
      "SELECT GENERATION_EXPRESSION AS text FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND COLUMN_NAME LIKE 'n0%' ORDER BY COLUMN_NAME",
    );

  it("a CHECK is spelled the same as written and as reported", async () => {
    const clauses = await reportedChecks(CONDITIONS);
    expect(clauses).toHaveLength(CONDITIONS.length);
    expect(CONDITIONS.map(canonicalExpression)).toEqual(clauses.map(canonicalReported));
  });

  it("so is a generated column", async () => {
    const formulas = await reportedFormulas(FORMULAS, "VARCHAR(99)");
    expect(formulas).toHaveLength(FORMULAS.length);
    expect(FORMULAS.map(canonicalExpression)).toEqual(formulas.map(canonicalReported));
  });

  it("so is any expression", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTree, { minLength: 60, maxLength: 60 }), async (trees) => {
        const texts = trees.map((tree) => written(tree));
        const formulas = await reportedFormulas(texts, "VARCHAR(99)");
        expect(texts.map(canonicalExpression)).toEqual(formulas.map(canonicalReported));
      }),
      { numRuns: 4 },
    );
  });

  it("the canonical spelling computes what the written one does, NULL included", async () => {
    const values = ["NULL", "0", "1", "2", "-3"];
    const rows = (name: string) =>
      `(${values.map((value) => `SELECT ${value} AS ${name}`).join(" UNION ALL ")}) AS of_${name}`;
    await fc.assert(
      fc.asyncProperty(fc.array(computable, { minLength: 60, maxLength: 60 }), async (trees) => {
        const texts = trees.map((tree) => written(tree));
        const sums = texts.map(
          (text, i) => `SUM(NOT ((${text}) <=> (${canonicalExpression(text)}))) AS ${numbered(i)}`,
        );
        const [found] = await connection.query<RowDataPacket[]>(
          `SELECT ${sums.join(",\n")} FROM ${["a", "b", "c"].map(rows).join(", ")}`,
        );
        const wrong = texts.filter((_, i) => Number(found[0]![numbered(i)]) !== 0);
        expect(wrong).toEqual([]);
      }),
      { numRuns: 4 },
    );
  });
});
