/** Each feature of the file reader in a small schema: what it reads is what a server reports that ran it: keys, foreign keys and partitions. */

import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, it } from "vitest";
import { connect } from "../../../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "../../../stores/mysql/database.js";
import { expectSame, readBoth } from "../same-schema.js";

const database = ownDatabase("drift_keys");
let connection: Connection;
beforeAll(async () => {
  const { mysqlUrl, name } = database.current;
  connection = await connect(mysqlUrl, { database: name });
});
afterAll(() => connection.end());

const same = async (sql: string): Promise<void> =>
  expectSame(await readBoth(connection, database.current.name, sql), sql);

const PARENT =
  "CREATE TABLE p (id INT PRIMARY KEY, code CHAR(3) NOT NULL, n INT, UNIQUE (code, n), UNIQUE KEY (code));\n";

describe("keys", () => {
  it.each([
    ["a composite primary key", "CREATE TABLE t (a INT, b INT, PRIMARY KEY (b, a));"],
    [
      "a primary key with a name",
      "CREATE TABLE t (a INT, b INT, CONSTRAINT pk PRIMARY KEY USING BTREE (a));",
    ],
    [
      "unique ones without a name",
      "CREATE TABLE t (a INT UNIQUE, b INT UNIQUE KEY, UNIQUE (a, b), UNIQUE KEY (b), CONSTRAINT u UNIQUE (a), CONSTRAINT c UNIQUE KEY k (b, a));",
    ],
    [
      "descending, with a prefix, of an expression",
      "CREATE TABLE t (a INT, b VARCHAR(40), KEY (a DESC), KEY k (b(5), a ASC), UNIQUE e ((a + 1)), KEY ((LOWER(b))), KEY ((a * 2) DESC));",
    ],
    [
      "invisible, with a comment",
      "CREATE TABLE t (a INT, b INT, KEY i (a) INVISIBLE, UNIQUE u (b) COMMENT 'it''s' INVISIBLE, KEY j (a, b) COMMENT 'x' VISIBLE);\nCREATE UNIQUE INDEX v ON t (b, a) INVISIBLE;\nCREATE INDEX w ON t (b) COMMENT 'y' ALGORITHM = DEFAULT LOCK = DEFAULT;",
    ],
    [
      "FULLTEXT and SPATIAL",
      "CREATE TABLE t (a TEXT, b POINT NOT NULL SRID 4326, FULLTEXT KEY f (a), SPATIAL INDEX s (b), FULLTEXT (a));",
    ],
    [
      "dropped again",
      "CREATE TABLE t (a INT, b INT, KEY i (a), UNIQUE u (b));\nDROP INDEX i ON t;\nDROP INDEX u ON t;",
    ],
  ])("%s", (_, sql) => same(sql));
});

