import {
  code,
  decimal,
  type EntitySpec,
  instant,
  key,
  oneOf,
  optional,
  type RelationshipSpec,
  type SpecialisationSpec,
  text,
  truth,
  varied,
  whole,
} from "../../model/eer/index.js";

/** From the ambulance bay or the front door to the disposition decision. */
export const emergencyDepartment = {
  Transport: {
    why: "Most dispatches bring nobody in; those that do have times and a distance of their own.",
    owners: ["Dispatch"],
    attributes: {
      left_scene_at: instant({ nemsis: "eTimes.09" }),
      transfer_of_care_at: instant({ nemsis: "eTimes.12" }),
      lights_and_siren: truth({ nemsis: "eDisposition.18" }),
      distance_km: decimal(5, 1, { min: 0, unit: "km", note: "scene to hospital by road" }),
    },
    rules: [
      {
        says: "Care is handed over no earlier than the ambulance leaves the scene.",
        check: "transfer_of_care_at >= left_scene_at",
      },
    ],
  },
  WalkIn: {
    why: "Half of the waiting room came without an ambulance.",
    attributes: {
      walk_in_id: key(whole({ min: 1 })),
      came_by: oneOf(["foot", "car", "taxi", "bus"]),
    },
  },
  Arrival: {
    why: "To the department it is one thing, a patient at the door; transports and walk-ins have different keys.",
    unionOf: ["Transport", "WalkIn"],
    total: true,
    attributes: { arrived_at: instant({ nemsis: "eTimes.11", note: "for a transport" }) },
  },
  Bed: {
    why: "Beds are what fills up: waits grow when none is free.",
    attributes: {
      bed_code: key(text(4, { pattern: "^[RAF][0-9]+$" })),
      area: oneOf(["resuscitation", "acute", "fast_track"]),
    },
  },
  Visit: {
    why: "Everything that happens in the department happens within one.",
    attributes: {
      visit_no: key(code(9, { pattern: "^V-[0-9]{7}$" })),
      condition_on_arrival: oneOf(["stable", "guarded", "serious", "critical"]),
      registered_at: instant(),
      departed_at: optional(instant({ note: "missing: still there when the year ended" })),
    },
    rules: [
      { says: "Triage follows registration.", check: "triaged_at >= registered_at" },
      { says: "A bed follows triage.", check: "bedded_at >= COALESCE(triaged_at, registered_at)" },
      {
        says: "The physician comes to the bed.",
        check: "seen_at >= COALESCE(bedded_at, triaged_at, registered_at)",
      },
      {
        says: "A patient departs no earlier than anything else that happened.",
        check: "departed_at >= COALESCE(seen_at, bedded_at, triaged_at, registered_at)",
      },
    ],
  },
  Treatment: {
    why: "What was done, by whom and when, whatever its kind.",
    attributes: {
      treatment_id: key(whole({ min: 1 })),
      kind: oneOf(["medication", "procedure", "imaging", "observation"]),
      started_at: instant(),
      ended_at: instant(),
      outcome: oneOf(["improved", "unchanged", "worsened"]),
    },
    rules: [{ says: "A treatment ends no earlier than it starts.", check: "ended_at >= started_at" }],
  },
  Medication: {
    why: "A dose without its unit and route is dangerous.",
    attributes: {
      drug: text(30),
      dose: decimal(7, 2, { above: 0, note: "in dose_unit" }),
      dose_unit: oneOf(["mg", "ug", "g", "mL", "IU"]),
      route: oneOf(["oral", "intravenous", "intramuscular", "inhaled", "subcutaneous"]),
    },
  },
  Procedure: {
    why: "Treatment by hand or knife.",
    attributes: {
      name: text(40),
      surgical: truth({ note: "true: surgery; false: at the bedside" }),
      anaesthesia: oneOf(["none", "local", "general"]),
      particulars: optional(varied({ note: "what this procedure alone is measured by" })),
    },
  },
  Imaging: {
    why: "Pictures take a machine that others wait for.",
    attributes: {
      modality: oneOf(["x_ray", "ct", "mri", "ultrasound"]),
      body_region: text(20),
      contrast: truth({ note: "with a contrast agent" }),
    },
  },
  Observation: {
    why: "Watching takes a bed for hours.",
    attributes: {
      monitoring: oneOf(["cardiac", "neurological", "general"]),
      interval_min: whole({ min: 1, max: 120, unit: "min", note: "between two checks" }),
    },
  },
  Disposition: {
    why: "How a visit ends is decided once, and may be decided by the patient.",
    owners: ["Visit"],
    attributes: {
      decided_at: instant(),
      decision: oneOf([
        "discharged",
        "admitted",
        "transferred",
        "left_without_being_seen",
        "left_against_advice",
        "died",
      ]),
      ward: optional(text(20, { note: "for admissions" })),
    },
    rules: [
      {
        says: "A physician decides, unless the patient left without being seen.",
        check: "(decision = 'left_without_being_seen') = (physician_id IS NULL)",
      },
      {
        says: "An admission names a ward, and nothing else does.",
        check: "(decision = 'admitted') = (ward IS NOT NULL)",
      },
    ],
  },
} as const satisfies Readonly<Record<string, EntitySpec<string>>>;

