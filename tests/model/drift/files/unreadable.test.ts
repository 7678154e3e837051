import { describe, expect, it } from "vitest";
import { readSchema, readSchemaFiles } from "../../../../lib/src/model/drift/read-files.js";

const read = (sql: string) => readSchema([{ file: "sql/schema/01.sql", text: sql }]);
const told = (sql: string): string => {
  try {
    read(sql);
  } catch (error) {
    expect((error as { code?: string }).code).toMatch(/^SCHEMA_UNREADABLE$|^SCRIPT_MALFORMED$/);
    return (error as Error).message;
  }
  return "nothing";
};

/** In the third line of a statement, so that a wrong count of lines shows. */
const column = (text: string): string => `-- a\nCREATE TABLE t (\n  a ${text}\n);`;

describe("what cannot be read is told with file and line", () => {
  it.each([
    [
      "a type that is none",
      column("INTEGR"),
      "sql/schema/01.sql:3: INTEGR cannot be read here; a data type of MySQL is expected.",
    ],
    [
      "a VARCHAR without its length",
      column("VARCHAR NOT NULL"),
      ":3: NOT cannot be read here; a length in parentheses is expected.",
    ],
    [
      "an option that is none",
      column("INT NOT NUL"),
      ":3: NOT cannot be read here; an option of a column is expected.",
    ],
    [
      "STORED without an expression",
      column("INT STORED"),
      "GENERATED ALWAYS AS (...) before it is expected.",
    ],
    [
      "a default that is no constant",
      column("INT DEFAULT b"),
      ":3: b cannot be read here; a constant, or an expression in parentheses is expected.",
    ],
    [
      "a comment without quotes",
      column("INT COMMENT x"),
      ":3: x cannot be read here; a text in quotes is expected.",
    ],
    [
      "a rare character set",
      column("TEXT CHARACTER SET koi8r"),
      ":3: koi8r cannot be read here; a common character set is expected.",
    ],
    [
      "an action that is none",
      column("INT, FOREIGN KEY (a)\nREFERENCES p (id) ON DELETE FORGET"),
      ":4: FORGET cannot be read here; RESTRICT, CASCADE, SET NULL or NO ACTION is expected.",
    ],
    [
      "a CHECK that does not close",
      column("INT, CHECK (a > (1 + 2)"),
      'cannot be read here; ")" is expected.',
    ],
    ["an operator that is none", column("INT, CHECK (a === 1)"), ":3: "],
    [
      "a constraint of nothing",
      column("INT, CONSTRAINT c"),
      "PRIMARY KEY, UNIQUE, FOREIGN KEY or CHECK is expected.",
    ],
    ["a place in a CREATE TABLE", column("INT FIRST"), ':3: FIRST cannot be read here; ")" is expected.'],
    [
      "an option of a table that is none",
      "CREATE TABLE t (a INT)\nENGIN=InnoDB;",
      ":2: ENGIN cannot be read here; an option of a table or the end of the statement is expected.",
    ],
    [
      "a table made of another",
      "CREATE TABLE t\nLIKE p;",
      ":2: LIKE cannot be read here; a list of columns in parentheses is expected.",
    ],
    ["a table made of a query", "CREATE TABLE t (a INT)\nAS SELECT 1 AS b;", ":2: AS cannot be read here; "],
    ["a table without columns", "CREATE TABLE t (KEY (a));", "a column among the definitions is expected."],
    [
      "a table that is there",
      "CREATE TABLE t (a INT);\n\nCREATE TABLE t (b INT);",
      ":3: t cannot be read here; a new name (sql/schema/01.sql:1 has created it) is expected.",
    ],
    [
      "a changed column",
      "CREATE TABLE t (a INT);\nALTER TABLE t\n  MODIFY a BIGINT;",
      ":3: MODIFY cannot be read here; ADD (write other changes into the CREATE TABLE itself) is expected.",
    ],
    [
      "a column after one that is not there",
      "CREATE TABLE t (a INT);\nALTER TABLE t ADD b INT AFTER c;",
      ":2: c cannot be read here; a column of t is expected.",
    ],
    [
      "a table nobody created is altered",
      "ALTER TABLE t ADD a INT;",
      ":1: t cannot be read here; a table that was created above is expected.",
    ],
    [
      "... or indexed",
      "CREATE INDEX i ON t (a);",
      ":1: t cannot be read here; a table that was created above is expected.",
    ],
    [
      "... or dropped",
      "CREATE TABLE t (a INT);\nDROP TABLE t, u;",
      ":2: u cannot be read here; a table that was created above is expected.",
    ],
    [
      "an index that is not there",
      "CREATE TABLE t (a INT);\nDROP INDEX i ON t;",
      ":2: i cannot be read here; an index of t is expected.",
    ],
    [
      "a new name for a table",
      "CREATE TABLE t (a INT);\nRENAME TABLE t TO u;",
      ":2: RENAME cannot be read here; CREATE TABLE with the new name is expected.",
    ],
    [
      "a misspelt statement",
      "CREATE TABEL t (a INT);",
      ":1: CREATE cannot be read here; a statement that makes tables, or leaves them as they are is expected.",
    ],
    [
      "a statement that may do anything",
      "PREPARE s FROM 'CREATE TABLE t (a INT)';",
      ":1: PREPARE cannot be read here; ",
    ],
    ["another database", "USE other;", ":1: USE cannot be read here; "],
    [
      "a partition of no method",
      "CREATE TABLE t (a INT)\nPARTITION BY MOON (a);",
      ":2: MOON cannot be read here; RANGE, LIST, HASH or KEY is expected.",
    ],
    [
      "a bound that is computed",
      "CREATE TABLE t (a INT) PARTITION BY RANGE (a) (\nPARTITION p VALUES LESS THAN (ABS(-1)));",
      ":2: ABS cannot be read here; a constant, whole arithmetic, or TO_DAYS",
    ],
    [
      "a string that never ends",
      "CREATE TABLE t (a INT\nCOMMENT 'x);",
      "sql/schema/01.sql:2: a string begins here and never ends",
    ],
  ])("%s", (_, sql, message) => {
    expect(told(sql)).toContain(message);
  });

  it("says what to do, in one line", () => {
    expect(told(column("MONEY"))).toBe(
      "sql/schema/01.sql:3: MONEY cannot be read here; a data type of MySQL is expected. If MySQL takes it, teach lib/src/model/drift that syntax.",
    );
  });

  it("a file that is not there", async () => {
    await expect(readSchemaFiles(["sql/schema/00-nowhere.sql"])).rejects.toMatchObject({
      code: "SCRIPT_MISSING",
      message: "sql/schema/00-nowhere.sql: the schema file cannot be read (ENOENT).",
    });
  });
});