describe("foreign keys", () => {
  const child = (rest: string): string => `${PARENT}CREATE TABLE t (a INT, b CHAR(3), c INT, ${rest});`;
  it.each([
    [
      "RESTRICT and CASCADE",
      child("CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) ON DELETE RESTRICT ON UPDATE CASCADE"),
    ],
    [
      "SET NULL and NO ACTION",
      child("CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) ON UPDATE SET NULL ON DELETE NO ACTION"),
    ],
    ["without actions", child("CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id)")],
    ["composite", child("CONSTRAINT f FOREIGN KEY (b, c) REFERENCES p (code, n) ON DELETE CASCADE")],
    ["without a name", child("FOREIGN KEY (a) REFERENCES p (id), FOREIGN KEY (b) REFERENCES p (code)")],
    [
      "whose index has a name",
      child("FOREIGN KEY i (a) REFERENCES p (id), CONSTRAINT g FOREIGN KEY j (b) REFERENCES p (code)"),
    ],
    ["beside a key that serves", child("KEY k (a, c), CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id)")],
    ["beside a key that does not", child("KEY k (c, a), CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id)")],
    [
      "beside a key the other way round",
      child("KEY k (c, b), CONSTRAINT f FOREIGN KEY (b, c) REFERENCES p (code, n)"),
    ],
    ["beside a descending key", child("KEY k (a DESC), CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id)")],
    ["beside a key with a prefix", child("KEY k (b(2)), CONSTRAINT f FOREIGN KEY (b) REFERENCES p (code)")],
    ["beside an index of its name", child("KEY f (a, c), CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id)")],
    ["beside an invisible key", child("KEY k (a) INVISIBLE, CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id)")],
    [
      "whose index a later one replaces",
      `${child("CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id)")}\nCREATE INDEX later ON t (a, c);`,
    ],
    [
      "two on one column",
      child("CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id), CONSTRAINT g FOREIGN KEY (a) REFERENCES p (id)"),
    ],
    [
      "two, the longer one first",
      child(
        "CONSTRAINT g FOREIGN KEY (b, c) REFERENCES p (code, n), CONSTRAINT f FOREIGN KEY (b) REFERENCES p (code)",
      ),
    ],
    [
      "two, one within the other",
      child(
        "CONSTRAINT f FOREIGN KEY (b) REFERENCES p (code), CONSTRAINT g FOREIGN KEY (b, c) REFERENCES p (code, n)",
      ),
    ],
    [
      "in the primary key",
      `${PARENT}CREATE TABLE t (a INT, c INT, PRIMARY KEY (a, c), CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id));`,
    ],
    [
      "to itself",
      "CREATE TABLE t (id INT PRIMARY KEY, up INT, CONSTRAINT f FOREIGN KEY (up) REFERENCES t (id) ON DELETE SET NULL);",
    ],
    [
      "added later",
      `${PARENT}CREATE TABLE t (a INT, b CHAR(3));\nALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p (id), ADD CONSTRAINT g FOREIGN KEY (b) REFERENCES p (code);`,
    ],
    [
      "without the columns it refers to",
      child("CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) MATCH SIMPLE, c2 INT REFERENCES p (id)"),
    ],
  ])("%s", (_, sql) => same(sql));
});

describe("partitions", () => {
  it.each([
    [
      "by RANGE COLUMNS",
      "PARTITION BY RANGE COLUMNS (d) (PARTITION a VALUES LESS THAN ('2026-01-01'), PARTITION b VALUES LESS THAN (MAXVALUE))",
    ],
    [
      "by RANGE of an expression",
      "PARTITION BY RANGE (YEAR(d)) (PARTITION a VALUES LESS THAN (2000 + 26), PARTITION b VALUES LESS THAN MAXVALUE)",
    ],
    [
      "by RANGE of two columns",
      "PARTITION BY RANGE COLUMNS (n, d) (PARTITION a VALUES LESS THAN (5, '2026-01-01'), PARTITION b VALUES LESS THAN (MAXVALUE, MAXVALUE))",
    ],
    ["by LIST", "PARTITION BY LIST (n) (PARTITION a VALUES IN (3, 1, NULL), PARTITION b VALUES IN (-2))"],
    [
      "by LIST COLUMNS with a comma in a value",
      "PARTITION BY LIST COLUMNS (s) (PARTITION a VALUES IN ('x,y', 'it''s'), PARTITION b VALUES IN ('z'))",
    ],
    [
      "by LIST COLUMNS of two",
      "PARTITION BY LIST COLUMNS (n, s) (PARTITION a VALUES IN ((1, 'x'), (2, 'y')), PARTITION b VALUES IN ((3, 'z')))",
    ],
    ["by HASH", "PARTITION BY HASH (n) PARTITIONS 3"],
    ["by LINEAR HASH", "PARTITION BY LINEAR HASH (n + 1) PARTITIONS 2"],
    ["by KEY", "PARTITION BY KEY (n, s) PARTITIONS 2"],
    [
      "with subpartitions",
      "PARTITION BY RANGE (n) SUBPARTITION BY HASH (TO_DAYS(d)) SUBPARTITIONS 2 (PARTITION a VALUES LESS THAN (5), PARTITION b VALUES LESS THAN (9))",
    ],
    [
      "with named subpartitions",
      "PARTITION BY RANGE (TO_DAYS(d)) SUBPARTITION BY KEY (n) (PARTITION a VALUES LESS THAN (TO_DAYS('2026-01-01')) (SUBPARTITION x, SUBPARTITION y))",
    ],
  ])("%s", (_, by) => same(`CREATE TABLE t (n INT, d DATE, s VARCHAR(9), \`a b\` INT) ${by};`));
});
