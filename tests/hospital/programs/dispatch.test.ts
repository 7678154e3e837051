import type { RowDataPacket } from "mysql2/promise";
import { beforeEach, describe, expect, it } from "vitest";
import { fleet } from "./fleet.js";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("dispatch");
const { later, send, enter, bringBack } = fleet(hospital);

describe("dispatch_nearest_ambulance", () => {
  const dispatch = async (call: number, at = later()): Promise<unknown> => {
    await hospital.mysql.query("CALL dispatch_nearest_ambulance(?, ?, @sent)", [call, at]);
    return hospital.one("SELECT @sent");
  };
  const nearest = (call: number, basicToo: boolean) =>
    hospital.rows(
      `SELECT a.ambulance_id AS id FROM ambulance AS a JOIN station AS s USING (station_id)
       WHERE (? OR a.kind <> 'basic')
         AND a.ambulance_id NOT IN (SELECT ambulance_id FROM dispatch WHERE call_id = ?)
       ORDER BY ST_Distance_Sphere(s.location, (SELECT location FROM emergency_call WHERE call_id = ?)), a.ambulance_id`,
      [basicToo, call, call],
    );
  const callOf = async (priority: number, skip = 0) =>
    Number(
      await hospital.one(
        "SELECT call_id FROM emergency_call WHERE priority = ? ORDER BY call_id LIMIT 1 OFFSET ?",
        [priority, skip],
      ),
    );
  beforeEach(async () => {
    for (let unit = 1; unit <= 6; unit++) await bringBack(unit);
  });

  it("sends the nearest, makes a dispatch and notifies the unit", async () => {
    const call = await callOf(3);
    const [first] = await nearest(call, true);
    const at = later();
    expect(await dispatch(call, at)).toBe(first!.id);
    expect(
      await hospital.rows("SELECT status, dispatch_id FROM current_unit_status WHERE ambulance_id = ?", [
        first!.id,
      ]),
    ).toEqual([
      { status: "notified", dispatch_id: await hospital.one("SELECT MAX(dispatch_id) FROM dispatch") },
    ]);
    const [made] = await hospital.rows(
      "SELECT call_id, ambulance_id, notified_at FROM dispatch ORDER BY dispatch_id DESC LIMIT 1",
    );
    expect(made).toEqual({
      call_id: call,
      ambulance_id: first!.id,
      notified_at: new Date(`${at.replace(" ", "T")}Z`),
    });
  });

  it("sends no basic ambulance to a critical call", async () => {
    const call = await callOf(1);
    const [first] = await nearest(call, false);
    expect(await dispatch(call)).toBe(first!.id);
  });

  it("sends the next one to the same call, and none when all have been sent", async () => {
    const call = await callOf(2);
    const inTurn = (await nearest(call, true)).map(({ id }) => id);
    const sent = [];
    for (;;) {
      const unit = await dispatch(call);
      if (unit === null) break;
      sent.push(unit);
      expect(sent.length).toBeLessThanOrEqual(6);
    }
    expect(sent).toEqual(inTurn);
    expect(
      await hospital.one(
        "SELECT COUNT(*) FROM current_unit_status WHERE status = 'available' AND ambulance_id NOT IN (SELECT ambulance_id FROM dispatch WHERE call_id = ?)",
        [call],
      ),
    ).toBe(0);
  });

  it("passes over an ambulance that somebody else has locked", async () => {
    const call = await callOf(3, 5);
    const [first, second] = await nearest(call, true);
    const other = await hospital.session();
    await other.beginTransaction();
    await other.query("SELECT * FROM ambulance WHERE ambulance_id = ? FOR UPDATE", [first!.id]);
    expect(await dispatch(call)).toBe(second!.id);
    await other.rollback();
  });

  it("waits for a locked ambulance if it is the only one that is free, instead of saying that none is", async () => {
    const call = await callOf(3, 6);
    const units = await nearest(call, true);
    for (const { id } of units.slice(1)) await send(Number(id));
    const other = await hospital.session();
    await other.beginTransaction();
    await other.query("SELECT * FROM ambulance WHERE ambulance_id = ? FOR UPDATE", [units[0]!.id]);
    const sending = dispatch(call);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await other.rollback();
    expect(await sending).toBe(units[0]!.id);
  });

  it("refuses a call that is not there", async () => {
    await expect(dispatch(99_999_999)).rejects.toMatchObject({
      errno: 1644,
      message: "There is no such call.",
    });
  });

  it.each([
    ["before the call was received", "2000-01-01"],
    ["in the future", "2999-01-01"],
  ])("sends nobody %s", async (_, at) => {
    const sent = () => hospital.one("SELECT COUNT(*) FROM dispatch");
    const before = await sent();
    await expect(dispatch(await callOf(3), at)).rejects.toMatchObject({
      message: "Nobody is sent before the call was received, or in the future.",
    });
    expect(await sent()).toBe(before);
  });

  it("passes over one that another dispatcher has sent to the same call meanwhile, though it is free again", async () => {
    const call = await callOf(3, 8);
    const [first, second] = (await nearest(call, true)).map(({ id }) => Number(id));
    const { caller, stopped, open } = await stopBeforeFirstCandidate();
    const asking = caller.query("CALL dispatch_stopping(?, ?, @sent)", [call, later()]);
    await stopped();
    expect(await dispatch(call)).toBe(first);
    await enter(first!, "available");
    await open();
    await asking;
    const [rows] = await caller.query<RowDataPacket[]>("SELECT @sent AS sent");
    expect(rows).toEqual([{ sent: second }]);
  });

  it("gives up after as long as a lock is waited for", async () => {
    const call = await callOf(3, 6);
    const sent = () => hospital.one("SELECT COUNT(*) FROM dispatch");
    const before = await sent();
    const busy = await hospital.session();
    await busy.beginTransaction();
    await busy.query("SELECT * FROM ambulance FOR UPDATE");
    await hospital.mysql.query("SET SESSION innodb_lock_wait_timeout = 1");
    await expect(dispatch(call)).rejects.toMatchObject({
      message: "The ambulances that are free are locked by others for too long. Try again.",
    });
    await hospital.mysql.query("SET SESSION innodb_lock_wait_timeout = DEFAULT");
    await busy.rollback();
    expect(await sent()).toBe(before);
  });

  it("looks again if all of its list were sent meanwhile: another one may be back", async () => {
    const call = await callOf(3, 7);
    const [first, second, ...others] = (await nearest(call, true)).map(({ id }) => Number(id));
    for (const unit of [first!, ...others]) await send(unit);
    const { caller, stopped, open } = await stopBeforeFirstCandidate();
    const asking = caller.query("CALL dispatch_stopping(?, ?, @sent)", [call, later()]);
    await stopped();
    // At each instant one of the two is free, but the one of the list is not when the caller looks at it.
    await enter(first!, "available");
    await send(second!);
    await open();
    await asking;
    const [rows] = await caller.query<RowDataPacket[]>("SELECT @sent AS sent");
    expect(rows).toEqual([{ sent: first }]);
  });

  it("is refused within a transaction, of which nothing is undone", async () => {
    const session = await hospital.session();
    await session.beginTransaction();
    await session.query("UPDATE ambulance SET plate = 'ZZ-0001' WHERE ambulance_id = 1");
    await expect(
      session.query("CALL dispatch_nearest_ambulance(?, ?, @sent)", [await callOf(3), later()]),
    ).rejects.toMatchObject({ errno: 1568 });
    const [rows] = await session.query("SELECT plate FROM ambulance WHERE ambulance_id = 1");
    expect(rows).toEqual([{ plate: "ZZ-0001" }]);
    expect(await hospital.one("SELECT plate FROM ambulance WHERE ambulance_id = 1")).not.toBe("ZZ-0001");
    await session.rollback();
  });

  it("tells an ambulance that came free after the call's instant only from then on", async () => {
    const call = await callOf(3, 8);
    const [first] = await nearest(call, true);
    await send(Number(first!.id));
    const free = later();
    await enter(Number(first!.id), "available", free);
    expect(await dispatch(call, "2026-01-01")).toBe(first!.id);
    expect(
      await hospital.one("SELECT since FROM current_unit_status WHERE ambulance_id = ?", [first!.id]),
    ).toEqual(new Date(`${free.replace(" ", "T")}Z`));
  });
});

