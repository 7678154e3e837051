import fc from "fast-check";
import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { compareSchemas } from "../../../lib/src/model/drift/compare.js";
import { derivePhysical } from "../../../lib/src/model/drift/derive.js";
import { readLive } from "../../../lib/src/model/drift/read-live.js";
import type { EerModel } from "../../../lib/src/model/eer/index.js";
import { type MappingOptions, mapToRelations } from "../../../lib/src/model/relational/mapping.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "../../stores/mysql/database.js";
import { createTables, dropTables } from "./create-tables.js";
import { contacts, fleets, persons, prerequisites, tagged, vehicles } from "./odd-models.js";
import { randomModel } from "./random-model.js";

const database = ownDatabase("mapping_live");
let connection: Connection;
beforeAll(async () => {
  connection = await connect(database.current.mysqlUrl, { database: database.current.name });
});
beforeEach(() => dropTables(connection, database.current.name));
afterAll(() => connection.end());

const create = async (eer: EerModel, options?: MappingOptions): Promise<void> =>
  createTables(connection, mapToRelations(eer, options).schema);

/** What the server says to statements, each tried by itself: `ok`, or the number of its refusal. */
async function answers(...statements: string[]): Promise<(string | number)[]> {
  const said: (string | number)[] = [];
  for (const statement of statements)
    said.push(
      await connection.query(statement).then(
        () => "ok",
        (error) => error.errno,
      ),
    );
  return said;
}

/** CHECK violated; a foreign key without its row; NULL where there is none; a key twice. */
const [CHECK, REFERENCE, NULL, TWICE] = [3819, 1452, 1048, 1062];

