import type { Row, Value } from "./reading.js";

type Check = (row: Row) => boolean;

/** SQL's reading of a comparison: with a NULL it is unknown, and an unknown CHECK passes. */
const unlessNull =
  (test: (...values: number[]) => boolean, ...columns: string[]): Check =>
  (row) =>
    columns.some((name) => row[name] === null) || test(...columns.map((name) => row[name] as number));
const between = (column: string, low: number, high: number): Check =>
  unlessNull((value) => value >= low && value <= high, column);
const notBefore = (later: string, earlier: string): Check => unlessNull((a, b) => a >= b, later, earlier);
const is =
  (column: string, value: Value): Check =>
  (row) =>
    row[column] === value;
const positive = (column: string): Check => unlessNull((value) => value > 0, column);
const seen =
  (column: string): Check =>
  (row) =>
    row[column] === null || /[^\p{Z}\p{C}]/u.test(String(row[column]));
const truth =
  (column: string): Check =>
  (row) =>
    row[column] === 0 || row[column] === 1;
const matches =
  (column: string, form: RegExp): Check =>
  (row) =>
    row[column] === null || form.test(String(row[column]));
const first = (row: Row, ...columns: string[]): Value =>
  columns.map((name) => row[name]!).find((v) => v !== null) ?? null;
const notBeforeFirst =
  (later: string, ...columns: string[]): Check =>
  (row) =>
    row[later] === null || (row[later] as number) >= (first(row, ...columns) as number);
const together =
  (...columns: string[]): Check =>
  (row) =>
    new Set(columns.map((name) => row[name] === null)).size === 1;

