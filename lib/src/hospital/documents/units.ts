import type { Hospital } from "../simulate/index.js";
import { cell, type Document, fields, indexBy, numbers } from "./cells.js";

/** The table of each kind of ambulance, and the equipment it tells of. */
export const EQUIPMENT = {
  basic: { table: "basic_ambulance", fields: ["stretchers"] },
  advanced: { table: "advanced_ambulance", fields: ["monitor_model"] },
  critical_care: { table: "critical_care_ambulance", fields: ["ventilator_model", "infusion_pumps"] },
} as const;

/** One document an ambulance; what only its kind has stands in `equipment`. */
export function* units(hospital: Hospital): Iterable<Document> {
  const table = hospital.table("ambulance");
  const station = hospital.table("station");
  const stationRow = indexBy(station, "station_id");
  const stationCode = cell(station, "station_code");
  const [id, kind, stationId] = [
    numbers(table, "ambulance_id"),
    cell(table, "kind"),
    numbers(table, "station_id"),
  ];
  const head = fields(table, [["_id", "call_sign"], "ambulance_id", "kind", "plate"]);
  const inService = cell(table, "in_service_on");
  const equipment = Object.fromEntries(
    Object.entries(EQUIPMENT).map(([kind, { table: name, fields: names }]) => {
      const own = hospital.table(name);
      const rowOf = indexBy(own, "ambulance_id");
      const read = fields(own, names);
      return [kind, (ambulance: number) => read(rowOf.one(ambulance)!)];
    }),
  );
  for (let row = 0; row < table.rows; row++) {
    yield {
      ...head(row),
      station: stationCode(stationRow.one(stationId(row))!),
      in_service_on: inService(row),
      equipment: equipment[kind(row) as string]!(id(row)),
    };
  }
}
