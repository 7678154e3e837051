import type { Hospital } from "../simulate/index.js";
import { type Document, fields } from "./cells.js";

/** One document a station. */
export function* stations(hospital: Hospital): Iterable<Document> {
  const table = hospital.table("station");
  const station = fields(table, [["_id", "station_code"], "station_id", "name", "location"]);
  for (let row = 0; row < table.rows; row++) yield station(row);
}