/** A copy of the procedure that waits, when it has its list, at a named lock; and a session to call it. */
async function stopBeforeFirstCandidate() {
  const [[row]] = (await hospital.mysql.query(
    "SHOW CREATE PROCEDURE dispatch_nearest_ambulance",
  )) as unknown as [[{ "Create Procedure": string }]];
  const copy = row["Create Procedure"]
    .replace(/^CREATE .*?PROCEDURE `\w+`/, "CREATE PROCEDURE dispatch_stopping")
    .replace(
      "SET locked = NULL;",
      "DO GET_LOCK(DATABASE(), 20); DO RELEASE_LOCK(DATABASE()); SET locked = NULL;",
    );
  await hospital.mysql.query("DROP PROCEDURE IF EXISTS dispatch_stopping");
  await hospital.mysql.query(copy);
  const caller = await hospital.session();
  const keeper = await hospital.session();
  const [[kept]] = await keeper.query<RowDataPacket[]>("SELECT GET_LOCK(DATABASE(), 0) AS taken");
  expect(kept).toEqual({ taken: 1 });
  return {
    caller,
    open: () => keeper.query("SELECT RELEASE_LOCK(DATABASE())"),
    async stopped(): Promise<void> {
      for (let look = 0; look < 500; look++) {
        const [threads] = await keeper.query<RowDataPacket[]>("SHOW PROCESSLIST");
        if (threads.some(({ State }) => State === "User lock")) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error("The caller never stopped.");
    },
  };
}
