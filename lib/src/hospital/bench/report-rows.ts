import type { ColumnTable, TextColumn } from "../../stores/columns.js";

/** DDL of the table that {@link reportRows} fills. */
export const REPORT_TABLE = `CREATE TABLE report (
  report_id BIGINT NOT NULL PRIMARY KEY, call_no CHAR(9) NOT NULL, received_at DATETIME(3) NOT NULL, on_scene_at DATETIME(3) NULL,
  on_day DATE NOT NULL, ambulance_id INT NOT NULL, station VARCHAR(4) NOT NULL, priority INT NOT NULL, outcome VARCHAR(20) NULL,
  patient VARCHAR(60) NOT NULL, address VARCHAR(80) NOT NULL, narrative VARCHAR(400) NOT NULL, remark VARCHAR(80) NULL,
  details JSON NOT NULL, spo2 INT NULL, heart_rate INT NOT NULL, temperature_c DECIMAL(3,1) NULL, distance_km DECIMAL(5,1) NOT NULL,
  score DOUBLE NOT NULL, critical BOOLEAN NOT NULL, siren BOOLEAN NULL)`;

const START = Date.UTC(2025, 0, 1);
const STATIONS = ["S1", "S2", "S3", "S4", "S5"];
const OUTCOMES = ["transported", "treated_on_scene", "refused", "no_patient", "cancelled"];
const NAMES = ["Ines Falk", "Sean O'Neill", 'Ana "Nan" Ruiz', "Zoë Ångström", "Li Wei 李伟"];
const WORDS = [
  "found sitting up, pale and short of breath",
  "says the pain began an hour ago,\tworse on the left",
  "no known allergies;\nmedication in the kitchen",
  "path C:\\notes\\old is blocked, came by the garden",
  "oxygen by mask, 10 L/min, better after five minutes",
];

/**
 * Twenty-one columns of every common type: the wide table of the load benchmarks. A quarter of the texts, at least one in each row, hold
 * what must be escaped.
 */
export function reportRows(rows: number): ColumnTable {
  const each = <Made>(make: (row: number) => Made): Made[] =>
    Array.from({ length: rows }, (_, row) => make(row));
  const ints = (make: (row: number) => number): Int32Array =>
    Int32Array.from({ length: rows }, (_, row) => make(row));
  const every = (nth: number): Uint8Array =>
    Uint8Array.from({ length: rows }, (_, row) => (row % nth === 0 ? 1 : 0));
  const text = (make: (row: number) => string): TextColumn => ({ kind: "text", values: each(make) });
  const sentence = (row: number): string => WORDS[row % WORDS.length]!;
  return {
    name: "report",
    rows,
    columns: {
      report_id: {
        kind: "bigint",
        values: BigInt64Array.from({ length: rows }, (_, row) => BigInt(row + 1)),
      },
      call_no: text((row) => `C-${String(row).padStart(7, "0")}`),
      received_at: {
        kind: "instant",
        values: Float64Array.from({ length: rows }, (_, row) => START + row * 1_237),
      },
      on_scene_at: {
        kind: "instant",
        values: Float64Array.from({ length: rows }, (_, row) => START + row * 1_237 + 480_000),
        nulls: every(9),
      },
      on_day: { kind: "date", values: ints((row) => 20_089 + (row % 365)) },
      ambulance_id: { kind: "int", values: ints((row) => (row * 7919) % 240) },
      station: {
        kind: "code",
        codes: Uint16Array.from({ length: rows }, (_, row) => row % 5),
        dictionary: STATIONS,
      },
      priority: { kind: "int", values: ints((row) => 1 + (row % 4)) },
      outcome: {
        kind: "code",
        codes: Uint16Array.from({ length: rows }, (_, row) => (row * 3) % 5),
        dictionary: OUTCOMES,
        nulls: every(11),
      },
      patient: text((row) => NAMES[row % NAMES.length]!),
      address: text((row) => `Lime Street ${row % 300}, Newhaven`),
      narrative: text((row) => `${sentence(row)}. ${sentence(row + 2)}. ${sentence(row + 3)}.`),
      remark: { ...text((row) => (row % 3 === 0 ? "" : sentence(row + 1))), nulls: every(4) },
      details: text((row) => `{"unit": ${row % 240}, "signs": [${row % 40}, ${row % 7}], "by": "crew"}`),
      spo2: { kind: "int", values: ints((row) => 85 + (row % 15)), nulls: every(6) },
      heart_rate: { kind: "int", values: ints((row) => 50 + (row % 90)) },
      temperature_c: { kind: "decimal", scale: 1, values: ints((row) => 350 + (row % 60)), nulls: every(5) },
      distance_km: { kind: "decimal", scale: 1, values: ints((row) => (row * 31) % 1000) },
      score: { kind: "double", values: Float64Array.from({ length: rows }, (_, row) => (row % 1000) / 7) },
      critical: { kind: "boolean", values: every(4) },
      siren: { kind: "boolean", values: every(2), nulls: every(13) },
    },
  };
}
