import { afterAll, beforeAll } from "vitest";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";

/** A hospital of a drawn seed, with its programs, in both stores while a file's tests run. */
export function hospitalInBothStores(name: string) {
  const seed = 1 + Math.floor(Math.random() * 1_000_000);
  const database = ownDatabase(name);
  let mysql: Awaited<ReturnType<typeof loadMysql>>;
  let mongo: Awaited<ReturnType<typeof loadMongo>>;
  beforeAll(async () => {
    const hospital = simulate({ calls: 300, seed });
    mysql = await loadMysql(database.current, hospital, () => {}, true);
    mongo = await loadMongo(database.current, hospital, () => {});
  });
  afterAll(async () => {
    await mysql.end();
    await mongo.client.close();
  });
  return {
    seed,
    get mysql() {
      return mysql;
    },
    get mongo() {
      return mongo;
    },
  };
}
