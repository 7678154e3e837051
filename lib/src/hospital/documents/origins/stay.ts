import type { Hop } from "../../../model/drift/validators/origin.js";
import type { HospitalFields, HospitalNames } from "./names.js";

type Via = readonly Hop<HospitalNames>[];

/** What the documents say of an arrival and all that followed it. */
const within: HospitalFields = {
  "arrival.arrival_id": { column: "arrival.arrival_id" },
  "arrival.kind": { column: "arrival.kind" },
  "arrival.patient_id": { attribute: "Person.person_id", via: ["comes"] },
  "arrival.arrived_at": "Arrival.arrived_at",

  "visit.visit_id": { column: "visit.visit_id" },
  "visit.visit_no": "Visit.visit_no",
  "visit.problem_code": { attribute: "ClinicalProblem.problem_code", via: ["presents_with"] },
  "visit.condition_on_arrival": "Visit.condition_on_arrival",
  "visit.registered_at": "Visit.registered_at",
  "visit.triage": { embeds: "triages" },
  "visit.triage.at": "triages.triaged_at",
  "visit.triage.esi": { attribute: "triages.esi", lookup: "triage_level.esi" },
  "visit.triage.nurse_id": { attribute: "Person.person_id", via: ["Nurse"] },
  "visit.bed": { embeds: "occupies" },
  "visit.bed.bed_id": { column: "bed.bed_id", via: ["Bed"] },
  "visit.bed.code": { attribute: "Bed.bed_code", via: ["Bed"] },
  "visit.bed.area": { attribute: "Bed.area", via: ["Bed"] },
  "visit.bed.at": "occupies.bedded_at",
  "visit.physician": { embeds: "sees" },
  "visit.physician.physician_id": { attribute: "Person.person_id", via: ["Physician"] },
  "visit.physician.seen_at": "sees.seen_at",
  "visit.departed_at": "Visit.departed_at",

  "treatments.treatment_id": "Treatment.treatment_id",
  "treatments.kind": "Treatment.kind",
  "treatments.outcome": "Treatment.outcome",

  "disposition.decided_at": "Disposition.decided_at",
  "disposition.decision": "Disposition.decision",
  "disposition.physician_id": { attribute: "Person.person_id", via: ["decides"] },
  "disposition.ward": "Disposition.ward",
};

/**
 * The arrival, the visit that it begins, its treatments and its disposition.
 *
 * @param toArrival the way to it from what the document stands for
 * @param one how it comes that there is one, where the way leads to several
 * @param absent why there may be no treatments, not even none
 */
export const stay = (
  toArrival: Via,
  { one, absent }: { one?: string; absent?: string } = {},
): HospitalFields => {
  const only = one === undefined ? {} : { one };
  const visit: Via = [...toArrival, "begins"];
  return {
    arrival: { embeds: "Arrival", via: toArrival, ...only },
    visit: { embeds: "Visit", via: visit, ...only },
    treatments: {
      embeds: "Treatment",
      via: [...visit, "receives"],
      ...(absent === undefined ? {} : { absent }),
    },
    disposition: { embeds: "Disposition", via: [...visit, "ends_with"], ...only },
    ...within,
  };
};
