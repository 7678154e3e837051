import { dayOf, localTime } from "../import/local-time.js";
import type { ReportedRow, ReportedRows } from "../tables.js";

type Call = ReportedRow<"reported_call">;
type Response = ReportedRow<"reported_response">;

/** A watch begins at eight in the morning: before, it is the one of the day before. */
const WATCH_BEGINS_MS = 8 * 3_600_000;

/**
 * Reported rows in the words of San Francisco's export: its unit types and priorities (3: lights and siren, 2: without), one disposition for all units of a
 * call, no outcome of a unit and no handover.
 *
 * @param rows as `reportedFrom` gives them; they stay as they are
 */
export function inExportWords(rows: ReportedRows): ReportedRows {
  const ofCall = new Map<string, Response[]>();
  for (const response of rows.reported_response) {
    const others = ofCall.get(response.call_no!) ?? [];
    ofCall.set(response.call_no!, others);
    others.push(response);
  }
  return {
    ...rows,
    reported_call: rows.reported_call.map((call) => callInWords(call, ofCall.get(call.call_no!) ?? [])),
    reported_response: rows.reported_response.map(responseInWords),
  };
}

/** What the simulated fleet would be called there. */
const UNIT_TYPES: Readonly<Record<string, string>> = {
  basic: "PRIVATE",
  advanced: "MEDIC",
  critical_care: "MEDIC",
};

const responseInWords = ({
  outcome,
  acuity,
  assessed_at,
  transfer_of_care_at,
  at_patient_at,
  ...response
}: Response): Response => ({
  ...response,
  unit_type: UNIT_TYPES[response.unit_type!] ?? response.unit_type ?? null,
});

/** Of several units the one that did most says how the call ended. */
const DISPOSITIONS = [
  ["transported", "Code 2 Transport"],
  ["refused", "Patient Declined Transport"],
  ["treated_on_scene", "Against Medical Advice"],
  ["no_patient", "Gone on Arrival"],
  ["cancelled", "Cancelled"],
] as const;

function callInWords(call: Call, responses: readonly Response[]): Call {
  const urgent = Number(call.priority) <= 2;
  const [, ended] =
    DISPOSITIONS.find(([outcome]) => responses.some((each) => each.outcome === outcome)) ?? [];
  const isCode3 = ended === "Code 2 Transport" && call.priority === "1";
  const rank = urgent ? "3" : "2";
  const received = call.received_at;
  return {
    ...call,
    ...(received === null || received === undefined
      ? {}
      : { call_date: localDate(received), watch_date: localDate(received - WATCH_BEGINS_MS) }),
    call_type: "Medical Incident",
    call_type_group: call.priority === "1" ? "Potentially Life-Threatening" : "Non Life-threatening",
    original_priority: rank,
    priority: rank,
    final_priority: rank,
    alarms: 1,
    final_disposition: isCode3 ? "Code 3 Transport" : (ended ?? null),
  };
}

/** Days since 1970 of the local date. */
const localDate = (instant: number): number => dayOf(localTime(instant).slice(0, 10))!;
