import type { ColumnTable } from "../../stores/columns.js";

const STATUSES = ["available", "notified", "en_route", "on_scene", "transporting", "at_hospital"];
const START = Date.UTC(2025, 0, 1);

/** DDL of the table that {@link eventRows} fills. */
export const EVENT_TABLE = `CREATE TABLE event (
  event_id BIGINT NOT NULL PRIMARY KEY, changed_at DATETIME(3) NOT NULL, ambulance_id INT NOT NULL,
  status VARCHAR(20) NOT NULL, dispatch_id INT NULL, distance_km DECIMAL(5,1) NOT NULL)`;

/** Six columns of unit status events in primary-key order, made in memory: the narrow table of the load benchmarks. */
export function eventRows(rows: number): ColumnTable {
  const event = new BigInt64Array(rows);
  const changed = new Float64Array(rows);
  const ambulance = new Int32Array(rows);
  const status = new Uint16Array(rows);
  const dispatch = new Int32Array(rows);
  const atStation = new Uint8Array(rows);
  const distance = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    event[row] = BigInt(row + 1);
    changed[row] = START + row * 1_237;
    ambulance[row] = (row * 7919) % 240;
    status[row] = row % STATUSES.length;
    dispatch[row] = Math.floor(row / STATUSES.length);
    atStation[row] = row % STATUSES.length === 0 ? 1 : 0;
    distance[row] = (row * 31) % 1000;
  }
  return {
    name: "event",
    rows,
    columns: {
      event_id: { kind: "bigint", values: event },
      changed_at: { kind: "instant", values: changed },
      ambulance_id: { kind: "int", values: ambulance },
      status: { kind: "code", codes: status, dictionary: STATUSES },
      dispatch_id: { kind: "int", values: dispatch, nulls: atStation },
      distance_km: { kind: "decimal", scale: 1, values: distance },
    },
  };
}
