import {
  code,
  decimal,
  type EntitySpec,
  instant,
  key,
  oneOf,
  optional,
  type RelationshipSpec,
  text,
  truth,
  whole,
} from "../../model/eer/index.js";

/** From the ambulance bay or the front door to the physician at the bed. */
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
} as const satisfies Readonly<Record<string, RelationshipSpec<string>>>;
