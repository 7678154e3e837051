import { stateMachine } from "../../model/behaviour/index.js";

/**
 * The states of an ambulance, by the names of `unit_status_event.status`, and the NEMSIS times that record its changes. It never ends:
 * no ambulance is taken out of service. The guards are the values of `dispatch.outcome`.
 */
export const unitStatus = stateMachine({
  name: "Status of an ambulance",
  states: {
    available: { initial: true, why: "At its station or on the way there, and may be sent." },
    notified: { why: "The crew has the alarm and gets ready: turnout time." },
    en_route: { why: "It rolls towards the scene: travel time." },
    on_scene: {
      why: "It stands at the address; the crew looks for the patient and cares for them.",
      internal: [{ trigger: "at the patient", nemsis: "eTimes.07" }],
    },
    transporting: { why: "It takes a patient to the hospital." },
    at_hospital: {
      why: "The crew hands the patient over, then cleans and restocks.",
      internal: [{ trigger: "care is transferred", nemsis: "eTimes.12" }],
    },
  },
  transitions: [
    {
      from: "available",
      to: "notified",
      trigger: "assigned",
      guard: "nearest free and suitable",
      effect: "alarm the crew",
      nemsis: "eTimes.03",
    },
    { from: "notified", to: "en_route", trigger: "wheels roll", nemsis: "eTimes.05" },
    { from: "notified", to: "available", trigger: "stood down", guard: "cancelled", nemsis: "eTimes.13" },
    { from: "en_route", to: "on_scene", trigger: "arrives", nemsis: "eTimes.06" },
    { from: "en_route", to: "available", trigger: "stood down", guard: "cancelled", nemsis: "eTimes.13" },
    {
      from: "on_scene",
      to: "transporting",
      trigger: "leaves with the patient",
      guard: "transported",
      nemsis: "eTimes.09",
    },
    {
      from: "on_scene",
      to: "available",
      trigger: "crew is done",
      guard: "treated on scene",
      effect: "write notes",
      nemsis: "eTimes.13",
    },
    {
      from: "on_scene",
      to: "available",
      trigger: "crew is done",
      guard: "refused",
      effect: "write notes",
      nemsis: "eTimes.13",
    },
    {
      from: "on_scene",
      to: "available",
      trigger: "crew is done",
      guard: "no patient",
      effect: "write notes",
      nemsis: "eTimes.13",
    },
    { from: "transporting", to: "at_hospital", trigger: "arrives", nemsis: "eTimes.11" },
    {
      from: "at_hospital",
      to: "available",
      trigger: "ready again",
      guard: "care is transferred",
      nemsis: "eTimes.13",
    },
  ],
});