describe("on a server", () => {
  it("relations of any sound model are made, and compare as equal to the model", async () => {
    const numRuns = process.env.HERS_LONG === "1" ? 400 : 12;
    await fc.assert(
      fc.asyncProperty(randomModel, async (eer) => {
        await dropTables(connection, database.current.name);
        const { schema } = mapToRelations(eer);
        await createTables(connection, schema);
        const live = await readLive(connection, database.current.name);
        const options = {
          between: "model-live",
          names: ["The model", "the server"],
          everything: false,
        } as const;
        expect(compareSchemas(derivePhysical(schema), live, options)).toEqual([]);
      }),
      { seed: 20261128, numRuns },
    );
  }, 600_000);

  it("8C: a column of one subclass has a value in its rows, and in no others", async () => {
    await create(vehicles("disjoint", "partial"), { specialisations: { body: "8C" } });
    const row = (type: string, seats: string, load: string, hitch: string): string =>
      `REPLACE INTO vehicle VALUES (1, ${type}, ${seats}, ${load}, ${hitch})`;
    expect(
      await answers(
        row("'car'", "5", "NULL", "NULL"),
        row("'truck'", "NULL", "7", "NULL"),
        row("'truck'", "NULL", "7", "2"),
        row("NULL", "NULL", "NULL", "NULL"),
        row("'car'", "NULL", "NULL", "NULL"),
        row("'car'", "5", "7", "NULL"),
        row("'car'", "5", "NULL", "2"),
        row("NULL", "5", "NULL", "NULL"),
        row("NULL", "NULL", "NULL", "2"),
      ),
    ).toEqual(["ok", "ok", "ok", "ok", CHECK, CHECK, CHECK, CHECK, CHECK]);
  });

  it("8D: total and disjoint are conditions on the truth values", async () => {
    const row = (car: number, truck: number): string =>
      `REPLACE INTO vehicle VALUES (1, ${car}, ${truck}, ${car ? 5 : "NULL"}, ${truck ? 7 : "NULL"}, NULL)`;
    const said = async (constraint: "disjoint" | "overlapping", participation: "total" | "partial") => {
      await dropTables(connection, database.current.name);
      await create(vehicles(constraint, participation), { specialisations: { body: "8D" } });
      return answers(row(0, 0), row(1, 0), row(0, 1), row(1, 1));
    };
    expect(await said("overlapping", "partial")).toEqual(["ok", "ok", "ok", "ok"]);
    expect(await said("overlapping", "total")).toEqual([CHECK, "ok", "ok", "ok"]);
    expect(await said("disjoint", "partial")).toEqual(["ok", "ok", "ok", CHECK]);
    expect(await said("disjoint", "total")).toEqual([CHECK, "ok", "ok", CHECK]);
  });

  it("8C within 8C: a subclass of a subclass is one of it", async () => {
    await create(fleets, { specialisations: { kind: "8C", cabin: "8C" } });
    const row = (kind: string, cabin: string): string =>
      `REPLACE INTO craft (craft_no, craft_type, ship_type) VALUES (1, ${kind}, ${cabin})`;
    expect(
      await answers(
        row("'ship'", "'ferry'"),
        row("'plane'", "NULL"),
        row("'ship'", "NULL"),
        row("'plane'", "'ferry'"),
        row("NULL", "'ferry'"),
      ),
    ).toEqual(["ok", "ok", CHECK, CHECK, CHECK]);
  });

  it("an optional composite attribute is there as a whole or not at all", async () => {
    await create(contacts);
    const row = (street: string, town: string, flat: string): string =>
      `REPLACE INTO person (person_id, mail, street, town, flat) VALUES (1, 'm', ${street}, ${town}, ${flat})`;
    expect(
      await answers(
        row("NULL", "NULL", "NULL"),
        row("'a'", "'b'", "NULL"),
        row("'a'", "'b'", "'c'"),
        row("'a'", "NULL", "NULL"),
        row("NULL", "NULL", "'c'"),
      ),
    ).toEqual(["ok", "ok", "ok", CHECK, CHECK]);
  });

  it("an optional relationship with optional and composite attributes is said as a whole", async () => {
    await create(tagged);
    await connection.query("INSERT INTO nurse VALUES (1)");
    const row = (nurse: string, at: string, unit: string, remark: string): string =>
      `REPLACE INTO visit (visit_no, nurse_no, level, unit, remark) VALUES (1, ${nurse}, ${at}, ${unit}, ${remark})`;
    expect(
      await answers(
        row("NULL", "NULL", "NULL", "NULL"),
        row("1", "3", "'u'", "NULL"),
        row("1", "3", "'u'", "'r'"),
        row("1", "3", "NULL", "NULL"),
        row("1", "NULL", "NULL", "NULL"),
        row("NULL", "NULL", "NULL", "'r'"),
        row("2", "3", "'u'", "NULL"),
        "INSERT INTO triages_tag VALUES (1, 'a'), (1, 'b')",
        "INSERT INTO triages_tag VALUES (1, 'a')",
        "INSERT INTO triages_tag VALUES (2, 'a')",
      ),
    ).toEqual(["ok", "ok", "ok", CHECK, CHECK, CHECK, REFERENCE, "ok", TWICE, REFERENCE]);
  });

  it("8B: what a weak superclass depends on, each subclass depends on", async () => {
    await create(persons, { specialisations: { kind: "8B", grade: "8B" } });
    await connection.query("INSERT INTO station VALUES (1)");
    expect(
      await answers(
        "INSERT INTO medic VALUES (1, 1, 'Ada', 'medic', 4)",
        "INSERT INTO senior_driver VALUES (1, 1, 'Ben', 'driver', 2)",
        "INSERT INTO senior_driver VALUES (1, 2, 'Ben', 'medic', 2)",
        "INSERT INTO medic VALUES (2, 1, 'Cy', 'medic', 4)",
        "INSERT INTO medic VALUES (1, 2, NULL, 'medic', 4)",
        "INSERT INTO medic VALUES (1, 1, 'Dot', 'medic', 4)",
        "INSERT INTO medic_phone VALUES (1, 1, '1'), (1, 1, '2')",
      ),
    ).toEqual(["ok", "ok", CHECK, REFERENCE, NULL, TWICE, "ok"]);
  });

  it("a composite key that is referred to in two roles keeps all its columns", async () => {
    await create(prerequisites);
    expect(
      await answers(
        "INSERT INTO course VALUES (1), (2)",
        "INSERT INTO section VALUES (1, 1), (1, 2), (2, 1)",
        "INSERT INTO follows VALUES (1, 1, 1, 2), (1, 1, 2, 1)",
        "INSERT INTO follows VALUES (1, 1, 2, 2)",
      ),
    ).toEqual(["ok", "ok", "ok", REFERENCE]);
  });
});
