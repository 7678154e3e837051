import type { ColumnTable } from "../../stores/columns.js";
import {
  boolean,
  code,
  date,
  decimal,
  finishTable,
  instant,
  int,
  type Ledger,
  point,
  text,
  type Writer,
} from "../simulate/ledger.js";

/** Empty ledgers of the reported tables, columns as in sql/schema. */
const emptyReported = () => ({
  reported_call: {
    call_no: text(),
    incident_no: text(),
    call_type: code(),
    call_type_group: code(),
    call_date: date(),
    watch_date: date(),
    received_at: instant(),
    entry_at: instant(),
    original_priority: code(),
    priority: code(),
    final_priority: code(),
    alarms: int(),
    final_disposition: code(),
    address: text(),
    city: code(),
    postcode: code(),
    battalion: code(),
    station_area: code(),
    box: code(),
    fire_district: code(),
    supervisor_district: code(),
    neighbourhood: code(),
    location: point(),
  },
  reported_response: {
    row_id: text(),
    call_no: text(),
    unit: text(),
    unit_type: code(),
    unit_sequence: int(),
    als_unit: boolean(),
    notified_at: instant(),
    en_route_at: instant(),
    on_scene_at: instant(),
    at_patient_at: instant(),
    left_scene_at: instant(),
    at_destination_at: instant(),
    transfer_of_care_at: instant(),
    in_service_at: instant(),
    outcome: code(),
    acuity: code(),
    assessed_at: instant(),
  },
  reported_vital_sign: {
    row_id: text(),
    assessment_no: int(),
    vital_no: int(),
    taken_at: instant(),
    systolic_mmhg: int(),
    diastolic_mmhg: int(),
    heart_rate: int(),
    respiratory_rate: int(),
    spo2: int(),
    temperature_c: decimal(1),
    gcs_eye: int(),
    gcs_verbal: int(),
    gcs_motor: int(),
    gcs_total: int(),
  },
  reported_visit: {
    visit_no: text(),
    row_id: text(),
    arrived_at: instant(),
    registered_at: instant(),
    triaged_at: instant(),
    esi: int(),
    bedded_at: instant(),
    seen_at: instant(),
    departed_at: instant(),
  },
  reported_treatment: {
    treatment_no: text(),
    visit_no: text(),
    kind: code(),
    started_at: instant(),
    ended_at: instant(),
  },
  reported_disposition: { visit_no: text(), decided_at: instant(), decision: code(), ward: code() },
});

type Ledgers = ReturnType<typeof emptyReported>;
type Given<W> = W extends Writer<infer T> ? T | null : never;

/** A table of the reported side. */
export type ReportedTable = keyof Ledgers;

/**
 * A row to be written: what is left out is NULL. Instants are milliseconds since 1970, dates days since then; 36.8 degrees are 368, as in a
 * ledger of one decimal.
 */
export type ReportedRow<T extends ReportedTable> = {
  -readonly [C in keyof Ledgers[T]]?: Given<Ledgers[T][C]>;
};

/** The reported side as rows, which a fault can be planted in. */
export type ReportedRows = { readonly [T in ReportedTable]: ReportedRow<T>[] };

/** The names of the reported tables, what is referred to first. */
export const REPORTED_TABLES = Object.keys(emptyReported()) as readonly ReportedTable[];

/** The rows of one reported table as columns, ready for both stores. */
export function reportedTable<T extends ReportedTable>(
  name: T,
  rows: readonly ReportedRow<T>[],
): ColumnTable {
  const ledger = emptyReported()[name] as Record<string, Writer<unknown>>;
  for (const [column, writer] of Object.entries(ledger))
    for (const row of rows as readonly Record<string, unknown>[]) writer.push(row[column] ?? null);
  return finishTable(name, ledger as Ledger);
}
