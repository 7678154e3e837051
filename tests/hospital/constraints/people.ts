import { type CheckCase, seen } from "./check-case.js";

/** What each CHECK refuses, by one step, and what it accepts at its boundary. */
export const checks: readonly CheckCase[] = [
  {
    table: "dispatcher",
    check: "dispatcher_console",
    refuses: ["console_no = 0", "console_no = 13"],
    accepts: ["console_no = 1", "console_no = 12"],
  },
  {
    table: "dispatcher",
    check: "dispatcher_role",
    refuses: ["role = 'paramedic'", "role = 'nurse'", "role = 'physician'"],
    accepts: ["role = 'dispatcher'"],
  },
  {
    table: "nurse",
    check: "nurse_licence",
    refuses: [
      "licence_no = 'N000000'",
      "licence_no = 'P0000001'",
      "licence_no = 'N00000A1'",
      "licence_no = 'n9999999'",
    ],
    accepts: ["licence_no = 'N9999999'"],
  },
  {
    table: "nurse",
    check: "nurse_role",
    refuses: ["role = 'paramedic'", "role = 'physician'", "role = 'dispatcher'"],
    accepts: ["role = 'nurse'"],
  },
  {
    table: "paramedic",
    check: "paramedic_licence",
    refuses: [
      "licence_no = 'P000000'",
      "licence_no = 'N0000001'",
      "licence_no = 'P00000A1'",
      "licence_no = 'p9999999'",
    ],
    accepts: ["licence_no = 'P9999999'"],
  },
  {
    table: "paramedic",
    check: "paramedic_role",
    refuses: ["role = 'nurse'", "role = 'physician'", "role = 'dispatcher'"],
    accepts: ["role = 'paramedic'"],
  },
  {
    table: "patient",
    check: "patient_mrn_form",
    refuses: [
      "mrn = 'M000000'",
      "mrn = '00000001'",
      "mrn = 'N0000001'",
      "mrn = 'M00000A1'",
      "mrn = 'm9999999'",
    ],
    accepts: ["mrn = 'M9999999'"],
  },
  {
    table: "patient_allergy",
    check: "patient_allergy_allergen",
    ...seen("allergen"),
  },
  { table: "person", check: "person_city", ...seen("city") },
  {
    table: "person",
    check: "person_family_name",
    ...seen("family_name"),
  },
  {
    table: "person",
    check: "person_given_name",
    ...seen("given_name"),
  },
  { table: "person", check: "person_id", refuses: ["person_id = 0"], accepts: ["person_id = 1"] },
  {
    table: "person",
    check: "person_postcode",
    refuses: ["postcode = '1234'", "postcode = '1234\\n'", "postcode = '1234A'"],
    accepts: ["postcode = '00000'", "postcode = '99999'"],
  },
  { table: "person", check: "person_street", ...seen("street") },
  { table: "person_phone", check: "person_phone_phone", ...seen("phone") },
  {
    table: "physician",
    check: "physician_licence",
    refuses: [
      "licence_no = 'D000000'",
      "licence_no = 'N0000001'",
      "licence_no = 'D00000A1'",
      "licence_no = 'd9999999'",
    ],
    accepts: ["licence_no = 'D9999999'"],
  },
  {
    table: "physician",
    check: "physician_role",
    refuses: ["role = 'paramedic'", "role = 'nurse'", "role = 'dispatcher'"],
    accepts: ["role = 'physician'"],
  },
  {
    table: "specialty",
    check: "specialty_code",
    refuses: [
      "specialty_code = 'AB'",
      "specialty_code = 'AB1'",
      "specialty_code = 'zzz'",
      "specialty_code = 'ZZz'",
    ],
    accepts: ["specialty_code = 'ZZZ'"],
  },
  { table: "specialty", check: "specialty_name", ...seen("name") },
  {
    table: "staff",
    check: "staff_not_own_supervisor",
    refuses: ["supervisor_id = staff_id"],
    accepts: ["supervisor_id = staff_id + 1", "supervisor_id = NULL"],
  },
  {
    table: "staff",
    check: "staff_staff_no",
    refuses: [
      "staff_no = 'E000'",
      "staff_no = '0E000'",
      "staff_no = 'F0001'",
      "staff_no = 'E00-1'",
      "staff_no = 'eZZZZ'",
      "staff_no = 'EZZZz'",
    ],
    accepts: ["staff_no = 'EZZZZ'", "staff_no = 'E9999'"],
  },
  {
    table: "staff_language",
    check: "staff_language_language",
    ...seen("language"),
  },
];
