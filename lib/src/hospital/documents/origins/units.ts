import type { HospitalOrigins } from "./names.js";

export const units: HospitalOrigins = {
  collection: "units",
  is: "Ambulance",
  fields: {
    _id: "Ambulance.call_sign",
    ambulance_id: { column: "ambulance.ambulance_id" },
    kind: "Ambulance.kind",
    plate: "Ambulance.plate",
    station: { attribute: "Station.station_code", via: ["is_stationed_at"] },
    in_service_on: "Ambulance.in_service_on",
    equipment: { group: "what only the kind has, so that all ambulances look alike from outside" },
  },
  branches: {
    by: "kind",
    specialisation: "ambulance_kind",
    cases: {
      basic: { is: "BasicAmbulance", fields: { "equipment.stretchers": "BasicAmbulance.stretchers" } },
      advanced: {
        is: "AdvancedAmbulance",
        fields: { "equipment.monitor_model": "AdvancedAmbulance.monitor_model" },
      },
      critical_care: {
        is: "CriticalCareAmbulance",
        fields: {
          "equipment.ventilator_model": "CriticalCareAmbulance.ventilator_model",
          "equipment.infusion_pumps": "CriticalCareAmbulance.infusion_pumps",
        },
      },
    },
  },
};
