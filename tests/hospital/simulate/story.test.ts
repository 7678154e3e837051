import { describe, expect, it } from "vitest";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { type Row, rowsOf } from "./reading.js";

const YEAR_END = Date.UTC(2026, 0, 1);
const SEED = Math.floor(Math.random() * 2 ** 31);
const time = (row: Row | undefined, name: string): number => row?.[name] as number;

/** Rows by a key that is theirs alone. */
const by = (rows: readonly Row[], name: string): Map<Row[string], Row> =>
  new Map(rows.map((row) => [row[name]!, row]));

/** Intervals of the same thing that overlap: [thing, from, until]. */
function overlaps(intervals: readonly (readonly [unknown, number, number])[]): string[] {
  const byThing = new Map<unknown, [number, number][]>();
  for (const [thing, from, until] of intervals) {
    byThing.set(thing, [...(byThing.get(thing) ?? []), [from, until]]);
  }
  return [...byThing].flatMap(([thing, spans]) => {
    spans.sort((a, b) => a[0] - b[0]);
    return spans.flatMap(([from], i) =>
      i > 0 && spans[i - 1]![1] > from ? [`${thing} at ${new Date(from).toISOString()}`] : [],
    );
  });
}

describe.each([
  [1, 3650],
  [SEED, 5000],
])("the story of seed %i with %i calls", (seed, calls) => {
  const hospital = simulate({ seed, calls });
  const rows = (table: string): Row[] => rowsOf(hospital, table);
  const [callRows, dispatchRows, transportRows, arrivalRows, visitRows] = [
    rows("emergency_call"),
    rows("dispatch"),
    rows("transport"),
    rows("arrival"),
    rows("visit"),
  ];
  const [callOf, dispatchOf, arrivalOf, visitOf] = [
    by(callRows, "call_id"),
    by(dispatchRows, "dispatch_id"),
    by(arrivalRows, "arrival_id"),
    by(visitRows, "visit_id"),
  ];

  it("sends nobody before the call, and the times of a transport follow each other", () => {
    for (const dispatch of dispatchRows) {
      const call = callOf.get(dispatch.call_id!);
      expect(time(dispatch, "notified_at")).toBeGreaterThan(time(call, "received_at"));
    }
    for (const transport of transportRows) {
      const dispatch = dispatchOf.get(transport.dispatch_id!)!;
      const arrival = arrivalOf.get(transport.arrival_id!)!;
      const visit = visitRows.find((each) => each.arrival_id === transport.arrival_id);
      const times = [
        time(dispatch, "at_patient_at"),
        time(transport, "left_scene_at"),
        time(arrival, "arrived_at"),
        time(transport, "transfer_of_care_at"),
        (dispatch.in_service_at ?? Infinity) as number,
      ];
      expect(times, `dispatch ${dispatch.dispatch_id}`).toEqual([...times].sort((a, b) => a - b));
      expect(time(visit, "registered_at")).toBeGreaterThanOrEqual(time(arrival, "arrived_at"));
    }
  });

  it("gives every transported dispatch a transport and no other, of the patient who was called about", () => {
    const transported = dispatchRows.filter(({ outcome }) => outcome === "transported");
    expect(transported.map(({ dispatch_id }) => dispatch_id).sort()).toEqual(
      transportRows.map(({ dispatch_id }) => dispatch_id).sort(),
    );
    for (const { dispatch_id, arrival_id } of transportRows) {
      const call = callOf.get(dispatchOf.get(dispatch_id!)!.call_id!)!;
      expect(arrivalOf.get(arrival_id!)!.patient_id).toBe(call.patient_id);
    }
  });

  it("makes every arrival exactly one of a transport and a walk-in", () => {
    const walkIns = rows("walk_in").map((row) => row.arrival_id);
    const transports = transportRows.map((row) => row.arrival_id);
    expect([...walkIns, ...transports].sort((a, b) => Number(a) - Number(b))).toEqual(
      arrivalRows.map((row) => row.arrival_id),
    );
    for (const { arrival_id, kind } of arrivalRows.slice(0, 500)) {
      expect((kind === "walk_in" ? walkIns : transports).includes(arrival_id!)).toBe(true);
    }
  });

  it("has each thing and person in one place at a time", () => {
    const end = (row: Row, name: string) => (row[name] ?? YEAR_END) as number;
    expect(
      overlaps(
        dispatchRows.map((row) => [row.ambulance_id, time(row, "notified_at"), end(row, "in_service_at")]),
      ),
    ).toEqual([]);
    const bedded = visitRows.filter(({ bed_id }) => bed_id !== null);
    expect(
      overlaps(bedded.map((row) => [row.bed_id, time(row, "bedded_at"), end(row, "departed_at")])),
    ).toEqual([]);
    const shifts = rows("crew_shift");
    expect(
      overlaps(shifts.map((row) => [row.paramedic_id, time(row, "starts_at"), time(row, "ends_at")])),
    ).toEqual([]);
    const seats = shifts.map(
      (row) => [`${row.ambulance_id} ${row.seat}`, time(row, "starts_at"), time(row, "ends_at")] as const,
    );
    expect(overlaps(seats)).toEqual([]);
  });

  it("lets only the crew on the ambulance assess and hand over", () => {
    const crews = new Map<string, Row[]>();
    for (const row of rows("crew_shift")) {
      const key = `${row.ambulance_id} ${row.paramedic_id}`;
      crews.set(key, [...(crews.get(key) ?? []), row]);
    }
    const onShift = (dispatch: Row, paramedic: Row[string], at: number): boolean =>
      (crews.get(`${dispatch.ambulance_id} ${paramedic}`) ?? []).some(
        (shift) => time(shift, "starts_at") <= at && at <= time(shift, "ends_at"),
      );
    for (const row of rows("assessment")) {
      const dispatch = dispatchOf.get(row.dispatch_id!)!;
      expect(time(row, "assessed_at")).toBeGreaterThanOrEqual(time(dispatch, "at_patient_at"));
      expect(onShift(dispatch, row.paramedic_id!, time(row, "assessed_at"))).toBe(true);
      expect(row.patient_id).toBe(callOf.get(dispatch.call_id!)!.patient_id);
    }
    const transports = by(transportRows, "dispatch_id");
    for (const row of rows("handover")) {
      const at = time(transports.get(row.dispatch_id!), "transfer_of_care_at");
      if (at < YEAR_END - 1)
        expect(onShift(dispatchOf.get(row.dispatch_id!)!, row.paramedic_id!, at)).toBe(true);
    }
  });

  it("treats only who was seen, within the visit, and ends every closed visit with a disposition", () => {
    for (const treatment of rows("treatment")) {
      const visit = visitOf.get(treatment.visit_id!)!;
      expect(time(treatment, "started_at")).toBeGreaterThanOrEqual(time(visit, "seen_at"));
      expect(time(treatment, "ended_at")).toBeLessThanOrEqual((visit.departed_at ?? YEAR_END) as number);
    }
    const dispositions = by(rows("disposition"), "visit_id");
    for (const visit of visitRows) {
      const disposition = dispositions.get(visit.visit_id!);
      if (visit.departed_at !== null) expect(disposition).toBeDefined();
      if (disposition === undefined) continue;
      expect(time(disposition, "decided_at")).toBeGreaterThanOrEqual(time(visit, "registered_at"));
      if (visit.departed_at !== null) {
        expect(time(disposition, "decided_at")).toBeLessThanOrEqual(time(visit, "departed_at"));
      }
      expect(disposition.decision === "left_without_being_seen").toBe(visit.physician_id === null);
    }
  });

  it("logs every state of an ambulance once, in order, beginning with available", () => {
    const log = rows("unit_status_event");
    expect(log.map(({ event_id }) => Number(event_id))).toEqual(log.map((_, i) => i + 1));
    const times = log.map((row) => time(row, "changed_at"));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const notified = log.filter(({ status }) => status === "notified");
    expect(new Set(notified.map((row) => `${row.dispatch_id} ${row.changed_at}`))).toEqual(
      new Set(dispatchRows.map((row) => `${row.dispatch_id} ${row.notified_at}`)),
    );
    const available = log.filter(({ status }) => status === "available");
    const closed = dispatchRows.filter((row) => row.in_service_at !== null);
    expect(available).toHaveLength(closed.length + hospital.table("ambulance").rows);
    const last = new Map<Row[string], string>();
    for (const { ambulance_id, status } of log) {
      const before = last.get(ambulance_id!);
      if (before === undefined || before === "available")
        expect(status).toBe(before === undefined ? "available" : "notified");
      last.set(ambulance_id!, status as string);
    }
  });

  it("nobody comes back from death, and nothing happens after the year", () => {
    const died = new Map<Row[string], number>();
    for (const { visit_id, decision, decided_at } of rows("disposition")) {
      const patient = arrivalOf.get(visitOf.get(visit_id!)!.arrival_id!)!.patient_id!;
      if (decision === "died") died.set(patient, decided_at as number);
    }
    for (const { patient_id, acuity, assessed_at } of rows("assessment")) {
      if (acuity === "dead") died.set(patient_id!, assessed_at as number);
    }
    const late = callRows.filter((row) => time(row, "received_at") > (died.get(row.patient_id!) ?? Infinity));
    expect(late).toEqual([]);
    for (const table of hospital.tables) {
      if (table.name === "crew_shift") continue; // the last shift goes on into the new year
      for (const [name, column] of Object.entries(table.columns)) {
        if (column.kind === "instant") {
          expect(
            column.values.every((at) => at < YEAR_END),
            `${table.name}.${name}`,
          ).toBe(true);
        }
      }
    }
  });
});
