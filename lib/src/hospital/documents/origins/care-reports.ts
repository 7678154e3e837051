import type { HospitalOrigins } from "./names.js";

/** One report an assessment, in one of two shapes. */
export const careReports: HospitalOrigins = {
  collection: "care_reports",
  is: "Assessment",
  fields: {
    _id: { documentOnly: "dispatch and assessment number as one text" },
    schema_version: { documentOnly: "which form the service used" },
    written_at: { documentOnly: "the model has no care reports: they are free text beside it" },
  },
  open: "each form has fields of its own, in oneOf, which a closed document would refuse",
  branches: {
    by: "schema_version",
    cases: {
      "1": {
        fields: {
          dispatch_id: { column: "dispatch.dispatch_id", via: ["includes"] },
          assessment_no: "Assessment.assessment_no",
          author: { attribute: "Person.name", joined: " ", via: ["conducts"] },
          text: { documentOnly: "free text" },
        },
      },
      "2": {
        fields: {
          assessment: { group: "the two numbers that name an assessment" },
          "assessment.dispatch_id": { column: "dispatch.dispatch_id", via: ["includes"] },
          "assessment.assessment_no": "Assessment.assessment_no",
          author: { embeds: "Paramedic", via: ["conducts"] },
          "author.paramedic_id": "Person.person_id",
          "author.name": { attribute: "Person.name", joined: " " },
          narrative: { group: "the report in the order in which it is told" },
          "narrative.history": { documentOnly: "free text" },
          "narrative.examination": { documentOnly: "free text" },
          "narrative.care": { documentOnly: "free text" },
          tags: { documentOnly: "problem, acuity and outcome as words in one list, to search by" },
        },
      },
    },
  },
};