export const emergencyDepartmentRelationships = {
  brings_in: {
    identifying: true,
    between: [
      ["Dispatch", "(0,1)"],
      ["Transport", "(1,1)"],
    ],
  },
  hands_over: {
    why: "Who told whom about which patient takes three: no two of them say it.",
    between: [
      ["Transport", "(1,N)"],
      ["Paramedic", "(0,N)", "paramedic"],
      ["Nurse", "(0,N)", "nurse"],
    ],
    attributes: { report: oneOf(["verbal", "written", "verbal_and_written"]) },
  },
  comes: {
    between: [
      ["Patient", "(0,N)", "patient"],
      ["Arrival", "(1,1)"],
    ],
  },
  begins: {
    between: [
      ["Arrival", "(1,1)"],
      ["Visit", "(1,1)"],
    ],
  },
  presents_with: {
    between: [
      ["Visit", "(1,1)"],
      ["ClinicalProblem", "(0,N)"],
    ],
  },
  triages: {
    why: "Some leave before triage.",
    between: [
      ["Nurse", "(0,N)", "triage_nurse"],
      ["Visit", "(0,1)"],
    ],
    attributes: {
      triaged_at: instant(),
      esi: whole({ min: 1, max: 5, note: "Emergency Severity Index, 1 is the most acute" }),
    },
  },
  occupies: {
    between: [
      ["Visit", "(0,1)"],
      ["Bed", "(0,N)"],
    ],
    attributes: { bedded_at: instant() },
  },
  sees: {
    between: [
      ["Physician", "(0,N)", "physician"],
      ["Visit", "(0,1)"],
    ],
    attributes: { seen_at: instant({ note: "first contact" }) },
  },
  receives: {
    between: [
      ["Visit", "(0,N)"],
      ["Treatment", "(1,1)"],
    ],
  },
  administers: {
    between: [
      ["Physician", "(0,N)", "physician"],
      ["Treatment", "(1,1)"],
    ],
  },
  assists: {
    between: [
      ["Treatment", "(0,N)"],
      ["Nurse", "(0,N)", "nurse"],
    ],
    attributes: { task: oneOf(["prepares", "administers", "monitors"]) },
  },
  ends_with: {
    identifying: true,
    between: [
      ["Visit", "(0,1)"],
      ["Disposition", "(1,1)"],
    ],
  },
  decides: {
    between: [
      ["Physician", "(0,N)", "physician"],
      ["Disposition", "(0,1)"],
    ],
  },
} as const satisfies Readonly<Record<string, RelationshipSpec<string>>>;

export const emergencyDepartmentSpecialisations = {
  treatment_kind: {
    why: "A dose and a body region have nothing in common but who received them.",
    of: "Treatment",
    into: ["Medication", "Procedure", "Imaging", "Observation"],
    constraint: "disjoint",
    participation: "total",
    definedBy: {
      attribute: "kind",
      values: {
        Medication: "medication",
        Procedure: "procedure",
        Imaging: "imaging",
        Observation: "observation",
      },
    },
  },
} as const satisfies Readonly<Record<string, SpecialisationSpec<string>>>;
