import type { Refinement } from "../../model/relational/refinements/index.js";

/** A table is named for what one row of it is; a key for whose it is. */
export const names: readonly Refinement[] = [
  {
    kind: "rename column",
    column: "patient.person_id",
    to: "patient_id",
    why: "Who reads a foreign key should see that only patients are meant.",
  },
  {
    kind: "rename column",
    column: "staff.person_id",
    to: "staff_id",
    why: "The same for staff, and so for the four roles of staff.",
  },
  {
    kind: "rename relation",
    relation: "patient_allergen",
    to: "patient_allergy",
    why: "A row is an allergy: a patient together with an allergen.",
  },
  {
    kind: "rename relation",
    relation: "hands_over",
    to: "handover",
    why: "A relationship is named by a verb, a table by the noun for a row.",
  },
  {
    kind: "rename relation",
    relation: "assists",
    to: "assist",
    why: "The same for a nurse who assists: a row is one assist.",
  },
];
