import type { HospitalFields, HospitalOrigins } from "./names.js";

const rows = {
  entries: { group: "the rows of the table, which are read together" },
} as const satisfies HospitalFields;

/** One document a lookup table, its entries under the names of the columns; the first three are refinements, not entity types. */
export const codeLists: HospitalOrigins = {
  collection: "code_lists",
  fields: {
    _id: { documentOnly: "the name of the table" },
    ...rows,
  },
  branches: {
    by: "_id",
    cases: {
      dispatch_priority: {
        fields: {
          "entries.priority": { column: "dispatch_priority.priority" },
          "entries.name": { column: "dispatch_priority.name" },
          "entries.target_s": { column: "dispatch_priority.target_s" },
        },
      },
      triage_level: {
        fields: {
          "entries.esi": { column: "triage_level.esi" },
          "entries.name": { column: "triage_level.name" },
          "entries.target_min": { column: "triage_level.target_min" },
        },
      },
      specialty: {
        fields: {
          "entries.specialty_code": { column: "specialty.specialty_code" },
          "entries.name": { column: "specialty.name" },
        },
      },
      clinical_problem: {
        is: "ClinicalProblem",
        fields: {
          "entries.problem_code": "ClinicalProblem.problem_code",
          "entries.name": "ClinicalProblem.name",
          "entries.body_system": "ClinicalProblem.body_system",
        },
      },
      bed: {
        is: "Bed",
        fields: {
          "entries.bed_id": { column: "bed.bed_id" },
          "entries.bed_code": "Bed.bed_code",
          "entries.area": "Bed.area",
        },
      },
    },
  },
};
