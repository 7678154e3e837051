import type { Db } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chapter, hospital } from "../../lib/src/hospital/chapter.js";
import { isApart } from "../../lib/src/hospital/refinements/apart.js";
import { connect } from "../../lib/src/stores/mysql/connect.js";
import { ensureServers } from "../../lib/src/stores/servers/index.js";

/** Names that would do harm if they were pasted into HTML or SQL instead of being treated as text. */
const SCRIPT = "<script>alert(1)</script>";
const DROP = "Robert'); DROP TABLE patient;--";

const nameOf = async ({ mysql }: Chapter): Promise<string> => {
  const [row] = await mysql.sql`SELECT DATABASE() AS name`;
  return row!.name;
};

describe("hospital()", () => {
  let one: Chapter;
  let two: Chapter;
  beforeAll(async () => {
    [one, two] = await Promise.all([
      hospital("test-chapter", { calls: 300 }),
      hospital("test-chapter", { calls: 300 }),
    ]);
  });
  afterAll(() => Promise.all([one.close(), two.close()]));

  it("gives two runs of one chapter a database each", async () => {
    expect(await nameOf(one)).not.toBe(await nameOf(two));
    await one.mysql.query("DELETE FROM assist");
    const [left] = await two.mysql.sql`SELECT COUNT(*) AS n FROM assist`;
    expect(left!.n).toBeGreaterThan(0);
  });

  it("gives each run the rights to its own database and to no other", async () => {
    const other = await nameOf(two);
    await expect(one.mysql.query(`SELECT * FROM \`${other}\`.patient`)).rejects.toThrow(/denied/);
    const { client } = one.mongo as unknown as Db;
    await expect(client.db(other).collection("patients").findOne()).rejects.toThrow(/not authorized/);
    expect(
      await client
        .db(await nameOf(one))
        .collection("patients")
        .findOne(),
    ).not.toBeNull();
  });

  it("loads every table and every collection", async () => {
    const [empty] = [
      await one.mysql.sql`SELECT TABLE_NAME AS name FROM information_schema.TABLES
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_ROWS = 0`,
    ];
    for (const { name } of empty) {
      if (name === "assist" || isApart(name as string)) continue; // emptied above; the reported side waits for an import
      const [rows] = await two.mysql.query(`SELECT COUNT(*) AS n FROM \`${name}\``);
      expect(rows[0]!.n, name).toBeGreaterThan(0);
    }
    const collections = await one.mongo.listCollections().toArray();
    for (const { name } of collections.filter(
      ({ name, type }) => !name.startsWith("system.") && type !== "view" && !isApart(name),
    )) {
      expect(await one.mongo.collection(name).countDocuments(), name).toBeGreaterThan(0);
    }
    expect(collections.length).toBeGreaterThanOrEqual(10);
  });

  it("keeps names that look like HTML or SQL as they are, in both stores", async () => {
    const hostile = await two.mysql
      .sql`SELECT given_name, family_name FROM person WHERE given_name = ${SCRIPT} OR family_name = ${DROP}`;
    expect(hostile.flatMap(({ given_name, family_name }) => [given_name, family_name])).toEqual(
      expect.arrayContaining([SCRIPT, DROP]),
    );
    expect(await two.mongo.collection("patients").findOne({ "name.given": SCRIPT })).not.toBeNull();
    expect(await two.mongo.collection("patients").findOne({ "name.family": DROP })).not.toBeNull();
    const [patients] = await two.mysql.sql`SELECT COUNT(*) AS n FROM patient`;
    expect(patients!.n).toBeGreaterThan(100);
  });

  it("drops its databases and its user when it closes", async () => {
    const chapter = await hospital("test-closing", { calls: 10 });
    const name = await nameOf(chapter);
    await chapter.close();
    const admin = await connect((await ensureServers()).mysql.url);
    const [rows] = await admin.query("SHOW DATABASES LIKE ?", [name]);
    const [users] = await admin.query("SELECT user FROM mysql.user WHERE user LIKE ?", [
      `%${name.slice(-8)}%`,
    ]);
    await admin.end();
    expect(rows).toEqual([]);
    expect(users).toEqual([]);
  });

  it("opens a session of a role where there are programs, and says how to have them where there are none", async () => {
    const bare = await hospital("test-bare", { calls: 10 });
    await expect(bare.session("analyst")).rejects.toThrow(/hospital\("test-bare", \{ programs: true \}\)/);
    await bare.close();
    const programmed = await hospital("test-roles", { calls: 10, programs: true });
    const analyst = await programmed.session("analyst");
    await expect(analyst.query("SELECT family_name FROM person")).rejects.toMatchObject({ errno: 1142 });
    await programmed.close();
  });

  it.each(["", "05 questions", "A", "x'; DROP DATABASE hers;--"])(
    "refuses %j as a chapter's name",
    async (name) => {
      await expect(hospital(name)).rejects.toThrow(/a chapter's name has lower-case letters/);
    },
  );
});
