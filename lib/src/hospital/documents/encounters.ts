import type { Hospital } from "../simulate/index.js";
import { cell, type Document, fields, indexBy, numbers, present } from "./cells.js";

/** One document a call or walk-in with all that followed: dispatches, arrival, visit, treatments, disposition. */
export function* encounters(hospital: Hospital): Iterable<Document> {
  const [stay, dispatch, transport] = [
    stayReader(hospital),
    hospital.table("dispatch"),
    hospital.table("transport"),
  ];
  const dispatchesOf = indexBy(dispatch, "call_id");
  const transportRow = indexBy(transport, "dispatch_id");
  const [dispatchId, arrivalId] = [numbers(dispatch, "dispatch_id"), numbers(transport, "arrival_id")];
  const call = hospital.table("emergency_call");
  const callId = numbers(call, "call_id");
  const [callNo, patientId] = [cell(call, "call_no"), cell(call, "patient_id")];
  const about = fields(call, [
    "call_id",
    "received_at",
    "dispatcher_id",
    "caller_phone",
    "problem_code",
    "chief_complaint",
    "priority",
    "address",
    "location",
  ]);
  for (let row = 0; row < call.rows; row++) {
    const sent = dispatchesOf.of(callId(row)).map(dispatchId);
    const ride = sent.map((id) => transportRow.one(id)).find((each) => each !== undefined);
    yield present({
      _id: callNo(row),
      kind: "call",
      patient_id: patientId(row),
      call: about(row),
      dispatch_ids: sent,
      ...(ride === undefined ? {} : stay(arrivalId(ride))),
    });
  }
  const walkIn = hospital.table("walk_in");
  const walkInId = numbers(walkIn, "walk_in_id");
  const walkInArrival = numbers(walkIn, "arrival_id");
  const came = fields(walkIn, ["walk_in_id", "came_by"]);
  for (let row = 0; row < walkIn.rows; row++) {
    const { arrival, ...rest } = stay(walkInArrival(row));
    const { patient_id } = arrival as Document;
    const _id = `W-${String(walkInId(row)).padStart(7, "0")}`;
    yield { _id, kind: "walk_in", patient_id, dispatch_ids: [], arrival, walk_in: came(row), ...rest };
  }
}

/** Reads what an arrival led to. */
function stayReader(hospital: Hospital): (arrivalId: number) => Document {
  const arrival = hospital.table("arrival");
  const arrivalRow = indexBy(arrival, "arrival_id");
  const arrived = fields(arrival, ["arrival_id", "kind", "patient_id", "arrived_at"]);
  const visit = visitReader(hospital);
  return (id) => ({ arrival: arrived(arrivalRow.one(id)!), ...visit(id) });
}

function visitReader(hospital: Hospital): (arrivalId: number) => Document {
  const table = hospital.table("visit");
  const rowOf = indexBy(table, "arrival_id");
  const id = numbers(table, "visit_id");
  const head = fields(table, [
    "visit_id",
    "visit_no",
    "problem_code",
    "condition_on_arrival",
    "registered_at",
  ]);
  const triage = fields(table, [["at", "triaged_at"], "esi", ["nurse_id", "triage_nurse_id"]]);
  const [bedId, beddedAt] = [cell(table, "bed_id"), cell(table, "bedded_at")];
  const physician = fields(table, ["physician_id", "seen_at"]);
  const [triagedAt, seenAt, departedAt] = [
    cell(table, "triaged_at"),
    cell(table, "seen_at"),
    cell(table, "departed_at"),
  ];
  const bed = hospital.table("bed");
  const bedRow = indexBy(bed, "bed_id");
  const place = fields(bed, ["bed_id", ["code", "bed_code"], "area"]);
  const treatment = hospital.table("treatment");
  const treatmentsOf = indexBy(treatment, "visit_id");
  const summary = fields(treatment, ["treatment_id", "kind", "outcome"]);
  const disposition = hospital.table("disposition");
  const dispositionOf = indexBy(disposition, "visit_id");
  const decision = fields(disposition, ["decided_at", "decision", "physician_id", "ward"]);
  return (arrivalId) => {
    const row = rowOf.one(arrivalId);
    if (row === undefined) return {};
    const lies = bedId(row) as number | undefined;
    const decided = dispositionOf.one(id(row));
    return present({
      visit: present({
        ...head(row),
        triage: triagedAt(row) === undefined ? undefined : triage(row),
        bed: lies === undefined ? undefined : { ...place(bedRow.one(lies)!), at: beddedAt(row) },
        physician: seenAt(row) === undefined ? undefined : physician(row),
        departed_at: departedAt(row),
      }),
      treatments: treatmentsOf.of(id(row)).map(summary),
      disposition: decided === undefined ? undefined : decision(decided),
    });
  };
}
