import type { RowDataPacket } from "mysql2/promise";
import { afterEach, describe, expect, it } from "vitest";
import { schemaFiles } from "../../../lib/src/hospital/load.js";
import { isApart, withoutApart } from "../../../lib/src/hospital/refinements/apart.js";
import { readSchemaFiles } from "../../../lib/src/model/drift/read-files.js";
import { bareHospital } from "../programs/programmed.js";
import { cascades, uniqueKeys as declaredUniqueKeys, keeps, primaryKeys } from "./declared-keys.js";

const hospital = bareHospital("keys");
const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");
const same = (names: readonly string[]): string => names.map((name) => `\`${name}\` = ?`).join(" AND ");

describe("every key", async () => {
  const { tables: files, afterLoad } = schemaFiles();
  const written = await readSchemaFiles([...files, ...afterLoad]);
  const { tables } = withoutApart(written); // those are empty in a fresh copy
  const allKeys = tables.flatMap(({ name: table, primaryKey, uniqueKeys: unique }) =>
    [{ name: "PRIMARY", columns: primaryKey }, ...unique].map(({ name, columns }) => ({
      table,
      key: name!,
      columns,
      primary: primaryKey,
    })),
  );
  // One that holds the whole primary key is there to be referred to: a row cannot break it alone.
  const superkeys = allKeys.filter(
    ({ key, columns, primary }) => key !== "PRIMARY" && primary.every((column) => columns.includes(column)),
  );
  const uniqueKeys = allKeys.filter((key) => !superkeys.includes(key));

  it.each(superkeys)(
    "$key of $table refuses the same row twice without the primary key",
    async (superkey) => {
      const { mysql } = hospital;
      const { table, key } = superkey;
      await mysql.query(`CREATE TEMPORARY TABLE twice LIKE \`${table}\``);
      try {
        const others = allKeys.filter((other) => other.table === table && other !== superkey);
        const drops = others.map((other) =>
          other.key === "PRIMARY" ? "DROP PRIMARY KEY" : `DROP KEY \`${other.key}\``,
        );
        await mysql.query(`ALTER TABLE twice ${drops.join(", ")}`);
        const insert = `INSERT INTO twice SELECT * FROM \`${table}\` ORDER BY 1 LIMIT 1`;
        await mysql.query(insert);
        await expect(mysql.query(insert)).rejects.toMatchObject({
          errno: 1062,
          message: expect.stringMatching(new RegExp(`for key 'twice\\.${key}'$`)),
        });
      } finally {
        await mysql.query("DROP TEMPORARY TABLE twice");
      }
    },
  );

  describe.each(uniqueKeys)("$key of $table", ({ table, key, columns, primary }) => {
    it("refuses the values of another row", async () => {
      const { mysql } = hospital;
      const [first, ...others] = await hospital.rows(
        `SELECT * FROM \`${table}\` ORDER BY ${quoted(primary)} LIMIT 200`,
      );
      const values = columns
        .map(
          (column) =>
            `\`${column}\` = (SELECT \`${column}\` FROM (SELECT * FROM \`${table}\`) AS other WHERE ${same(primary)})`,
        )
        .join(", ");
      const give = async (row: RowDataPacket): Promise<unknown> => {
        await mysql.beginTransaction();
        try {
          await mysql.query(`UPDATE \`${table}\` SET ${values} WHERE ${same(primary)}`, [
            ...columns.flatMap(() => primary.map((column) => first![column])),
            ...primary.map((column) => row[column]),
          ]);
        } catch (error) {
          return error;
        } finally {
          await mysql.rollback();
        }
      };
      await mysql.query("SET foreign_key_checks = 0");
      try {
        // A table of one row is given that row once more.
        let refused: unknown = await mysql
          .query(`INSERT INTO \`${table}\` SELECT * FROM \`${table}\` LIMIT 1`)
          .catch((error: unknown) => error);
        // Some rows break a CHECK first, or the primary key as well: another one will do.
        for (const row of others) {
          refused = await give(row);
          if ((refused as Error | undefined)?.message.endsWith(`'${table}.${key}'`)) break;
        }
        expect(refused).toMatchObject({
          errno: 1062,
          message: expect.stringMatching(new RegExp(`for key '${table}\\.${key}'$`)),
        });
      } finally {
        await mysql.query("SET foreign_key_checks = 1");
      }
    });
  });

  const foreignKeys = tables.flatMap(({ name: table, primaryKey, columns, foreignKeys: of }) =>
    of.map((foreignKey) => ({
      ...foreignKey,
      child: table,
      name: foreignKey.name!,
      primaryKey,
      types: columns,
    })),
  );
  const refersTo = (parent: string, but: string) =>
    foreignKeys.filter(({ table, name }) => table === parent && name !== but);

  /** Removes what refers to a row, so that nothing but the foreign key in question can hold it. */
  async function freeOfOthers(parent: string, row: RowDataPacket, but: string): Promise<void> {
    const { mysql } = hospital;
    await mysql.query("SET foreign_key_checks = 0");
    for (const { child, columns, references } of refersTo(parent, but)) {
      await mysql.query(
        `DELETE FROM \`${child}\` WHERE ${same(columns)}`,
        references.map((column) => row[column]),
      );
    }
    await mysql.query("SET foreign_key_checks = 1");
  }

  describe.each(foreignKeys)(
    "$name of $child",
    ({ child, name, columns, table: parent, references, onDelete, primaryKey, types }) => {
      afterEach(async () => {
        await hospital.mysql.query("SET foreign_key_checks = 1");
        await hospital.mysql.rollback();
      });

      it("refuses a child without a parent", async () => {
        const { mysql } = hospital;
        await mysql.beginTransaction();
        const [first] = columns;
        const { type } = types.find((column) => column.name === first)!;
        const nowhere = type.startsWith("char") ? "???" : type.startsWith("tinyint") ? 120 : 32_000;
        const [row] = await hospital.rows(
          `SELECT * FROM \`${child}\` WHERE \`${first}\` IS NOT NULL LIMIT 1`,
        );
        await freeOfOthers(child, row!, name);
        const update = mysql.query(`UPDATE \`${child}\` SET \`${first}\` = ? WHERE ${same(primaryKey)}`, [
          nowhere,
          ...primaryKey.map((column) => row![column]),
        ]);
        await expect(update).rejects.toMatchObject({
          errno: 1452,
          message: expect.stringContaining(`\`${name}\``),
        });
      });

      it(
        onDelete === "CASCADE" ? "deletes the child with its parent" : "keeps a parent that has a child",
        async () => {
          const { mysql } = hospital;
          await mysql.beginTransaction();
          const there = columns.map((column) => `\`${column}\` IS NOT NULL`).join(" AND ");
          const [row] = await hospital.rows(
            `SELECT ${quoted(columns)} FROM \`${child}\` WHERE ${there} LIMIT 1`,
          );
          const values = columns.map((column) => row![column]);
          const children = async (): Promise<number> =>
            (await hospital.rows(`SELECT 1 FROM \`${child}\` WHERE ${same(columns)}`, values)).length;
          const [whole] = await hospital.rows(
            `SELECT * FROM \`${parent}\` WHERE ${same(references)}`,
            values,
          );
          await freeOfOthers(parent, whole!, name);
          expect(await children()).toBeGreaterThan(0);
          const remove = mysql.query(`DELETE FROM \`${parent}\` WHERE ${same(references)}`, values);
          if (onDelete === "CASCADE") {
            await remove;
            expect(await children()).toBe(0);
          } else {
            await expect(remove).rejects.toMatchObject({
              errno: 1451,
              message: expect.stringContaining(`\`${name}\``),
            });
          }
        },
      );
    },
  );

  it("no key or foreign key is without a case", async () => {
    const rows = await hospital.rows(
      `SELECT CONCAT(TABLE_NAME, '.', CONSTRAINT_NAME) AS name FROM information_schema.TABLE_CONSTRAINTS
       WHERE TABLE_SCHEMA = DATABASE() AND CONSTRAINT_TYPE <> 'CHECK'`,
    );
    const cases = [
      ...allKeys.map(({ table, key }) => `${table}.${key}`),
      ...foreignKeys.map(({ child, name }) => `${child}.${name}`),
    ];
    const names = rows.map(({ name }) => name as string).filter((name) => !isApart(name.split(".")[0]!));
    expect(cases.sort()).toEqual(names.sort());
  });
});

