import type { HospitalOrigins } from "./names.js";

export const dispatchLog: HospitalOrigins = {
  collection: "dispatch_log",
  is: "UnitStatusEvent",
  unvalidated: "MongoDB refuses a validator on a time series",
  fields: {
    unit: { embeds: "Ambulance", via: ["enters"] },
    "unit.ambulance_id": { column: "ambulance.ambulance_id" },
    "unit.call_sign": "Ambulance.call_sign",
    at: "UnitStatusEvent.changed_at",
    status: "UnitStatusEvent.status",
    dispatch_id: { column: "dispatch.dispatch_id", via: ["happens_during"] },
    event_id: "UnitStatusEvent.event_id",
  },
};
