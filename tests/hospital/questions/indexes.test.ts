import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import { answerIn } from "../../../lib/src/hospital/questions/in-language.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { readQuestions } from "../../../lib/src/workbook/question/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";

/** The two questions that are to be answered by a special index. */

const database = ownDatabase("special-indexes");
const questions = new Map(readQuestions().map((question) => [question.id, question]));
let mysql: Connection;
let mongo: Awaited<ReturnType<typeof loadMongo>>;
beforeAll(async () => {
  const hospital = simulate({ calls: 3650 });
  mysql = await loadMysql(database.current, hospital, () => {});
  mongo = await loadMongo(database.current, hospital, () => {});
});
afterAll(async () => {
  await mysql.end();
  await mongo.client.close();
});

async function planOf(id: string, set: string): Promise<RowDataPacket> {
  await mysql.query("ANALYZE TABLE emergency_call");
  await mysql.query(`SET ${set}`);
  const [rows] = await mysql.query<RowDataPacket[]>(`EXPLAIN FORMAT=TRADITIONAL ${questions.get(id)!.sql}`);
  return rows[0]!;
}

const LANGUAGES = ["sql", "mongo", "frame"] as const;

const answer = async (language: (typeof LANGUAGES)[number], id: string, parameters: object) =>
  (await answerIn(language, questions.get(id)!, { mysql, mongo: mongo.db }, { ...parameters })).rows;

describe("calls-around-a-place", () => {
  it("reads the spatial index, and a part of it", async () => {
    const plan = await planOf("calls-around-a-place", "@longitude = 3.2, @latitude = 54.7, @km = 0.5");
    expect(plan).toMatchObject({ type: "range", key: "emergency_call_location" });
    expect(Number(plan.rows)).toBeLessThan(500);
  });

  it.each([
    [3.2, 54.7, 0.5],
    [3.15, 54.68, 3],
    [3.2, 54.7, 50],
  ])("the box leaves out no call of the circle around %d, %d of %d km", async (longitude, latitude, km) => {
    const [[row]] = await mysql.query<RowDataPacket[]>(
      "SELECT COUNT(*) AS n FROM emergency_call WHERE ST_Distance_Sphere(location, ST_SRID(POINT(?, ?), 4326)) <= 1000 * ?",
      [longitude, latitude, km],
    );
    const rows = await answer("sql", "calls-around-a-place", { longitude, latitude, km });
    expect(rows).toHaveLength(Number(row!.n));
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each(LANGUAGES)(
    "no kilometre around a call finds the calls of that very place, in %s",
    async (language) => {
      const [[row]] = await mysql.query<RowDataPacket[]>(
        "SELECT ST_Longitude(location) AS longitude, ST_Latitude(location) AS latitude, COUNT(*) AS n FROM emergency_call GROUP BY location ORDER BY n DESC, MIN(call_id) LIMIT 1",
      );
      const { longitude, latitude, n } = row!;
      const rows = await answer(language, "calls-around-a-place", {
        longitude: String(longitude),
        latitude: String(latitude),
        km: 0,
      });
      expect(rows).toHaveLength(n);
      expect(rows.map(({ distance_m }) => distance_m)).toEqual(Array(n).fill(0));
    },
  );
});

describe("complaints-with-a-word", () => {
  it("reads the full-text index", async () => {
    const plan = await planOf("complaints-with-a-word", "@word = 'garage'");
    expect(plan).toMatchObject({ type: "fulltext", key: "emergency_call_complaint" });
  });

  const garage = [
    ["A garage.", true],
    ["GARAGE", true],
    ["the pre-garage-door is shut", true],
    ["it's the garage's door", true],
    ["garages", false],
    ["my_garage", false],
    ["garage2", false],
    ["gàrage", false],
    ["àgarage", false],
    ["гараж garage гараж", true],
  ] as const;
  // Unicode's full folding of case would make ss of ß and ff of one letter; S has a second small letter, ſ.
  const strasse = [
    ["Straße", false],
    ["STRAẞE", false],
    ["Strasse", true],
    ["ſtraſſe", true],
  ] as const;
  const office = [
    ["at the o\ufb00ice", false],
    ["at the Office", true],
  ] as const;
  const cases = Object.entries({ Garage: garage, strasse, office }).flatMap(([word, said]) =>
    LANGUAGES.map((language) => [word, language, said] as const),
  );
  it.each(cases)("finds the whole word %s and nothing else, in %s", async (word, language, said) => {
    const encounters = mongo.db.collection<{ _id: string }>("encounters");
    await mysql.query(
      "UPDATE emergency_call SET chief_complaint = 'Nothing' WHERE chief_complaint REGEXP 'garage|stra|office'",
    );
    await encounters.updateMany(
      { "call.chief_complaint": /garage|stra|office/i },
      { $set: { "call.chief_complaint": "Nothing" } },
    );
    for (const [i, [text]] of said.entries()) {
      const no = `C-${String(i + 1).padStart(7, "0")}`;
      // Committed: a full-text index knows no row before.
      await mysql.query("UPDATE emergency_call SET chief_complaint = ? WHERE call_no = ?", [text, no]);
      await encounters.updateOne({ _id: no }, { $set: { "call.chief_complaint": text } });
    }
    const rows = await answer(language, "complaints-with-a-word", { word });
    expect(rows.map(({ chief_complaint }) => chief_complaint)).toEqual(
      said.filter(([, found]) => found).map(([text]) => text),
    );
  });
});
