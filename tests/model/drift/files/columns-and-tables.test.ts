/** Each feature of the file reader in a small schema: what it reads is what a server reports that ran it: columns, checks and the table as a whole. */

import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "../../../stores/mysql/database.js";
import { expectSame, readBoth } from "../same-schema.js";

const database = ownDatabase("drift_files");
let connection: Connection;
beforeAll(async () => {
  const { mysqlUrl, name } = database.current;
  connection = await connect(mysqlUrl, { database: name });
});
afterAll(() => connection.end());

const same = async (sql: string): Promise<void> =>
  expectSame(await readBoth(connection, database.current.name, sql), sql);

describe("a column", () => {
  it.each([
    [
      "whole numbers",
      "a TINYINT, b SMALLINT UNSIGNED, c MEDIUMINT, d INT(11), e BIGINT UNSIGNED, f INTEGER SIGNED",
    ],
    ["truth", "a BOOLEAN, b BOOL NOT NULL DEFAULT TRUE, c TINYINT(1) DEFAULT 0, d TINYINT(4)"],
    [
      "numbers with places",
      "a DECIMAL, b NUMERIC(5), c DEC(5,1) UNSIGNED DEFAULT 5, d FLOAT, e DOUBLE PRECISION, f FLOAT(30), g REAL",
    ],
    ["ZEROFILL", "a INT ZEROFILL, b SMALLINT(3) UNSIGNED ZEROFILL"],
    ["bits", "a BIT, b BIT(8) DEFAULT b'101', c BIT(4) DEFAULT 3"],
    [
      "text",
      "a CHAR, b CHAR(3), c VARCHAR(60), d TEXT, e TINYTEXT, f MEDIUMTEXT, g LONGTEXT, h TEXT(20), i CHARACTER VARYING(9)",
    ],
    [
      "bytes",
      "a BINARY, b BINARY(4) DEFAULT 'ab', c VARBINARY(9) DEFAULT 0x4142, d BLOB, e LONGBLOB, f BLOB(300)",
    ],
    [
      "times",
      "a DATE, b DATETIME, c DATETIME(3), d TIME(2), e TIMESTAMP NULL, f YEAR, g TIMESTAMP(6) NULL DEFAULT NULL",
    ],
    [
      "JSON and shapes",
      "a JSON, b POINT NOT NULL SRID 4326, c GEOMETRY, d POLYGON SRID 0, e GEOMETRYCOLLECTION",
    ],
    [
      "enumerations",
      "a ENUM('x','y z','end  ','it''s','a,b','(c)') DEFAULT 'X', b SET('p','q') NOT NULL DEFAULT 'q,p', c ENUM('é','\"','\\\\')",
    ],
    [
      "defaults",
      "a INT DEFAULT -5, a2 INT DEFAULT +5, b DECIMAL(5,2) DEFAULT 1.005, c VARCHAR(9) DEFAULT 'it''s', d DATE DEFAULT '2026-1-2', e CHAR(4) DEFAULT '', f INT DEFAULT NULL, g DATETIME(3) DEFAULT '2026-01-02', h FLOAT DEFAULT 1e3",
    ],
    [
      "defaults that are computed",
      "a CHAR(36) DEFAULT (UUID()), b INT DEFAULT (1 + 2 * 3), c DATETIME DEFAULT CURRENT_TIMESTAMP, d JSON DEFAULT (JSON_ARRAY()), e DATE DEFAULT (CURRENT_DATE)",
    ],
    [
      "ON UPDATE",
      "a DATETIME(3) DEFAULT NOW(3) ON UPDATE CURRENT_TIMESTAMP(3), b TIMESTAMP NULL ON UPDATE NOW(), c INT",
    ],
    ["INVISIBLE", "a INT, b INT INVISIBLE, c INT VISIBLE, d INT DEFAULT (7) INVISIBLE"],
    [
      "generated",
      "a INT, b INT AS (a + 1), c INT GENERATED ALWAYS AS (a * (b - 2)) STORED NOT NULL, d VARCHAR(20) AS (CONCAT('x', a, '''')) VIRTUAL, e INT AS (a) STORED INVISIBLE",
    ],
    [
      "comments",
      "a INT COMMENT 'it''s -- no comment', b INT COMMENT '/* nor this */ # \"x\"', c INT COMMENT 'é ß'",
    ],
    [
      "collations",
      "a VARCHAR(9) COLLATE utf8mb4_bin, b VARCHAR(9) CHARACTER SET latin1, c TEXT CHARSET ascii COLLATE ascii_bin, d CHAR(3) BINARY, e NCHAR(3), f VARCHAR(9) CHARACTER SET binary, g ENUM('a') CHARACTER SET latin1",
    ],
    ["quoted names", "`select` INT, `a b` INT, `a``b` INT, `Größe` INT, order_ INT, $x INT"],
  ])("%s", async (_, columns) => {
    await same(`CREATE TABLE t (\n  ${columns}\n);`);
  });

  it("AUTO_INCREMENT", () => same("CREATE TABLE t (id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY, a INT);"));
});