describe("what makes no table is passed over", () => {
  it.each([
    "INSERT INTO t VALUES (1, 'CREATE TABLE u (a INT);')",
    "SET NAMES utf8mb4",
    "SELECT 1",
    "(SELECT 1)",
    "CREATE VIEW v AS SELECT 1 AS a",
    "CREATE OR REPLACE ALGORITHM = MERGE VIEW v AS SELECT 1 AS a",
    "CREATE DEFINER = CURRENT_USER SQL SECURITY INVOKER VIEW v AS SELECT 1 AS a",
    "CREATE TEMPORARY TABLE u (a INT)",
    "DROP VIEW IF EXISTS v",
    "DROP PROCEDURE IF EXISTS pr",
    "CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1",
    "ALTER DATABASE COLLATE utf8mb4_bin",
    "GRANT SELECT ON t TO u",
    "ANALYZE TABLE t",
    "TRUNCATE TABLE t",
    "/* CREATE TABLE u (a INT) */ DO 1",
  ])("%s", (statement) => {
    expect(read(`CREATE TABLE t (a INT);\n${statement};\n`)).toEqual(read("CREATE TABLE t (a INT);"));
  });

  it("programs whose bodies hold semicolons and statements about tables", () => {
    const program =
      "DELIMITER //\nCREATE PROCEDURE pr()\nBEGIN\n  CREATE TABLE u (a INT);\n  DROP TABLE t;\nEND //\nCREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; END //\nDELIMITER ;\n";
    expect(read(`${program}CREATE TABLE t (a INT);`).tables).toMatchObject([
      { name: "t", place: { line: 9 } },
    ]);
  });
});

it("each part has the line that says it", () => {
  const text = `-- comment
CREATE TABLE p (id INT PRIMARY KEY);

CREATE TABLE t (
  a INT NOT NULL, /* two
  lines */ b VARCHAR(9)
    COMMENT 'over
two lines',
  c INT CHECK (c > 0),
  UNIQUE KEY u (a),
  CONSTRAINT f FOREIGN KEY (c)
    REFERENCES p (id),
  KEY k (b),
  CONSTRAINT d
    CHECK (a < 9)
);
CREATE INDEX i
  ON t (a, b);
ALTER TABLE t
  ADD e INT;`;
  const [, table] = read(text).tables;
  const lines = (parts: readonly { name?: string; place?: { line: number } }[]): object =>
    Object.fromEntries(parts.map(({ name, place }) => [name, place?.line]));
  expect(table?.place).toEqual({ file: "sql/schema/01.sql", line: 4 });
  expect(lines(table!.columns)).toEqual({ a: 5, b: 6, c: 9, e: 20 });
  expect(lines(table!.checks)).toEqual({ t_chk_1: 9, d: 14 });
  expect(lines(table!.uniqueKeys)).toEqual({ u: 10 });
  expect(lines(table!.foreignKeys)).toEqual({ f: 11 });
  expect(lines(table!.indexes)).toEqual({ k: 13, i: 17, f: 11 });
});
