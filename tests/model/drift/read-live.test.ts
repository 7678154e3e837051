import fc from "fast-check";
import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readSchema } from "../../../lib/src/model/drift/read-files.js";
import { readLive } from "../../../lib/src/model/drift/read-live.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "../../stores/mysql/database.js";
import { schemaText } from "./random-schema.js";
import { expectSame, readBoth } from "./same-schema.js";

const database = ownDatabase("drift_live");
let connection: Connection;
beforeAll(async () => {
  const { mysqlUrl, name } = database.current;
  connection = await connect(mysqlUrl, { database: name });
});
afterAll(() => connection.end());

it("a live schema has what the server reports, in one spelling", async () => {
  const sql = `
CREATE TABLE p (id INT PRIMARY KEY) COMMENT = 'One row: a p';
CREATE TABLE p2 (id INT UNSIGNED PRIMARY KEY);
CREATE TABLE t (
  id INT UNSIGNED,
  kind ENUM('a','it''s') NOT NULL DEFAULT 'a' COMMENT 'Kind',
  note VARCHAR(20) CHARACTER SET latin1,
  total DECIMAL(5,1) AS (LENGTH(note) * 2) STORED,
  at DATETIME(3) DEFAULT NOW(3) ON UPDATE NOW(3) INVISIBLE,
  place POINT NOT NULL SRID 4326,
  PRIMARY KEY (id),
  UNIQUE KEY u (kind, note(5) DESC),
  KEY i ((LENGTH(kind) + 1)) INVISIBLE,
  CONSTRAINT f FOREIGN KEY (id) REFERENCES p2 (id) ON DELETE CASCADE,
  CHECK (id > 0 AND (kind <> 'x' OR note IS NULL)) NOT ENFORCED
);`;
  const { live } = await readBoth(connection, database.current.name, sql);
  const { tables, collation } = live;
  expect(collation).toMatch(/^utf8mb4_/);
  expect(tables.map(({ name, comment }) => [name, comment])).toEqual([
    ["p", "One row: a p"],
    ["p2", ""],
    ["t", ""],
  ]);
  expect(tables[2]).toEqual({
    name: "t",
    comment: "",
    columns: [
      { name: "id", type: "int unsigned", nullable: false, comment: "" },
      { name: "kind", type: "enum('a','it''s')", nullable: false, default: "a", collation, comment: "Kind" },
      { name: "note", type: "varchar(20)", nullable: true, collation: "latin1_swedish_ci", comment: "" },
      {
        name: "total",
        type: "decimal(5,1)",
        nullable: true,
        generated: { expression: "LENGTH(note) * 2", stored: true },
        comment: "",
      },
      {
        name: "at",
        type: "datetime(3)",
        nullable: true,
        default: "(NOW(3))",
        onUpdate: "NOW(3)",
        invisible: true,
        comment: "",
      },
      { name: "place", type: "point", nullable: false, srid: 4326, comment: "" },
    ],
    primaryKey: ["id"],
    uniqueKeys: [{ name: "u", columns: ["kind", "note(5) DESC"] }],
    foreignKeys: [
      {
        name: "f",
        columns: ["id"],
        table: "p2",
        references: ["id"],
        onDelete: "CASCADE",
        onUpdate: "NO ACTION",
      },
    ],
    checks: [{ name: "t_chk_1", expression: "id > 0 AND (kind <> 'x' OR note IS NULL)", enforced: false }],
    indexes: [{ name: "i", kind: "BTREE", columns: ["(LENGTH(kind) + 1)"], invisible: true }],
  });
});

it("views, programs and other databases are not tables of it", async () => {
  const sql = `CREATE TABLE t (a INT);
CREATE VIEW v AS SELECT a FROM t;
CREATE PROCEDURE IF NOT EXISTS pr() SELECT 1;
INSERT INTO t VALUES (1);`;
  const both = await readBoth(connection, database.current.name, sql);
  expect(both.live.tables.map(({ name }) => name)).toEqual(["t"]);
  expectSame(both, sql);
  expect((await readLive(connection, "hers_nowhere")).tables).toEqual([]);
});

it("fifty random schemas are the same in files and on the server", async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const texts = fc.sample(schemaText, { numRuns: 50, seed }).map((schema, at) => schema(`s${at}_`));
  const both = await readBoth(connection, database.current.name, texts.join("\n"));
  expect(both.live.tables).toHaveLength(100);
  for (const [at, sql] of texts.entries()) {
    const own = ({ tables, ...rest }: typeof both.live) => ({
      ...rest,
      tables: tables.filter(({ name }) => name.startsWith(`s${at}_`)),
    });
    expect(readSchema([{ file: "schema.sql", text: sql }]).tables).toHaveLength(2);
    expectSame({ files: own(both.files), live: own(both.live) }, `seed ${seed}, schema ${at}:\n${sql}`);
  }
});
