import type { Hospital } from "../simulate/index.js";
import { cell, type Document, fields, indexBy, numbers } from "./cells.js";

/** One document an ambulance and shift, with both seats; whoever sits there has the same times. */
export function* shifts(hospital: Hospital): Iterable<Document> {
  const table = hospital.table("crew_shift");
  const ambulance = hospital.table("ambulance");
  const ofAmbulance = indexBy(table, "ambulance_id");
  const [callSign, id] = [cell(ambulance, "call_sign"), numbers(ambulance, "ambulance_id")];
  const [startsAt, endsAt] = [cell(table, "starts_at"), cell(table, "ends_at")];
  const seat = fields(table, ["paramedic_id", "seat"]);
  for (let unit = 0; unit < ambulance.rows; unit++) {
    const crews = new Map<number, Document>();
    for (const row of ofAmbulance.of(id(unit))) {
      const start = startsAt(row) as Date;
      let shift = crews.get(start.getTime());
      if (shift === undefined) {
        shift = {
          _id: `${callSign(unit)} ${start.toISOString()}`,
          unit: callSign(unit),
          ambulance_id: id(unit),
          starts_at: start,
          ends_at: endsAt(row),
          crew: [],
        };
        crews.set(start.getTime(), shift);
      }
      (shift.crew as Document[]).push(seat(row));
    }
    yield* [...crews.values()].sort(
      (a, b) => (a.starts_at as Date).getTime() - (b.starts_at as Date).getTime(),
    );
  }
}
