import { describe, expect, it } from "vitest";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("callers", 60);

const HIRE =
  "CALL hire('Ines', 'Falk', '1990-02-03', 'female', 'Lime Street 4', '12345', 'Newhaven', 'dispatcher', NULL, '3', NULL, '2026-01-01', @hired)";
const CALLS = [
  "CALL dispatch_nearest_ambulance(1, '2026-01-02', @sent)",
  "CALL unit_enters(1, 'available', '2026-01-02')",
  "CALL crew_reports(1, 'refused')",
  HIRE,
  "CALL admit(1, 'Surgery', 1, '2025-12-01')",
  "CALL discharge(1, 1, '2025-12-01')",
  "CALL depart(1, '2025-12-01')",
  "CALL fill_without_identity()",
];

describe("a procedure with a transaction of its own", () => {
  it("is each one that commits", async () => {
    const committing = await hospital.rows(
      "SELECT ROUTINE_NAME AS name FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE() AND ROUTINE_DEFINITION LIKE '%COMMIT;%' ORDER BY name",
    );
    expect(committing.map(({ name }) => name)).toEqual(
      CALLS.map((call) => /CALL (\w+)/.exec(call)![1]).sort(),
    );
  });

  it.each([
    ["START TRANSACTION", CALLS],
    ["SET autocommit = 0", CALLS],
  ])("after %s commits and undoes nothing of its caller's", async (begin, calls) => {
    const session = await hospital.session();
    const plate = () => hospital.one("SELECT plate FROM ambulance WHERE ambulance_id = 1");
    const before = await plate();
    for (const call of calls) {
      await session.query(begin);
      await session.query("UPDATE ambulance SET plate = 'ZZ-0001' WHERE ambulance_id = 1");
      await expect(session.query(call)).rejects.toMatchObject({
        errno: 1568,
        sqlState: "25001",
        message:
          "This procedure has a transaction of its own. COMMIT or ROLLBACK yours first; nothing of it was undone.",
      });
      const [rows] = await session.query("SELECT plate FROM ambulance WHERE ambulance_id = 1");
      expect(rows).toEqual([{ plate: "ZZ-0001" }]);
      expect(await plate()).toBe(before);
      await session.query("ROLLBACK");
      expect(await plate()).toBe(before);
    }
  });

  it("runs in a session without autocommit that has begun nothing", async () => {
    const session = await hospital.session();
    await session.query("SET autocommit = 0");
    await session.query(HIRE);
    await session.query("CALL dispatch_nearest_ambulance(1, '2026-01-02', @sent)");
    await session.query("ROLLBACK");
    const [[row]] = (await session.query("SELECT @hired AS hired, @sent AS sent")) as unknown as [
      [{ hired: number; sent: number }],
    ];
    expect(await hospital.one("SELECT COUNT(*) FROM dispatcher WHERE staff_id = ?", [row.hired])).toBe(1);
    expect(
      await hospital.one("SELECT status FROM current_unit_status WHERE ambulance_id = ?", [row.sent]),
    ).toBe("notified");
  });
});
