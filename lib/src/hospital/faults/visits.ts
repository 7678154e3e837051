import { type Planter, SECOND } from "./planter.js";

const MINUTE = 60 * SECOND;

/** Faults of visits, treatments and dispositions, by the rule that finds them. */
export const visitFaults: Readonly<Record<string, Planter>> = {
  "registered-before-arrival": (ground) => {
    const visit = ground.visit(() => true);
    visit.arrived_at = visit.registered_at! + 5 * MINUTE;
    return { visit_no: visit.visit_no! };
  },
  "visit-times-out-of-order": (ground) => {
    const visit = ground.visit((each) => typeof each.triaged_at === "number");
    visit.triaged_at = visit.registered_at! - MINUTE;
    return { visit_no: visit.visit_no! };
  },
  "triage-level-out-of-range": (ground) => {
    const visit = ground.visit((each) => typeof each.esi === "number");
    visit.esi = 0;
    return { visit_no: visit.visit_no! };
  },
  "decision-before-registration": (ground) => {
    const { row, visit } = ground.ofVisit(ground.rows.reported_disposition, () => true);
    row.decided_at = visit.registered_at! - 60 * MINUTE;
    return { visit_no: visit.visit_no! };
  },
  "decision-before-last-contact": (ground) => {
    const { row, visit } = ground.ofVisit(
      ground.rows.reported_disposition,
      (_, { seen_at, registered_at }) => seen_at != null && seen_at - registered_at! >= SECOND,
    );
    row.decided_at = visit.seen_at! - SECOND;
    return { visit_no: visit.visit_no! };
  },
  "departure-before-decision": (ground) => {
    const { row, visit } = ground.ofVisit(
      ground.rows.reported_disposition,
      (_, { departed_at }) => departed_at != null,
    );
    row.decided_at = visit.departed_at! + MINUTE;
    return { visit_no: visit.visit_no! };
  },
  "disposition-without-visit": (ground) => {
    const visit_no = ground.stranger("absent-");
    const { row } = ground.ofVisit(ground.rows.reported_disposition, () => true);
    ground.rows.reported_disposition.push({ ...row, visit_no });
    return { visit_no };
  },
  "admission-without-ward": (ground) => {
    const { row } = ground.ofVisit(ground.rows.reported_disposition, ({ ward }) => ward != null);
    row.ward = null;
    return { visit_no: row.visit_no! };
  },
  "treatment-outside-visit": (ground) => {
    const { row, visit } = ground.ofVisit(ground.rows.reported_treatment, () => true);
    row.started_at = visit.registered_at! - 10 * MINUTE;
    return { treatment_id: row.treatment_no! };
  },
  "treatment-ends-before-start": (ground) => {
    const { row } = ground.ofVisit(ground.rows.reported_treatment, () => true);
    row.ended_at = row.started_at! - MINUTE;
    return { treatment_id: row.treatment_no! };
  },
};
