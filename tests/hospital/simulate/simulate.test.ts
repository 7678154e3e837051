import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Hospital, simulate } from "../../../lib/src/hospital/simulate/index.js";
import { column, percentile, rowsOf } from "./reading.js";

const MINUTE = 60_000;

/** A fingerprint of every byte of every column. */
function fingerprint(hospital: Hospital): string {
  const hash = createHash("sha256");
  for (const { name, rows, columns } of hospital.tables) {
    hash.update(`${name} ${rows}`);
    for (const [column, { kind, nulls, ...data }] of Object.entries(columns)) {
      hash.update(`${column} ${kind}`);
      if (nulls !== undefined) hash.update(nulls);
      for (const part of Object.values(data)) {
        hash.update(ArrayBuffer.isView(part) ? new Uint8Array(part.buffer) : JSON.stringify(part));
      }
    }
  }
  return hash.digest("hex");
}

describe("a seed", () => {
  it("gives the same bytes each time, and another seed gives others", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const first = fingerprint(simulate({ calls: 900, seed }));
    simulate({ calls: 50, seed: seed + 1 }); // no simulation leaves anything behind for the next
    expect(fingerprint(simulate({ calls: 900, seed }))).toBe(first);
    expect(fingerprint(simulate({ calls: 900, seed: seed + 1 }))).not.toBe(first);
  });

  it("may be any whole number, and nothing else", () => {
    expect(simulate({ calls: 5, seed: -7 }).table("emergency_call").rows).toBe(5);
    expect(() => simulate({ seed: 0.5 })).toThrow(RangeError);
    expect(() => simulate({ calls: 0 })).toThrow("calls is 0: give a whole number from 1 to 2000000.");
  });
});

describe("the number of calls", () => {
  it.each([1, 10, 3650, 4001])("is exactly what was asked for: %i", (calls) => {
    const hospital = simulate({ calls });
    expect(hospital.table("emergency_call").rows).toBe(calls);
    expect(hospital.calls).toBe(calls);
  });

  it("can be a hundred thousand: the fleet and the department grow, the tables do not burst", () => {
    const hospital = simulate({ calls: 100_000 });
    const rows = hospital.tables.reduce((sum, table) => sum + table.rows, 0);
    expect(rows / 100_000).toBeGreaterThan(15);
    expect(rows / 100_000).toBeLessThan(25);
    expect(hospital.table("ambulance").rows).toBe(164);
    expect(new Set(column<string>(hospital, "ambulance", "call_sign")).size).toBe(164);
    const unfinished = column(hospital, "dispatch", "in_service_at").filter(
      (at) => (at as number | null) === null,
    );
    expect(unfinished.length).toBeLessThan(60); // out at midnight, not lost
    const open = column(hospital, "visit", "departed_at").filter((at) => (at as number | null) === null);
    expect(open.length).toBeLessThan(120);
  }, 120_000);
});