/** Every CHECK of sql/schema again, over a row as the simulator gives it. */
export const CHECKS: Readonly<Record<string, Check>> = {
  dispatch_priority_rank: between("priority", 1, 4),
  dispatch_priority_target: positive("target_s"),
  triage_level_range: between("esi", 1, 5),
  triage_level_target: between("target_min", 0, Infinity),
  person_given_name: seen("given_name"),
  person_family_name: seen("family_name"),
  patient_mrn_form: (row) => /^M[0-9]{7}$/.test(row.mrn as string),
  staff_not_own_supervisor: (row) => row.supervisor_id !== row.staff_id,
  paramedic_role: is("role", "paramedic"),
  nurse_role: is("role", "nurse"),
  physician_role: is("role", "physician"),
  dispatcher_role: is("role", "dispatcher"),
  dispatcher_console: between("console_no", 1, 12),
  basic_ambulance_kind: is("kind", "basic"),
  basic_ambulance_stretchers: between("stretchers", 1, 3),
  advanced_ambulance_kind: is("kind", "advanced"),
  critical_care_ambulance_kind: is("kind", "critical_care"),
  critical_care_ambulance_pumps: between("infusion_pumps", 1, 8),
  crew_shift_order: unlessNull((end, start) => end > start, "ends_at", "starts_at"),
  dispatch_en_route: notBefore("en_route_at", "notified_at"),
  dispatch_on_scene: notBeforeFirst("on_scene_at", "en_route_at", "notified_at"),
  dispatch_at_patient: notBeforeFirst("at_patient_at", "on_scene_at", "en_route_at", "notified_at"),
  dispatch_in_service: notBeforeFirst(
    "in_service_at",
    "at_patient_at",
    "on_scene_at",
    "en_route_at",
    "notified_at",
  ),
  dispatch_cancelled: (row) =>
    (row.outcome === "cancelled") === (row.on_scene_at === null) &&
    (row.outcome !== "cancelled" || row.at_patient_at === null),
  assessment_no_positive: positive("assessment_no"),
  vital_sign_no_positive: positive("vital_no"),
  vital_sign_systolic: between("systolic_mmhg", 0, 500),
  vital_sign_diastolic: between("diastolic_mmhg", 0, 500),
  vital_sign_heart_rate: between("heart_rate", 0, 500),
  vital_sign_respiratory_rate: between("respiratory_rate", 0, 300),
  vital_sign_spo2: between("spo2", 0, 100),
  vital_sign_temperature: between("temperature_c", 100, 500), // tenths
  vital_sign_gcs_eye: between("gcs_eye", 1, 4),
  vital_sign_gcs_verbal: between("gcs_verbal", 1, 5),
  vital_sign_gcs_motor: between("gcs_motor", 1, 6),
  transport_kind: is("kind", "transport"),
  transport_order: notBefore("transfer_of_care_at", "left_scene_at"),
  transport_lights: truth("lights_and_siren"),
  procedure_surgical: truth("surgical"),
  imaging_contrast: truth("contrast"),
  transport_distance: between("distance_km", 0, Infinity),
  walk_in_kind: is("kind", "walk_in"),
  visit_triaged: notBefore("triaged_at", "registered_at"),
  visit_triage_whole: together("triaged_at", "esi", "triage_nurse_id"),
  visit_bed_whole: together("bed_id", "bedded_at"),
  visit_bedded: notBeforeFirst("bedded_at", "triaged_at", "registered_at"),
  visit_physician_whole: together("physician_id", "seen_at"),
  visit_seen: notBeforeFirst("seen_at", "bedded_at", "triaged_at", "registered_at"),
  visit_departed: notBeforeFirst("departed_at", "seen_at", "bedded_at", "triaged_at", "registered_at"),
  treatment_order: notBefore("ended_at", "started_at"),
  medication_kind: is("kind", "medication"),
  medication_dose: positive("dose"),
  procedure_kind: is("kind", "procedure"),
  imaging_kind: is("kind", "imaging"),
  observation_kind: is("kind", "observation"),
  observation_interval: between("interval_min", 1, 120),
  disposition_decider: (row) => (row.decision === "left_without_being_seen") === (row.physician_id === null),
  disposition_ward: (row) => (row.decision === "admitted") === (row.ward !== null),
  dispatch_priority_name: seen("name"),
  triage_level_name: seen("name"),
  specialty_code: matches("specialty_code", /^[A-Z]{3}$/),
  specialty_name: seen("name"),
  clinical_problem_code: matches("problem_code", /^[A-Z]{3}$/),
  clinical_problem_name: seen("name"),
  clinical_problem_body_system: seen("body_system"),
  person_id: positive("person_id"),
  person_street: seen("street"),
  person_postcode: matches("postcode", /^[0-9]{5}$/),
  person_city: seen("city"),
  person_phone_phone: seen("phone"),
  patient_allergy_allergen: seen("allergen"),
  staff_staff_no: matches("staff_no", /^E[0-9A-Z]{4}$/),
  staff_language_language: seen("language"),
  paramedic_licence: matches("licence_no", /^P[0-9]{7}$/),
  nurse_licence: matches("licence_no", /^N[0-9]{7}$/),
  physician_licence: matches("licence_no", /^D[0-9]{7}$/),
  station_code: matches("station_code", /^S[1-9A-Z]$/),
  station_name: seen("name"),
  ambulance_call_sign_form: matches("call_sign", /^A-[1-9A-Z][0-9]+$/),
  ambulance_plate_form: matches("plate", /^[A-Z]{2}-[0-9]{4}$/),
  advanced_ambulance_monitor: seen("monitor_model"),
  critical_care_ambulance_ventilator: seen("ventilator_model"),
  emergency_call_call_no_form: matches("call_no", /^C-[0-9]{7}$/),
  emergency_call_caller_phone: seen("caller_phone"),
  emergency_call_complaint: seen("chief_complaint"),
  emergency_call_address: seen("address"),
  vital_sign_pressures: unlessNull((low, high) => low <= high, "diastolic_mmhg", "systolic_mmhg"),
  bed_code_form: matches("bed_code", /^[RAF][0-9]+$/),
  walk_in_id: positive("walk_in_id"),
  visit_visit_no_form: matches("visit_no", /^V-[0-9]{7}$/),
  treatment_id: positive("treatment_id"),
  medication_drug: seen("drug"),
  procedure_name: seen("name"),
  procedure_particulars: ({ particulars }) =>
    particulars === null || /^\{"/.test(JSON.stringify(JSON.parse(String(particulars)))),
  imaging_body_region: seen("body_region"),
  disposition_ward_name: seen("ward"),
};
