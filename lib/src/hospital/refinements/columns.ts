import type { Refinement } from "../../model/relational/refinements/index.js";

/** Types that the domains leave open, and derived attributes that are worth a column. */
export const columns: readonly Refinement[] = [
  {
    kind: "type",
    column: "unit_status_event.event_id",
    type: "bigint",
    why: "Some six events a dispatch: at a million calls a year an INT would last three centuries, a log shared by cities would not.",
  },
  {
    kind: "type",
    column: "assessment.assessment_no",
    type: "tinyint",
    why: "Nobody is assessed 127 times on one dispatch; the column is part of two primary keys.",
  },
  {
    kind: "type",
    column: "vital_sign.assessment_no",
    type: "tinyint",
    why: "A foreign key has the type of what it refers to.",
  },
  {
    kind: "type",
    column: "vital_sign.vital_no",
    type: "tinyint",
    why: "Nor are vital signs taken 127 times in one assessment.",
  },
  {
    kind: "generated column",
    column: "dispatch.turnout_s",
    attribute: ["Dispatch", "turnout_s"],
    expression: "TIMESTAMPDIFF(SECOND, notified_at, en_route_at)",
    why: "Asked for in most questions; computed by the server, it cannot contradict the times.",
  },
  {
    kind: "generated column",
    column: "dispatch.response_s",
    attribute: ["Dispatch", "response_s"],
    expression: "TIMESTAMPDIFF(SECOND, notified_at, on_scene_at)",
    why: "The same for the response time.",
  },
  {
    kind: "generated column",
    column: "vital_sign.gcs_total",
    attribute: ["VitalSign", "gcs_total"],
    expression: "gcs_eye + gcs_verbal + gcs_motor",
    why: "Crews write the sum down, and in the study sums and parts disagreed: here they cannot.",
  },
];
