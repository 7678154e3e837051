import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  clearDispatches,
  type DispatchGround,
  dispatchGround,
} from "../../../lib/src/hospital/bench/dispatch-ground.js";
import { doublesInLog, sentTwice, wronglyRefused } from "../../../lib/src/hospital/bench/dispatch-proof.js";
import { type Answer, rush } from "../../../lib/src/hospital/bench/dispatching.js";
import { ownDatabase } from "../../stores/mysql/database.js";

/** 64 dispatchers, 40 ambulances and 10,000 calls with HERS_LONG=1. */
const [SESSIONS, UNITS, CALLS] = process.env.HERS_LONG ? [64, 40, 10_000] : [16, 10, 400];

const database = ownDatabase("rush");
let ground: DispatchGround;
beforeAll(async () => {
  ground = await dispatchGround(database.current, CALLS, UNITS);
}, 300_000);
afterAll(() => ground.mysql.end());
beforeEach(() => clearDispatches(ground));

const take = (procedure: string) =>
  rush({
    mysqlUrl: database.current.mysqlUrl,
    procedure,
    sessions: SESSIONS,
    calls: ground.calls,
    keepMs: 3,
  });

describe(`${SESSIONS} dispatchers after ${UNITS} ambulances`, () => {
  it(`send none twice, are never told wrongly that none is free, and see no deadlock: ${CALLS} calls`, async () => {
    const { answers, errors } = await take("dispatch_nearest_ambulance");
    expect(errors).toEqual([]);
    expect(answers).toHaveLength(CALLS);
    expect(sentTwice(answers)).toEqual([]);
    expect(await doublesInLog(ground.mysql)).toBe(0);
    expect(wronglyRefused(answers, ground.units)).toEqual([]);
    const sent = answers.filter(({ unit }) => unit !== null).length;
    const [rows] = await ground.mysql.query(
      "SELECT COUNT(*) AS n, COUNT(DISTINCT call_id) AS calls FROM dispatch",
    );
    expect(rows).toEqual([{ n: sent, calls: sent }]);
  }, 600_000);

  it("would be told so by one statement that locks whatever it reads: the proof can fail", async () => {
    const { answers } = await take("dispatch_in_one");
    expect(wronglyRefused(answers, ground.units).length).toBeGreaterThan(0);
  }, 600_000);

  it("would send some twice without lock, second look and trigger: that proof can fail too", async () => {
    const [[{ "Create Procedure": ours }]] = (await ground.mysql.query(
      "SHOW CREATE PROCEDURE dispatch_nearest_ambulance",
    )) as unknown as [[{ "Create Procedure": string }]];
    const careless = ours
      .replace(/^CREATE .*?PROCEDURE `\w+`/, "CREATE PROCEDURE dispatch_careless")
      .replace(" FOR UPDATE SKIP LOCKED", "")
      .replace("IF last_status = 'available' THEN", "IF TRUE THEN");
    await ground.mysql.query(careless);
    const trigger = await dropTrigger("unit_status_event_allowed");
    try {
      const { answers } = await take("dispatch_careless");
      expect(sentTwice(answers).length).toBeGreaterThan(0);
      expect(await doublesInLog(ground.mysql)).toBeGreaterThan(0);
    } finally {
      await clearDispatches(ground);
      await ground.mysql.query(trigger);
    }
  }, 600_000);
});

/** Drops a trigger and returns the statement that makes it again. */
async function dropTrigger(name: string): Promise<string> {
  const [[row]] = (await ground.mysql.query(`SHOW CREATE TRIGGER ${name}`)) as unknown as [
    [{ "SQL Original Statement": string }],
  ];
  await ground.mysql.query(`DROP TRIGGER ${name}`);
  return row["SQL Original Statement"];
}

describe("the proof itself", () => {
  const answer = (unit: number | null, askedAt: number, toldAt: number, freeAt = toldAt + 2): Answer => ({
    call: 1,
    unit,
    askedAt,
    toldAt,
    letGoAt: toldAt + 1,
    freeAt,
  });

  it("finds an ambulance that two had at one time", () => {
    expect(sentTwice([answer(1, 0, 1), answer(1, 1, 1.5)])).toHaveLength(1);
    expect(sentTwice([answer(1, 1, 1.5), answer(1, 0, 1), answer(1, 1.6, 1.9)])).toHaveLength(2);
    expect(sentTwice([answer(1, 0, 1), answer(1, 1.5, 2)])).toEqual([]);
    expect(sentTwice([answer(1, 0, 1), answer(2, 0, 1)])).toEqual([]);
  });

  it("finds a wrong answer only where an ambulance surely was free all the time", () => {
    expect(wronglyRefused([answer(null, 5, 6)], [1])).toHaveLength(1);
    expect(wronglyRefused([answer(1, 4, 5.5), answer(null, 5, 6)], [1])).toEqual([]);
    expect(wronglyRefused([answer(1, 0, 1, 3), answer(null, 5, 6), answer(1, 7, 8)], [1])).toHaveLength(1);
    expect(wronglyRefused([answer(1, 0, 1, 5.5), answer(null, 5, 6)], [1])).toEqual([]);
    expect(wronglyRefused([answer(1, 0, 1, 3), answer(null, 5, 6), answer(1, 5.5, 8)], [1])).toEqual([]);
  });

  it("finds a wrong answer where one ambulance was free until another one was", () => {
    const told = answer(null, 5, 9);
    const goes = answer(1, 7, 8, 20);
    expect(wronglyRefused([told, goes, answer(2, 1, 2, 6.5)], [1, 2])).toEqual([told]);
    expect(wronglyRefused([told, goes, answer(2, 1, 2, 7.5)], [1, 2])).toEqual([]);
    expect(wronglyRefused([told, goes, answer(2, 1, 2, 6.5), answer(2, 8.5, 9, 20)], [1, 2])).toEqual([]);
  });

  it("takes an ambulance that could not be let go for one that is out", () => {
    const lost = answer(1, 0, 1, Number.POSITIVE_INFINITY);
    expect(wronglyRefused([lost, answer(null, 5, 6)], [1])).toEqual([]);
  });
});