describe("a table", () => {
  it.each([
    ["its comment", "CREATE TABLE t (a INT) COMMENT = 'One row: it''s a ; b';"],
    [
      "its collation",
      "CREATE TABLE t (a VARCHAR(9), b TEXT COLLATE utf8mb4_bin, c INT, d CHAR(2) CHARACTER SET ascii) CHARACTER SET latin1;",
    ],
    [
      "its collation after its set",
      "CREATE TABLE t (a VARCHAR(9)) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_as_cs, COMMENT 'x';",
    ],
    ["its collation before its set", "CREATE TABLE t (a VARCHAR(9)) COLLATE=utf8mb4_bin CHARSET=utf8mb4;"],
    [
      "options of storage",
      "CREATE TABLE t (a INT) ENGINE=InnoDB, AUTO_INCREMENT = 7 ROW_FORMAT=DYNAMIC STATS_PERSISTENT=1;",
    ],
    ["IF NOT EXISTS, twice", "CREATE TABLE IF NOT EXISTS t (a INT);\nCREATE TABLE IF NOT EXISTS t (b INT);"],
    [
      "comments in three styles",
      "-- CREATE TABLE x (a INT);\n# CREATE TABLE y (a INT);\n/* CREATE TABLE z (a INT); */\nCREATE TABLE t ( -- a\n  a INT, # b INT,\n  /* c INT,\n */ d INT /*! NOT NULL */\n);",
    ],
    ["dropped", "CREATE TABLE t (a INT);\nDROP TABLE t;\nCREATE TABLE t (b INT);\nDROP TABLE IF EXISTS u;"],
    [
      "altered",
      "CREATE TABLE t (a INT, b INT);\nALTER TABLE t ADD c INT AFTER a, ADD COLUMN (d INT, e INT), ADD COLUMN f INT FIRST, ADD CHECK (c > 0), ADD UNIQUE (b), ADD INDEX (b, c);",
    ],
    [
      "upper and lower case",
      "create table t (A int not null, primary key (a), unique key U (a), index (A));",
    ],
  ])("%s", (_, sql) => same(sql));
});

describe("checks", () => {
  it.each([
    [
      "with parentheses and strings",
      "a INT, b VARCHAR(20), CONSTRAINT c CHECK (((a > (1 + 2)) AND (b <> ')' OR b IN ('(', 'it''s', \"x\"))))",
    ],
    [
      "of a column, with and without a name",
      "a INT CHECK (a > 0), b INT CONSTRAINT n CHECK (b BETWEEN 1 AND 5), c INT CONSTRAINT CHECK (c <> 3), CHECK (a < b)",
    ],
    ["not enforced", "a INT, CONSTRAINT c CHECK (a > 0) NOT ENFORCED, CONSTRAINT d CHECK (a < 9) ENFORCED"],
    [
      "with patterns and CASE",
      "a VARCHAR(9), b INT, CHECK (a REGEXP '^[A-Z]{2}\\\\.[0-9]+$'), CHECK (IF(b IS NULL, 1, 2) = CASE WHEN a LIKE 'x%' THEN 1 ELSE NOT (b = 3) END)",
    ],
    [
      "with times and bytes",
      "a DATETIME(3), b VARBINARY(4), CHECK (a >= '2026-01-01' AND a < TIMESTAMP'2027-01-01 00:00:00'), CHECK (b <> 0xFF), CHECK (TIMESTAMPDIFF(SECOND, a, '2026-01-01') % 60 = 0)",
    ],
    ["with characters beyond ASCII", "a VARCHAR(9), CONSTRAINT ä CHECK (a IN ('é', '🚑', 'ß'))"],
  ])("%s", (_, parts) => same(`CREATE TABLE t (${parts});`));
});

it("two schemas that differ are not the same to this test", async () => {
  const both = await readBoth(connection, database.current.name, "CREATE TABLE t (a INT);");
  await connection.query("ALTER TABLE t MODIFY a INT COMMENT 'x'");
  const { readLive } = await import("../../../../lib/src/model/drift/read-live.js");
  const live = await readLive(connection, database.current.name);
  expect(() => expectSame({ ...both, live }, "")).toThrow();
});
