import type { Connection } from "mysql2/promise";
import { expect, it } from "vitest";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import { reportedFrom } from "../../../lib/src/hospital/reported/from-hospital.js";
import { loadReportedMongo, loadReportedMysql } from "../../../lib/src/hospital/reported/load.js";
import { readRules } from "../../../lib/src/hospital/rules/index.js";
import { runRules } from "../../../lib/src/hospital/rules/run.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "../../stores/mysql/database.js";

const CALLS = 100_000;
const LIMIT_MS = 10_000;
const database = ownDatabase("rules-speed");

it.runIf(process.env.HERS_LONG === "1")(
  `runs all rules over a report of ${CALLS} calls, beside a year of our own, in under 10 s a store (HERS_LONG=1 runs it)`,
  { timeout: 900_000 },
  async () => {
    const rules = readRules();
    const [own, reported] = [simulate({ seed: 2 }), reportedFrom(simulate({ seed: 1, calls: CALLS }))];
    const mysql: Connection[] = [await loadMysql(database.current, own, () => {}, true)];
    const mongo = await loadMongo(database.current, own, () => {});
    try {
      await loadReportedMysql(mysql[0]!, reported);
      await loadReportedMongo(mongo.db, reported);
      mysql.push(await connect(database.current.mysqlUrl, { database: database.current.name }));
      const took = async (run: () => ReturnType<typeof runRules>): Promise<number> => {
        const from = performance.now();
        const findings = await run();
        expect(findings.filter(({ rows }) => rows.length > 0).map(({ id }) => id)).toEqual([]);
        return Math.round(performance.now() - from);
      };
      const times = {
        sql: await took(() => runRules(rules, { mysql })),
        mongo: await took(() => runRules(rules, { mongo: mongo.db })),
      };
      console.log(`${rules.length} rules over ${CALLS} reported calls, ms: ${JSON.stringify(times)}`);
      expect(Math.max(times.sql, times.mongo)).toBeLessThan(LIMIT_MS);
    } finally {
      await Promise.all(mysql.map((each) => each.end()));
      await mongo.client.close();
    }
  },
);
