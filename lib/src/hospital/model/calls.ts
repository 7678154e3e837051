import {
  code,
  decimal,
  derived,
  type EntitySpec,
  instant,
  key,
  oneOf,
  optional,
  partialKey,
  point,
  type RelationshipSpec,
  text,
  whole,
} from "../../model/eer/index.js";

/** From the telephone to the scene. Times and priorities are NEMSIS v3.5 elements. */
export const calls = {
  ClinicalProblem: {
    why: "Callers, paramedics and triage nurses name the problem in one vocabulary, so their answers can be compared.",
    attributes: {
      problem_code: key(code(3, { pattern: "^[A-Z]{3}$" })),
      name: key(text(40)),
      body_system: text(20),
    },
  },
  EmergencyCall: {
    why: "Every emergency begins with one.",
    attributes: {
      call_no: key(code(9, { pattern: "^C-[0-9]{7}$", nemsis: "eResponse.03" })),
      received_at: instant({ nemsis: "eTimes.01", note: "at the answering point" }),
      caller_phone: optional(text(20, { note: "missing: number withheld" })),
      chief_complaint: text(200, { nemsis: "eSituation.04", note: "the caller's own words" }),
      priority: oneOf(["Critical", "Emergent", "Lower Acuity", "Non-Acute"], { nemsis: "eDispatch.05" }),
      address: text(80),
      location: point({ nemsis: "eScene.11" }),
    },
  },
  Dispatch: {
    why: "One call may need two ambulances: times belong to the ambulance that was sent, not to the call.",
    owners: ["EmergencyCall", "Ambulance"],
    attributes: {
      notified_at: instant({ nemsis: "eTimes.03", note: "unit notified" }),
      en_route_at: optional(instant({ nemsis: "eTimes.05" })),
      on_scene_at: optional(instant({ nemsis: "eTimes.06", note: "missing: cancelled on the way" })),
      at_patient_at: optional(instant({ nemsis: "eTimes.07" })),
      in_service_at: optional(
        instant({ nemsis: "eTimes.13", note: "missing: still out when the year ended" }),
      ),
      outcome: oneOf(["transported", "treated_on_scene", "refused", "no_patient", "cancelled"]),
      turnout_s: derived(whole({ unit: "s" }), "en_route_at - notified_at"),
      response_s: derived(whole({ unit: "s" }), "on_scene_at - notified_at"),
    },
    rules: [
      {
        says: "An ambulance sets off no earlier than it is notified.",
        check: "en_route_at >= notified_at",
      },
      {
        says: "It reaches the scene no earlier than it sets off.",
        check: "on_scene_at >= COALESCE(en_route_at, notified_at)",
      },
      {
        says: "The crew is at the patient no earlier than the ambulance is on scene.",
        check: "at_patient_at >= COALESCE(on_scene_at, en_route_at, notified_at)",
      },
      {
        says: "It is in service again no earlier than anything else that happened.",
        check: "in_service_at >= COALESCE(at_patient_at, on_scene_at, en_route_at, notified_at)",
      },
      {
        says: "A cancelled dispatch reached neither scene nor patient; every other one reached the scene.",
        check:
          "(outcome = 'cancelled') = (on_scene_at IS NULL) AND (outcome <> 'cancelled' OR at_patient_at IS NULL)",
      },
    ],
  },
  Assessment: {
    why: "Vital signs need an owner: who examined whom, on which dispatch, is more than a relationship.",
    owners: ["Dispatch"],
    attributes: {
      assessment_no: partialKey(whole({ min: 1 })),
      assessed_at: instant(),
      acuity: oneOf(["critical", "emergent", "lower_acuity", "dead"], {
        nemsis: "eSituation.13",
        note: "initial acuity",
      }),
    },
  },
  VitalSign: {
    why: "One assessment takes several readings, and it is their course that counts.",
    owners: ["Assessment"],
    attributes: {
      vital_no: partialKey(whole({ min: 1 })),
      taken_at: instant({ nemsis: "eVitals.01" }),
      systolic_mmhg: optional(whole({ min: 0, max: 500, unit: "mmHg", nemsis: "eVitals.06" })),
      diastolic_mmhg: optional(whole({ min: 0, max: 500, unit: "mmHg", nemsis: "eVitals.07" })),
      heart_rate: optional(whole({ min: 0, max: 500, unit: "per minute", nemsis: "eVitals.10" })),
      respiratory_rate: optional(whole({ min: 0, max: 300, unit: "per minute", nemsis: "eVitals.14" })),
      spo2: optional(whole({ min: 0, max: 100, unit: "%", nemsis: "eVitals.12", note: "oxygen saturation" })),
      temperature_c: optional(decimal(3, 1, { min: 10, max: 50, unit: "°C", nemsis: "eVitals.24" })),
      gcs_eye: optional(whole({ min: 1, max: 4, nemsis: "eVitals.19" })),
      gcs_verbal: optional(whole({ min: 1, max: 5, nemsis: "eVitals.20" })),
      gcs_motor: optional(whole({ min: 1, max: 6, nemsis: "eVitals.21" })),
      gcs_total: derived(
        whole({ min: 3, max: 15, nemsis: "eVitals.23" }),
        "gcs_eye + gcs_verbal + gcs_motor",
      ),
    },
    rules: [
      {
        says: "The diastolic pressure is not above the systolic one.",
        check: "diastolic_mmhg <= systolic_mmhg",
      },
    ],
  },
} as const satisfies Readonly<Record<string, EntitySpec<string>>>;

export const callsRelationships = {
  answers: {
    between: [
      ["Dispatcher", "(0,N)", "dispatcher"],
      ["EmergencyCall", "(1,1)"],
    ],
  },
  reports: {
    why: "What the caller says; the paramedics may find something else.",
    between: [
      ["EmergencyCall", "(1,1)"],
      ["ClinicalProblem", "(0,N)"],
    ],
  },
  concerns: {
    why: "Some calls lead to nobody.",
    between: [
      ["EmergencyCall", "(0,1)"],
      ["Patient", "(0,N)", "patient"],
    ],
  },
  generates: {
    identifying: true,
    between: [
      ["EmergencyCall", "(0,N)"],
      ["Dispatch", "(1,1)"],
    ],
  },
  is_sent_on: {
    identifying: true,
    why: "A call and an ambulance together say which dispatch it is: nobody sends the same one twice to one call.",
    between: [
      ["Ambulance", "(0,N)"],
      ["Dispatch", "(1,1)"],
    ],
  },
  includes: {
    identifying: true,
    between: [
      ["Dispatch", "(0,N)"],
      ["Assessment", "(1,1)"],
    ],
  },
  conducts: {
    between: [
      ["Paramedic", "(0,N)", "paramedic"],
      ["Assessment", "(1,1)"],
    ],
  },
  undergoes: {
    between: [
      ["Patient", "(0,N)", "patient"],
      ["Assessment", "(1,1)"],
    ],
  },
  finds: {
    why: "The primary impression, eSituation.11.",
    between: [
      ["Assessment", "(1,1)"],
      ["ClinicalProblem", "(0,N)"],
    ],
  },
  measures: {
    identifying: true,
    between: [
      ["Assessment", "(1,N)"],
      ["VitalSign", "(1,1)"],
    ],
  },
} as const satisfies Readonly<Record<string, RelationshipSpec<string>>>;
