import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  faultKinds,
  type Offender,
  type Planted,
  plantFaults,
} from "../../../lib/src/hospital/faults/index.js";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import { reportedFrom } from "../../../lib/src/hospital/reported/from-hospital.js";
import { loadReportedMongo, loadReportedMysql } from "../../../lib/src/hospital/reported/load.js";
import { readRules } from "../../../lib/src/hospital/rules/index.js";
import {
  type Finding,
  pipelineOf,
  type RuleStore,
  runRule,
  runRules,
} from "../../../lib/src/hospital/rules/run.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { answerDifference } from "../../../lib/src/workbook/question/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";
import { OWN_ALONE } from "./own-alone.js";

const rules = readRules();
const guards = rules.filter((rule) => rule.guards.length > 0).map(({ id }) => id);

describe("the rules", () => {
  it("have a fault each, or guard a constraint of the model", () => {
    const ids = rules.map(({ id }) => id).filter((id) => !guards.includes(id));
    expect(ids).toEqual([...faultKinds(), ...OWN_ALONE].sort());
    expect(faultKinds().length).toBeGreaterThanOrEqual(20);
  });

  it("have a pipeline each, or say why no document can break them", () => {
    for (const rule of rules) {
      const what = pipelineOf(rule) === undefined ? "no pipeline" : "pipeline";
      expect(`${rule.id}: ${rule.documents === undefined ? "pipeline" : "no pipeline"}`).toBe(
        `${rule.id}: ${what}`,
      );
    }
  });
});

/** Drawn anew at each run, unless HERS_SEEDS names them: `HERS_SEEDS=17,4711`. */
const seeds =
  process.env.HERS_SEEDS?.split(",").map(Number) ??
  [0, 1].map(() => 1 + Math.floor(Math.random() * 1_000_000));

describe.each([
  { calls: 400, seed: seeds[0]!, each: 1 },
  { calls: 3650, seed: seeds[1]!, each: 5 },
])("on $calls calls of seed $seed (HERS_SEEDS repeats them)", ({ calls, seed, each }) => {
  const database = ownDatabase(`rules-${calls}`);
  const connections: Connection[] = [];
  let mongo: Awaited<ReturnType<typeof loadMongo>>;
  let stores: { sql: RuleStore; mongo: RuleStore };
  beforeAll(async () => {
    const hospital = simulate({ seed, calls });
    connections.push(await loadMysql(database.current, hospital, () => {}, true));
    mongo = await loadMongo(database.current, hospital, () => {});
    stores = { sql: { mysql: connections }, mongo: { mongo: mongo.db } };
  });
  afterAll(async () => {
    await Promise.all(connections.map((one) => one.end()));
    await mongo.client.close();
  });
  const load = async (planted?: (rows: ReturnType<typeof reportedFrom>) => Planted): Promise<Planted> => {
    for (const name of ["call", "response", "vital_sign", "visit", "treatment", "disposition"])
      await connections[0]!.query(`TRUNCATE TABLE reported_${name}`);
    for (const name of ["calls", "responses", "vital_signs", "visits"])
      await mongo.db.collection<never>(`reported_${name}`).deleteMany({});
    const rows = reportedFrom(simulate({ seed, calls }));
    const faults = planted?.(rows) ?? {};
    await loadReportedMysql(connections[0]!, rows);
    await loadReportedMongo(mongo.db, rows);
    return faults;
  };

  it("clean data have no offender, on either side, in either store", async () => {
    await load();
    for (const store of ["sql", "mongo"] as const) {
      const broken = (await runRules(rules, stores[store])).filter(({ rows }) => rows.length > 0);
      expect(broken.map(({ id, rows }) => ({ store, id, first: rows[0] }))).toEqual([]);
    }
  });

  it("each rule finds its own faults, and no other", async () => {
    const planted = await load((rows) => plantFaults(rows, { seed, each }));
    const found = {
      sql: await runRules(rules, stores.sql),
      mongo: await runRules(rules, stores.mongo),
    };
    for (const [i, rule] of rules.entries()) {
      const [sql, other] = [found.sql[i]!, found.mongo[i]!];
      expect({ [rule.id]: offenders(sql, planted) }).toEqual({ [rule.id]: sorted(planted[rule.id] ?? []) });
      if (rule.documents !== undefined) continue;
      const difference = answerDifference({ id: rule.id, ordered: true }, ["sql", sql], ["mongo", other]);
      expect(difference, `HERS_SEEDS=${seeds}\n${difference}`).toBeUndefined();
      for (const { side } of sql.rows) expect(side).toBe("reported");
    }
  });

  it("a rule that is changed finds others than were planted, and the stores no longer agree", async () => {
    const kinds = ["notified-before-call", "gcs-total-differs"];
    const planted = await load((rows) => plantFaults(rows, { seed, each, kinds }));
    const changes = [
      ["notified_at < received_at", "notified_at < received_at - INTERVAL 1 HOUR"],
      ["gcs_total <>", "gcs_total >="],
    ] as const;
    for (const [i, id] of kinds.entries()) {
      const right = rules.find((rule) => rule.id === id)!;
      const wrong = { ...right, sql: right.sql.replace(changes[i]![0], changes[i]![1]) };
      expect(wrong.sql).not.toBe(right.sql);
      const [sql, other] = [await runRule(wrong, stores.sql), await runRule(right, stores.mongo)];
      expect(offenders(other, planted)).toEqual(sorted(planted[id]!));
      expect(offenders(sql, planted)).not.toEqual(sorted(planted[id]!));
      expect(answerDifference({ id, ordered: true }, ["sql", sql], ["mongo", other])).toContain(id);
    }
  });
});

/** What identifies an offender, of each row. */
function offenders({ id, rows }: Finding, planted: Planted): string[] {
  const names = Object.keys(planted[id]?.[0] ?? rows[0] ?? {});
  return sorted(rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])) as Offender));
}

const sorted = (list: readonly Offender[]): string[] => list.map((each) => JSON.stringify(each)).sort();
