import { type CheckCase, seen } from "./check-case.js";

/** What each CHECK refuses, by one step, and what it accepts at its boundary. */
export const checks: readonly CheckCase[] = [
  {
    table: "advanced_ambulance",
    check: "advanced_ambulance_kind",
    refuses: ["kind = 'basic'", "kind = 'critical_care'"],
    accepts: ["kind = 'advanced'"],
  },
  {
    table: "advanced_ambulance",
    check: "advanced_ambulance_monitor",
    ...seen("monitor_model"),
  },
  {
    table: "ambulance",
    check: "ambulance_call_sign_form",
    refuses: [
      "call_sign = 'A-01'",
      "call_sign = 'B-11'",
      "call_sign = 'A-1'",
      "call_sign = 'A-1A'",
      "call_sign = 'AA-11'",
      "call_sign = 'A-11A'",
      "call_sign = 'a-11'",
      "call_sign = 'A-z99'",
      "call_sign = 'A-11\\n'",
      "call_sign = 'A-11\\r'",
    ],
    accepts: ["call_sign = 'A-10'", "call_sign = 'A-Z99'"],
  },
  {
    table: "ambulance",
    check: "ambulance_plate_form",
    refuses: [
      "plate = 'AB-123'",
      "plate = 'A1-1234'",
      "plate = 'A-1234'",
      "plate = '-1234'",
      "plate = 'AB-123A'",
      "plate = 'aa-0000'",
      "plate = 'Aa-0000'",
    ],
    accepts: ["plate = 'AA-0000'", "plate = 'ZZ-9999'"],
  },
  {
    table: "basic_ambulance",
    check: "basic_ambulance_kind",
    refuses: ["kind = 'advanced'", "kind = 'critical_care'"],
    accepts: ["kind = 'basic'"],
  },
  {
    table: "basic_ambulance",
    check: "basic_ambulance_stretchers",
    refuses: ["stretchers = 0", "stretchers = 4"],
    accepts: ["stretchers = 1", "stretchers = 3"],
  },
  {
    table: "crew_shift",
    check: "crew_shift_order",
    refuses: ["ends_at = starts_at", "ends_at = starts_at - INTERVAL 1000 MICROSECOND"],
    accepts: ["ends_at = starts_at + INTERVAL 1000 MICROSECOND"],
  },
  {
    table: "critical_care_ambulance",
    check: "critical_care_ambulance_kind",
    refuses: ["kind = 'basic'", "kind = 'advanced'"],
    accepts: ["kind = 'critical_care'"],
  },
  {
    table: "critical_care_ambulance",
    check: "critical_care_ambulance_pumps",
    refuses: ["infusion_pumps = 0", "infusion_pumps = 9"],
    accepts: ["infusion_pumps = 1", "infusion_pumps = 8"],
  },
  {
    table: "critical_care_ambulance",
    check: "critical_care_ambulance_ventilator",
    ...seen("ventilator_model"),
  },
  {
    table: "station",
    check: "station_code",
    refuses: [
      "station_code = 'S0'",
      "station_code = 'T1'",
      "station_code = 'S'",
      "station_code = 'sZ'",
      "station_code = 'Sz'",
      "station_code = 'S\\n'",
    ],
    accepts: ["station_code = 'SZ'"],
  },
  { table: "station", check: "station_name", ...seen("name") },
];
