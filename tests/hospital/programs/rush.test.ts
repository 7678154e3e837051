import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  clearDispatches,
  type DispatchGround,
  dispatchGround,
} from "../../../lib/src/hospital/bench/dispatch-ground.js";
import { type Answer, rush, sentTwice, wronglyRefused } from "../../../lib/src/hospital/bench/dispatching.js";
import { ownDatabase } from "../../stores/mysql/database.js";

/** 64 dispatchers, 40 ambulances and 10,000 calls with HERS_LONG=1. */
const [SESSIONS, UNITS, CALLS] = process.env.HERS_LONG ? [64, 40, 10_000] : [16, 10, 400];

const database = ownDatabase("rush");
let ground: DispatchGround;
beforeAll(async () => {
  ground = await dispatchGround(database.current, CALLS, UNITS);
}, 300_000);
afterAll(() => ground.mysql.end());
beforeEach(() => clearDispatches(ground.mysql));

const take = (procedure: string) =>
  rush({ mysqlUrl: database.current.mysqlUrl, procedure, sessions: SESSIONS, calls: ground.calls });

describe(`${SESSIONS} dispatchers after ${UNITS} ambulances`, () => {
  it(`send none twice, are never told wrongly that none is free, and see no deadlock: ${CALLS} calls`, async () => {
    const { answers, errors } = await take("dispatch_nearest_ambulance");
    expect(errors).toEqual([]);
    expect(answers).toHaveLength(CALLS);
    expect(sentTwice(answers)).toEqual([]);
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
});

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
});
