import type { Ground, Response } from "./ground.js";
import { type Planter, SECOND } from "./planter.js";

const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** In the order in which they come. */
const TIMES = [
  "notified_at",
  "en_route_at",
  "on_scene_at",
  "at_patient_at",
  "left_scene_at",
  "at_destination_at",
  "transfer_of_care_at",
  "in_service_at",
] as const;
type Time = (typeof TIMES)[number];

const is = (response: Response, ...times: readonly Time[]): boolean =>
  times.every((time) => typeof response[time] === "number");

/** Moves one time to just before another. */
const swapped =
  (earlier: Time, later: Time): Planter =>
  (ground) => {
    const { response } = ground.response((each) => is(each, earlier, later));
    response[later] = response[earlier]! - 30 * SECOND;
    return { response_id: response.row_id! };
  };

/**
 * Makes one step last longer and moves all that follows. Such a response gets a unit of its own, as if a neighbouring service had
 * come: otherwise its unit would also be on two responses at once.
 */
const stretched =
  (from: Time, to: Time, by: number): Planter =>
  (ground) => {
    const { response } = ground.response((each) => is(each, from, to));
    for (const time of TIMES.slice(TIMES.indexOf(to)))
      if (is(response, time)) response[time] = response[time]! + by;
    // What is done at the patient moves with the patient.
    if (TIMES.indexOf(to) <= TIMES.indexOf("at_patient_at")) {
      if (response.assessed_at != null) response.assessed_at += by;
      for (const reading of ground.readingsOf(response)) if (reading.taken_at != null) reading.taken_at += by;
    }
    response.unit = ground.stranger("N-");
    return { response_id: response.row_id! };
  };

/** Takes a time away. */
const without =
  (time: Time, ...needed: readonly Time[]): Planter =>
  (ground) => {
    const { response } = ground.response((each) => is(each, time, ...needed));
    response[time] = null;
    return { response_id: response.row_id! };
  };

const refused = (response: Response): boolean =>
  response.outcome === "refused" && is(response, "at_patient_at");

const copyOf = (ground: Ground): Response => ({
  ...ground.response((each) => is(each, "in_service_at")).response,
});

/** Faults of responses, by the rule that finds them. */
export const responseFaults: Readonly<Record<string, Planter>> = {
  // The call is moved, not the unit, whose hours would change.
  "notified-before-call": (ground) => {
    const { response, call } = ground.response((_, __, ofCall) => ofCall === 1);
    call.received_at = response.notified_at! + MINUTE;
    call.entry_at = call.received_at + 30 * SECOND;
    return { response_id: response.row_id! };
  },
  "en-route-before-notified": swapped("notified_at", "en_route_at"),
  "on-scene-before-en-route": swapped("en_route_at", "on_scene_at"),
  "at-patient-before-notified": swapped("notified_at", "at_patient_at"),
  "left-scene-before-on-scene": swapped("on_scene_at", "left_scene_at"),
  "left-scene-before-at-patient": (ground) => {
    const { response } = ground.response(
      (each) =>
        is(each, "on_scene_at", "at_patient_at", "left_scene_at") &&
        each.at_patient_at! - each.on_scene_at! >= SECOND,
    );
    response.left_scene_at = response.at_patient_at! - SECOND;
    return { response_id: response.row_id! };
  },
  "assessed-before-at-patient": (ground) => {
    const { response } = ground.response((each) => is(each, "at_patient_at") && each.assessed_at != null);
    response.assessed_at = response.at_patient_at! - 30 * SECOND;
    return { response_id: response.row_id! };
  },
  "vital-sign-before-at-patient": (ground) => {
    const { response } = ground.response(
      (each) => is(each, "at_patient_at") && ground.readingsOf(each).length > 0,
    );
    const reading = ground.readingsOf(response)[0]!;
    reading.taken_at = response.at_patient_at! - 30 * SECOND;
    return {
      response_id: response.row_id!,
      assessment_no: reading.assessment_no!,
      vital_no: reading.vital_no!,
    };
  },
  "destination-before-left-scene": swapped("left_scene_at", "at_destination_at"),
  "transfer-before-destination": swapped("at_destination_at", "transfer_of_care_at"),
  "in-service-before-last-time": swapped("at_patient_at", "in_service_at"),
  "turnout-too-long": stretched("notified_at", "en_route_at", HOUR),
  "travel-too-long": stretched("en_route_at", "on_scene_at", 4 * HOUR),
  "scene-too-long": stretched("on_scene_at", "left_scene_at", 7 * HOUR),
  "transport-too-long": stretched("left_scene_at", "at_destination_at", 7 * HOUR),
  "on-scene-without-en-route": without("en_route_at", "on_scene_at"),
  "no-time-on-scene": without("on_scene_at"),
  "transport-without-destination-time": without("at_destination_at", "left_scene_at"),
  "destination-without-leaving-scene": without("left_scene_at", "at_destination_at"),
  "transport-of-nobody": (ground) => {
    const { response } = ground.response((each) => refused(each) && is(each, "in_service_at"));
    for (const time of ["left_scene_at", "at_destination_at", "transfer_of_care_at"] as const)
      response[time] = response.in_service_at!;
    return { response_id: response.row_id! };
  },
  "treatment-after-refusal": (ground) => {
    const { response } = ground.response(refused);
    const visit = ground.visit((each, treatments) => each.row_id == null && treatments.length === 1);
    visit.row_id = response.row_id!;
    return { treatment_id: ground.treatmentsOf(visit)[0]!.treatment_no! };
  },
  "acuity-without-assessment": (ground) => {
    const { response } = ground.response(({ acuity }) => acuity != null);
    response.assessed_at = null;
    return { response_id: response.row_id! };
  },
  "unit-on-two-responses": (ground) => {
    const { response, next } = ground.pair();
    response.in_service_at = next.notified_at! + SECOND;
    return { response_id: next.row_id! };
  },
  "never-in-service": (ground) => {
    const { response } = ground.response((each) => is(each, "in_service_at"));
    response.in_service_at = null;
    return { response_id: response.row_id! };
  },
  "duplicate-response": (ground) => {
    const copy = copyOf(ground);
    ground.rows.reported_response.push({ ...copy, row_id: `${copy.row_id}-2` });
    return { call_no: copy.call_no!, unit: copy.unit! };
  },
  "response-without-call": (ground) => {
    const copy = copyOf(ground);
    const row_id = `${copy.row_id}-0`;
    const [call_no, unit] = [ground.stranger("absent-"), ground.stranger("N-")];
    ground.rows.reported_response.push({ ...copy, row_id, call_no, unit });
    return { response_id: row_id };
  },
  "call-without-response": (ground) => {
    const { call } = ground.response(() => true);
    const call_no = ground.stranger("alone-");
    ground.rows.reported_call.push({ ...call, call_no });
    return { call_no };
  },
  "entered-before-received": (ground) => {
    const { call } = ground.response(() => true);
    call.entry_at = call.received_at! - 10 * SECOND;
    return { call_no: call.call_no! };
  },
};