describe("the default year", () => {
  const hospital = simulate();
  const share = (table: string, name: string, value: string): number => {
    const values = column<string>(hospital, table, name);
    return values.filter((each) => each === value).length / values.length;
  };

  it("has some ten calls a day and fifty to eighty thousand rows", () => {
    const rows = hospital.tables.reduce((sum, table) => sum + table.rows, 0);
    expect(rows).toBeGreaterThan(50_000);
    expect(rows).toBeLessThan(80_000);
  });

  it("is busiest by day and quiet before dawn, and has hypothermia in winter", () => {
    const hours = new Array<number>(24).fill(0);
    for (const at of column(hospital, "emergency_call", "received_at")) hours[new Date(at).getUTCHours()]!++;
    const busiest = hours.indexOf(Math.max(...hours));
    const quietest = hours.indexOf(Math.min(...hours));
    expect(busiest).toBeGreaterThanOrEqual(8);
    expect(busiest).toBeLessThanOrEqual(19);
    expect(quietest).toBeLessThanOrEqual(6);
    const cold = rowsOf(hospital, "emergency_call").filter(({ problem_code }) => problem_code === "HYP");
    const months = cold.map(({ received_at }) => new Date(received_at as number).getUTCMonth());
    const winter = months.filter((month) => month <= 2 || month >= 10).length;
    expect(winter / months.length).toBeGreaterThan(0.75);
  });

  it("reaches critical calls first, in some eight to eleven minutes at the 90th percentile", () => {
    const priority = column(hospital, "emergency_call", "priority");
    const response = (wanted: number): number => {
      const on = rowsOf(hospital, "dispatch").filter(
        ({ call_id, on_scene_at }) => on_scene_at !== null && priority[(call_id as number) - 1] === wanted,
      );
      return percentile(
        on.map((row) => ((row.on_scene_at as number) - (row.notified_at as number)) / MINUTE),
        0.9,
      );
    };
    const [critical, , lower, nonAcute] = [1, 2, 3, 4].map(response);
    expect(critical).toBeGreaterThan(7);
    expect(critical).toBeLessThan(11);
    expect(lower).toBeGreaterThan(critical!);
    expect(nonAcute).toBeGreaterThan(critical!);
  });

  it("is crowded as small departments are: some leave unseen, length of stay passes four hours", () => {
    expect(share("disposition", "decision", "left_without_being_seen")).toBeGreaterThan(0.02);
    expect(share("disposition", "decision", "left_without_being_seen")).toBeLessThan(0.06);
    const stays = rowsOf(hospital, "visit").filter(({ departed_at }) => departed_at !== null);
    const hours = stays.map(
      (row) => ((row.departed_at as number) - (row.registered_at as number)) / MINUTE / 60,
    );
    expect(percentile(hours, 0.9)).toBeGreaterThan(4);
    expect(percentile(hours, 0.9)).toBeLessThan(9);
  });

  it("has what the chapters ask about", () => {
    const given = column<string>(hospital, "person", "given_name").filter((name) =>
      name.includes("<script>"),
    );
    expect(given).toEqual(["<script>alert(1)</script>"]);
    const family = column<string>(hospital, "person", "family_name").filter((name) =>
      name.includes("DROP TABLE"),
    );
    expect(family).toEqual(["Robert'); DROP TABLE patient;--"]);
    const specialties = column<string>(hospital, "physician", "specialty_code");
    const count = (code: string) => specialties.filter((each) => each === code).length;
    expect(count("EMR")).toBe(Math.max(...[...new Set(specialties)].map(count)));
    const staffed = new Set(column(hospital, "ambulance", "station_id"));
    expect(hospital.table("station").rows).toBe(staffed.size + 1);
    const staff = new Set(column(hospital, "staff", "staff_id"));
    expect(column(hospital, "patient", "patient_id").some((id) => staff.has(id))).toBe(true);
    expect(rowsOf(hospital, "procedure").some(({ name }) => name === "Appendectomy")).toBe(true);
    const treated = new Set(column(hospital, "treatment", "visit_id"));
    expect(treated.size).toBeLessThan(hospital.table("visit").rows);
  });

  it("has physicians who treated equally many patients", () => {
    const patientOf = new Map(rowsOf(hospital, "arrival").map((row) => [row.arrival_id, row.patient_id]));
    const arrivalOf = new Map(rowsOf(hospital, "visit").map((row) => [row.visit_id, row.arrival_id]));
    const patients = new Map<unknown, Set<unknown>>();
    for (const { physician_id, visit_id } of rowsOf(hospital, "treatment")) {
      const own = patients.get(physician_id) ?? new Set();
      patients.set(physician_id, own.add(patientOf.get(arrivalOf.get(visit_id)!)));
    }
    const counts = [...patients.values()].map((own) => own.size);
    expect(new Set(counts).size).toBeLessThan(counts.length);
  });
});

describe("what if", () => {
  const SEEDS = [11, 12, 13];
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const responses = (hospital: Hospital): number[] =>
    rowsOf(hospital, "dispatch")
      .filter(({ on_scene_at }) => on_scene_at !== null)
      .map((row) => ((row.on_scene_at as number) - (row.notified_at as number)) / MINUTE);
  const mean = (values: readonly number[]): number => sum(values) / values.length;

  it.each(SEEDS)("one more ambulance changes no call and shortens responses (seed %i)", (seed) => {
    const [before, after] = [simulate({ seed }), simulate({ seed, ambulances: 1 })];
    expect(after.table("ambulance").rows).toBe(before.table("ambulance").rows + 1);
    for (const name of ["received_at", "patient_id", "problem_code", "address", "chief_complaint"]) {
      expect(column(after, "emergency_call", name)).toEqual(column(before, "emergency_call", name));
    }
    expect(column(after, "patient", "mrn")).toEqual(column(before, "patient", "mrn"));
    expect(mean(responses(after))).toBeLessThan(mean(responses(before)) * 0.99);
  });

  it.each(SEEDS)("two ambulances fewer make responses longer (seed %i)", (seed) => {
    const [before, after] = [simulate({ seed }), simulate({ seed, ambulances: -2 })];
    expect(mean(responses(after))).toBeGreaterThan(mean(responses(before)) * 1.02);
  });

  it.each(SEEDS)("a bed fewer lets more people wait long and leave (seed %i)", (seed) => {
    const waits = (hospital: Hospital): number[] =>
      rowsOf(hospital, "visit")
        .filter(({ seen_at }) => seen_at !== null)
        .map((row) => ((row.seen_at as number) - (row.registered_at as number)) / MINUTE);
    const left = (hospital: Hospital): number =>
      column<string>(hospital, "disposition", "decision").filter((each) => each === "left_without_being_seen")
        .length;
    const [before, after] = [simulate({ seed }), simulate({ seed, beds: -1 })];
    expect(mean(waits(after))).toBeGreaterThan(mean(waits(before)) * 1.1);
    expect(left(after)).toBeGreaterThan(left(before));
  });
});
