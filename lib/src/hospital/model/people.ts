import {
  code,
  composite,
  date,
  derived,
  type EntitySpec,
  key,
  multivalued,
  oneOf,
  optional,
  type RelationshipSpec,
  type SpecialisationSpec,
  text,
  whole,
} from "../../model/eer/index.js";

/** Who is part of an emergency: everybody is a person, in one role or in several. */
export const people = {
  Person: {
    why: "One human being is stored once, however many roles they play.",
    attributes: {
      person_id: key(whole({ min: 1, note: "given by the hospital: no natural key is sure" })),
      name: composite({ given_name: text(60), family_name: text(60) }),
      date_of_birth: date(),
      sex: oneOf(["female", "male", "other", "unknown"]),
      address: composite({
        street: text(80, { note: "house number and street" }),
        postcode: code(5, { pattern: "^[0-9]{5}$" }),
        city: text(40),
      }),
      phone: multivalued(text(20)),
      age: derived(whole({ unit: "years" }), "today - date_of_birth"),
    },
  },
  Patient: {
    why: "What only matters once a person is cared for.",
    attributes: {
      mrn: key(code(8, { pattern: "^M[0-9]{7}$", note: "medical record number" })),
      blood_type: optional(
        oneOf(["O+", "O-", "A+", "A-", "B+", "B-", "AB+", "AB-"], { note: "missing: not recorded" }),
      ),
      allergen: multivalued(text(30)),
    },
  },
  Staff: {
    why: "What the hospital knows of everybody it employs.",
    attributes: {
      staff_no: key(code(5, { pattern: "^E[0-9A-Z]{4}$" })),
      role: oneOf(["paramedic", "nurse", "physician", "dispatcher"]),
      hired_on: date(),
      language: multivalued(text(20)),
    },
    rules: [{ says: "Nobody supervises themselves.", check: "supervisor_id <> person_id" }],
  },
  Paramedic: {
    why: "Rides on ambulances and assesses patients.",
    attributes: {
      licence_no: key(code(8, { pattern: "^P[0-9]{7}$" })),
      certification: oneOf(["EMT", "AEMT", "Paramedic"]),
    },
  },
  Nurse: {
    why: "Takes patients over, triages them and assists treatments.",
    attributes: {
      licence_no: key(code(8, { pattern: "^N[0-9]{7}$" })),
      area: oneOf(["triage", "resuscitation", "acute", "fast_track"]),
    },
  },
  Physician: {
    why: "Sees patients, administers treatments and decides how a visit ends.",
    attributes: {
      licence_no: key(code(8, { pattern: "^D[0-9]{7}$" })),
      specialty: text(40),
    },
  },
  Dispatcher: {
    why: "Answers calls and sends ambulances.",
    attributes: { console_no: whole({ min: 1, max: 12, note: "desk in the control room" }) },
  },
} as const satisfies Readonly<Record<string, EntitySpec<string>>>;

export const peopleRelationships = {
  supervises: {
    why: "One chain of command, up to the head of the service.",
    between: [
      ["Staff", "(0,N)", "supervisor"],
      ["Staff", "(0,1)", "supervised"],
    ],
  },
} as const satisfies Readonly<Record<string, RelationshipSpec<string>>>;

export const peopleSpecialisations = {
  person_kind: {
    why: "A nurse who breaks a leg is a patient too; a bystander is neither.",
    of: "Person",
    into: ["Patient", "Staff"],
    constraint: "overlapping",
    participation: "partial",
  },
  staff_role: {
    why: "A contract names one role.",
    of: "Staff",
    into: ["Paramedic", "Nurse", "Physician", "Dispatcher"],
    constraint: "disjoint",
    participation: "total",
    definedBy: {
      attribute: "role",
      values: { Paramedic: "paramedic", Nurse: "nurse", Physician: "physician", Dispatcher: "dispatcher" },
    },
  },
} as const satisfies Readonly<Record<string, SpecialisationSpec<string>>>;
