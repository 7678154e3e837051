import {
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

/** What is done for a patient in the department, and how the visit ends. */
export const treatments = {
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

export const treatmentRelationships = {
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

export const treatmentSpecialisations = {
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
