import type { HospitalOrigins } from "./names.js";

export const treatments: HospitalOrigins = {
  collection: "treatments",
  is: "Treatment",
  fields: {
    _id: "Treatment.treatment_id",
    kind: "Treatment.kind",
    visit_id: { column: "visit.visit_id", via: ["receives"] },
    patient_id: { attribute: "Person.person_id", via: ["receives", "begins", "comes"] },
    physician: { embeds: "Physician", via: ["administers"] },
    "physician.id": "Person.person_id",
    "physician.name": { attribute: "Person.name", joined: " " },
    "physician.specialty": { attribute: "Physician.specialty", lookup: "specialty.name" },
    started_at: "Treatment.started_at",
    ended_at: "Treatment.ended_at",
    outcome: "Treatment.outcome",
    details: { group: "what only the kind has, so that all treatments look alike from outside" },
    assistants: { embeds: "assists" },
    "assistants.nurse_id": { attribute: "Person.person_id", via: ["Nurse"] },
    "assistants.task": "assists.task",
  },
  branches: {
    by: "kind",
    specialisation: "treatment_kind",
    cases: {
      medication: {
        is: "Medication",
        fields: {
          "details.drug": "Medication.drug",
          "details.dose": "Medication.dose",
          "details.dose_unit": "Medication.dose_unit",
          "details.route": "Medication.route",
        },
      },
      procedure: {
        is: "Procedure",
        fields: {
          "details.name": "Procedure.name",
          "details.surgical": "Procedure.surgical",
          "details.anaesthesia": "Procedure.anaesthesia",
          "details.particulars": "Procedure.particulars",
        },
      },
      imaging: {
        is: "Imaging",
        fields: {
          "details.modality": "Imaging.modality",
          "details.body_region": "Imaging.body_region",
          "details.contrast": "Imaging.contrast",
        },
      },
      observation: {
        is: "Observation",
        fields: {
          "details.monitoring": "Observation.monitoring",
          "details.interval_min": "Observation.interval_min",
        },
      },
    },
  },
};
