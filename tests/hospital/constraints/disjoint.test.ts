import { describe, expect, it } from "vitest";
import { bareHospital } from "../programs/programmed.js";

const hospital = bareHospital("disjoint");

interface Subclass {
  readonly table: string;
  readonly foreignKey: string;
  readonly superclass: string;
  /** The column that the two share beside the discriminator. */
  readonly id: string;
  readonly discriminator: "role" | "kind";
  readonly value: string;
  /** What a second row of the table needs of its own. */
  readonly own: Readonly<Record<string, string>>;
}

type Own = Subclass["own"];

const staff = (role: string, own: Own): Subclass => ({
  table: role,
  foreignKey: `${role}_staff`,
  superclass: "staff",
  id: "staff_id",
  discriminator: "role",
  value: role,
  own,
});

/** A subclass whose superclass tells its kinds apart by `kind` and has its own name in its key. */
const kindOf = (superclass: string, value: string, table: string, own: Own = {}): Subclass => ({
  table,
  foreignKey: `${table}_${superclass}`,
  superclass,
  id: `${superclass}_id`,
  discriminator: "kind",
  value,
  own,
});

const subclasses: readonly Subclass[] = [
  staff("paramedic", { licence_no: "'P9999999'" }),
  staff("nurse", { licence_no: "'N9999999'" }),
  staff("physician", { licence_no: "'D9999999'" }),
  staff("dispatcher", {}),
  ...["basic", "advanced", "critical_care"].map((kind) => kindOf("ambulance", kind, `${kind}_ambulance`)),
  ...["medication", "procedure", "imaging", "observation"].map((kind) => kindOf("treatment", kind, kind)),
  kindOf("arrival", "transport", "transport", {
    dispatch_id: "(SELECT MIN(dispatch_id) FROM dispatch WHERE outcome <> 'transported')",
  }),
  kindOf("arrival", "walk_in", "walk_in", { walk_in_id: "99999999" }),
];

/** Gives one row of a subclass table once more, to another row of the superclass. */
async function insertFor({ table, id, own }: Subclass, of: unknown): Promise<number> {
  const names = (
    await hospital.rows(
      "SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?",
      [table],
    )
  ).map(({ name }) => name as string);
  const values = names.map((name) => (name === id ? "?" : (own[name] ?? `\`${name}\``)));
  const [{ affectedRows }] = (await hospital.mysql.query(
    `INSERT INTO \`${table}\` (${names.map((name) => `\`${name}\``).join(", ")})
     SELECT ${values.join(", ")} FROM \`${table}\` LIMIT 1`,
    [of],
  )) as unknown as [{ affectedRows: number }];
  return affectedRows;
}

/** Runs and takes back what was done. */
async function undone(act: () => Promise<unknown>): Promise<unknown> {
  await hospital.mysql.beginTransaction();
  try {
    return await act();
  } finally {
    await hospital.mysql.query("SET foreign_key_checks = 1");
    await hospital.mysql.rollback();
  }
}

describe.each(subclasses)("$table", (subclass) => {
  const { foreignKey, superclass, id, discriminator, value } = subclass;
  const ofAnotherKind = () =>
    hospital.one(`SELECT MIN(${id}) FROM ${superclass} WHERE ${discriminator} <> ?`, [value]);

  it(`refuses a row of ${superclass} that is of another kind`, async () => {
    const other = await ofAnotherKind();
    await expect(undone(() => insertFor(subclass, other))).rejects.toMatchObject({
      errno: 1452,
      message: expect.stringContaining(`\`${foreignKey}\``),
    });
  });

  it(`accepts a row of ${superclass} that is of this kind`, async () => {
    const other = await ofAnotherKind();
    const accepted = undone(async () => {
      // With the keys off, for the row still has its place in another table.
      await hospital.mysql.query("SET foreign_key_checks = 0");
      await hospital.mysql.query(`UPDATE ${superclass} SET ${discriminator} = ? WHERE ${id} = ?`, [
        value,
        other,
      ]);
      await hospital.mysql.query("SET foreign_key_checks = 1");
      return insertFor(subclass, other);
    });
    expect(await accepted).toBe(1);
  });

  it(`keeps a row of ${superclass} from becoming another kind`, async () => {
    const change = undone(() =>
      hospital.mysql.query(
        `UPDATE ${superclass} SET ${discriminator} = ${discriminator} % 2 + 1 WHERE ${discriminator} = ? LIMIT 1`,
        [value],
      ),
    );
    await expect(change).rejects.toMatchObject({
      errno: 1451,
      message: expect.stringContaining(`\`${foreignKey}\``),
    });
  });
});
