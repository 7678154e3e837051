import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Domain } from "../../../lib/src/model/eer/index.js";
import { domainChecks } from "../../../lib/src/model/relational/domain-check.js";
import { sqlType } from "../../../lib/src/model/relational/sql-type.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "../../stores/mysql/database.js";

const database = ownDatabase("domain_checks");
let mysql: Connection;
beforeAll(async () => {
  mysql = await connect(database.current.mysqlUrl, { database: database.current.name });
});
afterAll(() => mysql.end());

const decimal = (bounds: object): Domain => ({ kind: "decimal", digits: 4, places: 1, ...bounds });
const blanks = [
  "",
  " ",
  "   ",
  "\t",
  "\n",
  "\r\n",
  "\u00a0",
  "\u2003",
  "\u2028",
  "\u200b",
  "\ufeff",
  "\u001f",
];
const form = (pattern: string): Domain => ({ kind: "text", max: 9, pattern });

const cases: readonly (readonly [
  string,
  Domain,
  readonly string[],
  readonly unknown[],
  readonly unknown[],
])[] = [
  [
    "text",
    { kind: "text", max: 9 },
    ["x REGEXP '[^\\\\p{Z}\\\\p{C}]'"],
    ["a", "-", " a ", "\na", "病", "😀"],
    blanks,
  ],
  [
    "a text with a form",
    form("^[A-Z]{2}$"),
    ["REGEXP_LIKE(x, '^[A-Z]{2}\\\\z', 'c')"],
    ["AB"],
    ["ab", "Ab", "AB\n", "AB\r\n", "AB\u2028", "\nAB", "C\nAB", "AB\nC", "AB ", "ÁB", ""],
  ],
  [
    "a form with a dollar, a backslash and a quote in it",
    form("^[$]\\$\\\\'$"),
    ["REGEXP_LIKE(x, '^[$]\\\\$\\\\\\\\''\\\\z', 'c')"],
    ["$$\\'"],
    ["$$\\'\n", "$\\'", ""],
  ],
  [
    "a form with two ends",
    form("^(?:a$|b)$"),
    ["REGEXP_LIKE(x, '^(?:a\\\\z|b)\\\\z', 'c')"],
    ["a", "b"],
    ["a\n", "A"],
  ],
  [
    "a code",
    { kind: "code", length: 2, pattern: "^[A-Z]+$" },
    ["REGEXP_LIKE(x, '^[A-Z]+\\\\z', 'c')"],
    ["AB"],
    ["ab", "A\n"],
  ],
  ["a truth", { kind: "truth" }, ["x IN (0, 1)"], [0, 1, true, false], [2, -1, 127]],
  ["a whole number", { kind: "whole", min: 1, max: 5 }, ["x BETWEEN 1 AND 5"], [1, 5], [0, 6]],
  ["one with a smallest", { kind: "whole", min: 1 }, ["x >= 1"], [1], [0]],
  ["one with a largest", { kind: "whole", max: 5 }, ["x <= 5"], [-9, 5], [6]],
  ["one without bounds", { kind: "whole" }, [], [0], []],
  ["a decimal above", decimal({ above: 0 }), ["x > 0"], [0.1, 999.9], [0, -1]],
  ["a decimal above and at most", decimal({ above: 0, max: 10 }), ["x > 0", "x <= 10"], [0.1, 10], [0, 10.1]],
  ["a decimal above and at least", decimal({ above: 0, min: 1 }), ["x > 0", "x >= 1"], [1], [0.9]],
  [
    "a decimal with all bounds",
    decimal({ above: 0, min: 1, max: 10 }),
    ["x > 0", "x BETWEEN 1 AND 10"],
    [1, 10],
    [0, 0.9, 10.1],
  ],
  ["a decimal between", decimal({ min: 1, max: 10 }), ["x BETWEEN 1 AND 10"], [1, 10], [0.9, 10.1]],
];

describe.each(cases)("%s", (name, domain, checks, accepted, refused) => {
  it("has its conditions", () => {
    expect(domainChecks("x", domain)).toEqual(checks);
  });

  it("the server accepts what belongs to it and refuses the rest", async () => {
    const table = `\`${name}\``;
    const conditions = domainChecks("x", domain).map((check) => `, CHECK (${check})`);
    await mysql.query(`CREATE TABLE ${table} (x ${sqlType(domain)} NULL${conditions.join("")})`);
    const insert = (value: unknown) => mysql.query(`INSERT INTO ${table} VALUES (?)`, [value]);
    for (const value of [...accepted, null]) await insert(value);
    for (const value of refused)
      await expect(insert(value), JSON.stringify(value)).rejects.toMatchObject({ errno: 3819 });
  });
});