const texts = async (sql: string): Promise<string[]> =>
  (await hospital.rows(sql)).map(({ text }) => text as string).sort();

it("the server has every primary key and no other", async () => {
  const found = await texts(
    `SELECT CONCAT(TABLE_NAME, ' (', GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX SEPARATOR ', '), ')') AS text
     FROM information_schema.STATISTICS
     WHERE TABLE_SCHEMA = DATABASE() AND INDEX_NAME = 'PRIMARY'
     GROUP BY TABLE_NAME`,
  );
  expect(found).toEqual([...primaryKeys].sort());
});

it("the server has every unique key and no other", async () => {
  const found = await texts(
    `SELECT CONCAT(TABLE_NAME, '.', INDEX_NAME, ' (',
       GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX SEPARATOR ', '), ')') AS text
     FROM information_schema.STATISTICS
     WHERE TABLE_SCHEMA = DATABASE() AND NON_UNIQUE = 0 AND INDEX_NAME <> 'PRIMARY'
     GROUP BY TABLE_NAME, INDEX_NAME`,
  );
  expect(found).toEqual([...declaredUniqueKeys].sort());
});

/** Foreign keys with their two rules; what an UPDATE of a referred key does is the same everywhere: it is refused. */
const foreignKeys = (onDelete: string): Promise<string[]> =>
  texts(
    `SELECT CONCAT(r.TABLE_NAME, '.', r.CONSTRAINT_NAME,
       ' (', GROUP_CONCAT(k.COLUMN_NAME ORDER BY k.ORDINAL_POSITION SEPARATOR ', '), ') -> ', r.REFERENCED_TABLE_NAME,
       ' (', GROUP_CONCAT(k.REFERENCED_COLUMN_NAME ORDER BY k.ORDINAL_POSITION SEPARATOR ', '), ')') AS text
     FROM information_schema.REFERENTIAL_CONSTRAINTS AS r
     JOIN information_schema.KEY_COLUMN_USAGE AS k USING (CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_NAME)
     WHERE CONSTRAINT_SCHEMA = DATABASE() AND r.DELETE_RULE ${onDelete} AND r.UPDATE_RULE IN ('NO ACTION', 'RESTRICT')
     GROUP BY r.TABLE_NAME, r.CONSTRAINT_NAME, r.REFERENCED_TABLE_NAME`,
  );

it("the foreign keys that cascade are these", async () => {
  expect(await foreignKeys("= 'CASCADE'")).toEqual([...cascades].sort());
});

it("the foreign keys that keep a parent are these", async () => {
  expect(await foreignKeys("IN ('NO ACTION', 'RESTRICT')")).toEqual([...keeps].sort());
});
