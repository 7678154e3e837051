import { setTimeout as pause } from "node:timers/promises";
import type { RowDataPacket } from "mysql2/promise";
import { describe, expect, it } from "vitest";
import {
  changeOutcome,
  giveMedication,
  RELAY_STEPS,
  WRITE_STEPS,
} from "../../../lib/src/hospital/outbox/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";
import { type Told, twoStores } from "./two-stores.js";

const stores = twoStores(ownDatabase("outbox-killed"));

/** A hundred times with HERS_LONG=1. */
const KILLS = process.env.HERS_LONG ? 100 : 10;

const treatments = () => stores.count("SELECT COUNT(*) FROM treatment");
const events = () => stores.count("SELECT COUNT(*) FROM outbox");

describe("the writer is killed", () => {
  it.each(WRITE_STEPS)("when it has %s: rows and event are both there, or neither", async (step) => {
    const before = [await treatments(), await events()];
    const child = stores.start("write", step);
    await child.says("step");
    await child.kill();
    const written = step === "committed" ? 1 : 0;
    expect([await treatments(), await events()]).toEqual(before.map((each) => each + written));
    expect(await stores.relayAll()).toMatchObject({ sent: written, repeated: 0 });
    await stores.agree();
  });
});

describe("the relay is killed", () => {
  it.each(RELAY_STEPS)(
    "when the first of two events is %s: the next relay sends what is missing",
    async (step) => {
      const id = await giveMedication(stores.mysql, stores.medication());
      await changeOutcome(stores.mysql, id, "worsened");
      const child = stores.start("relay", step);
      await child.says("step");
      await child.kill();
      const started = Date.now();
      const expected = {
        claimed: [2, 0],
        begun: [2, 0],
        applied: [2, 0],
        confirmed: [1, 1],
        marked: [1, 1],
        sent: [1, 0],
      }[step];
      const { sent, repeated } = await stores.relayAll();
      expect([sent, repeated]).toEqual(expected);
      await stores.agree();
      // MongoDB lets go of a dead client's transaction after a minute; the relay does not wait for that.
      expect(Date.now() - started).toBeLessThan(10_000);
    },
  );
});

describe("writer and relay are killed together", () => {
  it(`at a random instant, ${KILLS} times: nothing confirmed is lost, nothing is doubled`, {
    timeout: 600_000,
  }, async () => {
    let confirmed = 0;
    let open = 0;
    let window = 250;
    for (let kill = 0; kill < KILLS; kill++) {
      const child = stores.start("both", "", { visits: stores.visits.slice(0, 3) });
      await child.says("ready");
      const after = Math.random() * window;
      await pause(after);
      await child.kill();
      open += (await stores.unsent()) > 0 ? 1 : 0;
      await stores.relayAll();
      await stores.agree();
      await expectKept(child.told, `killed after ${after.toFixed(1)} ms`);
      confirmed += child.told.filter((each) => "given" in each || "changed" in each).length;
      // Of a busy machine, more time: a kill before the first change proves nothing.
      if (confirmed < 2 * (kill + 1)) window = Math.min(window * 1.5, 2000);
    }
    // Otherwise the kills came too early or too late to prove anything.
    expect(confirmed).toBeGreaterThan(KILLS);
    expect(open).toBeGreaterThan(KILLS / 10);
    console.log(`${KILLS} kills: ${confirmed} changes confirmed, ${open} times events were open.`);
  });

  /** What the killed process was told to be committed is there; of a change that it was still waiting for, both ends are right. */
  async function expectKept(told: readonly Told[], when: string): Promise<void> {
    const given = told.flatMap((each) => ("given" in each ? [each.given as number] : []));
    for (const id of given) {
      const about = told.filter((each) => each.changing === id || each.changed === id);
      const last = about.at(-1);
      const may = new Set([last?.outcome ?? "unchanged"]);
      if (last !== undefined && "changing" in last) may.add(about.at(-2)?.outcome ?? "unchanged");
      const [[row]] = await stores.mysql.query<RowDataPacket[]>(
        "SELECT outcome FROM treatment WHERE treatment_id = ?",
        [id],
      );
      expect([...may], `treatment ${id}, ${when}`).toContain(row?.outcome);
    }
  }
});
