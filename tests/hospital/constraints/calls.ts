import { type CheckCase, seen } from "./check-case.js";

/** What each CHECK refuses, by one step, and what it accepts at its boundary. */
export const checks: readonly CheckCase[] = [
  {
    table: "assessment",
    check: "assessment_no_positive",
    refuses: ["assessment_no = 0"],
    accepts: ["assessment_no = 1"],
  },
  {
    table: "clinical_problem",
    check: "clinical_problem_body_system",
    ...seen("body_system"),
  },
  {
    table: "clinical_problem",
    check: "clinical_problem_code",
    refuses: [
      "problem_code = 'AB'",
      "problem_code = 'AB1'",
      "problem_code = 'zzz'",
      "problem_code = 'ZZ\\n'",
    ],
    accepts: ["problem_code = 'ZZZ'"],
  },
  {
    table: "clinical_problem",
    check: "clinical_problem_name",
    ...seen("name"),
  },
  {
    table: "dispatch",
    check: "dispatch_at_patient",
    refuses: [
      "at_patient_at = on_scene_at - INTERVAL 1000 MICROSECOND",
      "at_patient_at = on_scene_at - INTERVAL 1000 MICROSECOND, en_route_at = NULL",
      // These break dispatch_cancelled as well; MySQL names the first of two.
      "at_patient_at = en_route_at - INTERVAL 1000 MICROSECOND, on_scene_at = NULL",
      "at_patient_at = notified_at - INTERVAL 1000 MICROSECOND, on_scene_at = NULL, en_route_at = NULL",
    ],
    accepts: ["at_patient_at = on_scene_at", "at_patient_at = NULL"],
    where: "at_patient_at IS NOT NULL",
  },
  {
    table: "dispatch",
    check: "dispatch_cancelled",
    refuses: [
      "outcome = 'cancelled'",
      "outcome = 'cancelled', at_patient_at = NULL",
      "outcome = 'cancelled', on_scene_at = NULL",
      "on_scene_at = NULL, at_patient_at = NULL",
    ],
    accepts: ["outcome = 'refused'", "outcome = 'cancelled', on_scene_at = NULL, at_patient_at = NULL"],
    where: "at_patient_at IS NOT NULL",
  },
  {
    table: "dispatch",
    check: "dispatch_cancelled",
    refuses: ["outcome = 'no_patient'", "on_scene_at = in_service_at", "at_patient_at = in_service_at"],
    accepts: ["outcome = 'no_patient', on_scene_at = in_service_at"],
    where: "outcome = 'cancelled' AND in_service_at IS NOT NULL",
  },
  {
    table: "dispatch",
    check: "dispatch_en_route",
    refuses: ["en_route_at = notified_at - INTERVAL 1000 MICROSECOND"],
    accepts: ["en_route_at = notified_at"],
    where: "outcome = 'transported'",
  },
  {
    table: "dispatch",
    check: "dispatch_in_service",
    // The latest instant that is known is the one that counts.
    refuses: [
      "in_service_at = at_patient_at - INTERVAL 1000 MICROSECOND",
      "in_service_at = on_scene_at - INTERVAL 1000 MICROSECOND, at_patient_at = NULL",
      "in_service_at = en_route_at - INTERVAL 1000 MICROSECOND, at_patient_at = NULL, on_scene_at = NULL, outcome = 'cancelled'",
      "in_service_at = notified_at - INTERVAL 1000 MICROSECOND, at_patient_at = NULL, on_scene_at = NULL, en_route_at = NULL, outcome = 'cancelled'",
    ],
    accepts: [
      "in_service_at = at_patient_at",
      "in_service_at = on_scene_at, at_patient_at = NULL",
      "in_service_at = en_route_at, at_patient_at = NULL, on_scene_at = NULL, outcome = 'cancelled'",
      "in_service_at = notified_at, at_patient_at = NULL, on_scene_at = NULL, en_route_at = NULL, outcome = 'cancelled'",
      "in_service_at = NULL",
    ],
    where: "notified_at < en_route_at AND en_route_at < on_scene_at AND on_scene_at < at_patient_at",
  },
  {
    table: "dispatch",
    check: "dispatch_on_scene",
    refuses: [
      "on_scene_at = en_route_at - INTERVAL 1000 MICROSECOND",
      "on_scene_at = notified_at - INTERVAL 1000 MICROSECOND, en_route_at = NULL",
    ],
    accepts: ["on_scene_at = en_route_at", "on_scene_at = notified_at, en_route_at = NULL"],
    where: "outcome = 'transported'",
  },
  {
    table: "dispatch_priority",
    check: "dispatch_priority_name",
    ...seen("name"),
  },
  {
    table: "dispatch_priority",
    check: "dispatch_priority_rank",
    refuses: ["priority = 0", "priority = 5"],
    accepts: ["priority = 4"],
    where: "priority = 4",
  },
  {
    table: "dispatch_priority",
    check: "dispatch_priority_rank",
    refuses: [],
    accepts: ["priority = 1"],
    where: "priority = 1",
  },
  {
    table: "dispatch_priority",
    check: "dispatch_priority_target",
    refuses: ["target_s = 0"],
    accepts: ["target_s = 1"],
  },
  {
    table: "emergency_call",
    check: "emergency_call_address",
    ...seen("address"),
  },
  {
    table: "emergency_call",
    check: "emergency_call_call_no_form",
    refuses: [
      "call_no = 'C-000000'",
      "call_no = 'D-0000001'",
      "call_no = 'C-00000A1'",
      "call_no = 'c-9999999'",
    ],
    accepts: ["call_no = 'C-9999999'"],
  },
  {
    table: "emergency_call",
    check: "emergency_call_caller_phone",
    ...seen("caller_phone"),
  },
  {
    table: "emergency_call",
    check: "emergency_call_complaint",
    ...seen("chief_complaint"),
  },
  {
    table: "vital_sign",
    check: "vital_sign_diastolic",
    refuses: ["diastolic_mmhg = -1", "diastolic_mmhg = 501, systolic_mmhg = NULL"],
    accepts: ["diastolic_mmhg = 0", "diastolic_mmhg = 500, systolic_mmhg = 500"],
  },
  {
    table: "vital_sign",
    check: "vital_sign_gcs_eye",
    refuses: ["gcs_eye = 0", "gcs_eye = 5"],
    accepts: ["gcs_eye = 1", "gcs_eye = 4"],
  },
  {
    table: "vital_sign",
    check: "vital_sign_gcs_motor",
    refuses: ["gcs_motor = 0", "gcs_motor = 7"],
    accepts: ["gcs_motor = 1", "gcs_motor = 6"],
  },
  {
    table: "vital_sign",
    check: "vital_sign_gcs_verbal",
    refuses: ["gcs_verbal = 0", "gcs_verbal = 6"],
    accepts: ["gcs_verbal = 1", "gcs_verbal = 5"],
  },
  {
    table: "vital_sign",
    check: "vital_sign_heart_rate",
    refuses: ["heart_rate = -1", "heart_rate = 501"],
    accepts: ["heart_rate = 0", "heart_rate = 500"],
  },
  {
    table: "vital_sign",
    check: "vital_sign_no_positive",
    refuses: ["vital_no = 0"],
    accepts: ["vital_no = 1"],
  },
  {
    table: "vital_sign",
    check: "vital_sign_pressures",
    refuses: ["diastolic_mmhg = systolic_mmhg + 1"],
    accepts: ["diastolic_mmhg = systolic_mmhg", "diastolic_mmhg = NULL"],
    where: "systolic_mmhg IS NOT NULL",
  },
  {
    table: "vital_sign",
    check: "vital_sign_respiratory_rate",
    refuses: ["respiratory_rate = -1", "respiratory_rate = 301"],
    accepts: ["respiratory_rate = 0", "respiratory_rate = 300"],
  },
  {
    table: "vital_sign",
    check: "vital_sign_spo2",
    refuses: ["spo2 = -1", "spo2 = 101"],
    accepts: ["spo2 = 0", "spo2 = 100"],
  },
  {
    table: "vital_sign",
    check: "vital_sign_systolic",
    refuses: ["systolic_mmhg = -1, diastolic_mmhg = NULL", "systolic_mmhg = 501"],
    accepts: ["systolic_mmhg = 0, diastolic_mmhg = 0", "systolic_mmhg = 500"],
  },
  {
    table: "vital_sign",
    check: "vital_sign_temperature",
    refuses: ["temperature_c = 9.9", "temperature_c = 50.1"],
    accepts: ["temperature_c = 10.0", "temperature_c = 50.0"],
  },
];
