import type { Refinement } from "../../model/relational/refinements/index.js";

/** What the mapping would delete with its owner, but a hospital must keep, and the reverse. */
export const deletion: readonly Refinement[] = [
  {
    kind: "on delete",
    foreignKeys: [
      "dispatch.call_id",
      "dispatch.ambulance_id",
      "transport.dispatch_id",
      "disposition.visit_id",
      "crew_shift.paramedic_id",
    ],
    action: "NO ACTION",
    why: "Records of care and of work are evidence: nobody loses them by deleting a call, a vehicle or a colleague.",
  },
  {
    kind: "on delete",
    foreignKeys: ["handover.paramedic_id", "handover.nurse_id", "assist.nurse_id"],
    action: "NO ACTION",
    why: "Who took part in a patient's care cannot be deleted while the record of it stands.",
  },
  {
    kind: "on delete",
    foreignKeys: [
      "medication.treatment_id",
      "procedure.treatment_id",
      "imaging.treatment_id",
      "observation.treatment_id",
    ],
    action: "CASCADE",
    why: "The row of the subclass is the second half of the same treatment.",
  },
  {
    kind: "no foreign keys",
    relation: "unit_status_event",
    why: "The log is partitioned by time, and MySQL allows no foreign key there (error 1506). Two rules check the references instead.",
  },
];
