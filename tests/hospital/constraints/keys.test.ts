import type { RowDataPacket } from "mysql2/promise";
import { afterEach, describe, expect, it } from "vitest";
import { schemaFiles } from "../../../lib/src/hospital/load.js";
import { readSchemaFiles } from "../../../lib/src/model/drift/read-files.js";
import { programmedHospital } from "../programs/programmed.js";

const hospital = programmedHospital("keys");
const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");
const same = (names: readonly string[]): string => names.map((name) => `\`${name}\` = ?`).join(" AND ");

describe("every key", async () => {
  const { tables: files, afterLoad } = schemaFiles();
  const { tables } = await readSchemaFiles([...files, ...afterLoad]);
  const uniqueKeys = tables.flatMap(({ name: table, primaryKey, uniqueKeys: unique }) => [
    { table, key: "PRIMARY", columns: primaryKey, primary: primaryKey },
    ...unique
      // One that holds the whole primary key is there to be referred to: a row cannot break it alone.
      .filter(({ columns }) => !primaryKey.every((column) => columns.includes(column)))
      .map(({ name, columns }) => ({ table, key: name, columns, primary: primaryKey })),
  ]);

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
        const expected = others.length === 0 ? "PRIMARY" : key;
        expect(refused).toMatchObject({
          errno: 1062,
          message: expect.stringMatching(new RegExp(`for key '${table}\\.${expected}'$`)),
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

  it("there are as many keys and foreign keys as the server says", async () => {
    const count = async (type: string): Promise<number> =>
      Number(
        (
          await hospital.rows(
            "SELECT COUNT(*) AS n FROM information_schema.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = DATABASE() AND CONSTRAINT_TYPE = ? AND TABLE_NAME <> 'disposition_audit'",
            [type],
          )
        )[0]!.n,
      );
    expect(foreignKeys).toHaveLength(await count("FOREIGN KEY"));
    expect(uniqueKeys.filter(({ key }) => key === "PRIMARY")).toHaveLength(await count("PRIMARY KEY"));
  });
});
