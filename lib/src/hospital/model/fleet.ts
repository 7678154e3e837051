import {
  code,
  date,
  type EntitySpec,
  instant,
  key,
  oneOf,
  partialKey,
  point,
  type RelationshipSpec,
  type SpecialisationSpec,
  text,
  whole,
} from "../../model/eer/index.js";

/** What drives, from where, and who rides on it. */
export const fleet = {
  Station: {
    why: "Where ambulances wait decides how long they travel.",
    attributes: {
      station_code: key(code(2, { pattern: "^S[1-9A-Z]$" })),
      name: text(40),
      location: point(),
    },
  },
  Ambulance: {
    why: "The vehicle that a dispatch assigns.",
    attributes: {
      call_sign: key(text(8, { pattern: "^A-[1-9A-Z][0-9]+$", nemsis: "eResponse.14", note: "radio name" })),
      plate: key(code(7, { pattern: "^[A-Z]{2}-[0-9]{4}$" })),
      kind: oneOf(["basic", "advanced", "critical_care"], { nemsis: "eResponse.07", note: "level of care" }),
      in_service_on: date(),
    },
  },
  BasicAmbulance: {
    why: "Basic life support.",
    attributes: { stretchers: whole({ min: 1, max: 3 }) },
  },
  AdvancedAmbulance: {
    why: "Advanced life support.",
    attributes: { monitor_model: text(20, { note: "monitor and defibrillator" }) },
  },
  CriticalCareAmbulance: {
    why: "An intensive care bed on wheels.",
    attributes: { ventilator_model: text(20), infusion_pumps: whole({ min: 1, max: 8 }) },
  },
  CrewShift: {
    why: "A paramedic rides the same ambulance many times; a relationship could hold each pair only once.",
    owners: ["Paramedic"],
    attributes: {
      starts_at: partialKey(instant()),
      ends_at: instant(),
      seat: oneOf(["driver", "attendant"]),
    },
    rules: [{ says: "A shift ends after it starts.", check: "ends_at > starts_at" }],
  },
  UnitStatusEvent: {
    why: "Where an ambulance's time goes is read off the changes of its state.",
    attributes: {
      event_id: key(whole()),
      changed_at: instant(),
      status: oneOf(["available", "notified", "en_route", "on_scene", "transporting", "at_hospital"], {
        note: "the state entered",
      }),
    },
  },
} as const satisfies Readonly<Record<string, EntitySpec<string>>>;

export const fleetRelationships = {
  is_stationed_at: {
    between: [
      ["Ambulance", "(1,1)"],
      ["Station", "(0,N)"],
    ],
  },
  works: {
    identifying: true,
    between: [
      ["Paramedic", "(0,N)", "paramedic"],
      ["CrewShift", "(1,1)"],
    ],
  },
  rides_on: {
    between: [
      ["CrewShift", "(1,1)"],
      ["Ambulance", "(0,N)"],
    ],
  },
  enters: {
    why: "The log of one ambulance, in the order of time, is its story.",
    between: [
      ["Ambulance", "(1,N)"],
      ["UnitStatusEvent", "(1,1)"],
    ],
  },
  happens_during: {
    between: [
      ["UnitStatusEvent", "(0,1)"],
      ["Dispatch", "(1,N)", "dispatch"],
    ],
  },
} as const satisfies Readonly<Record<string, RelationshipSpec<string>>>;

export const fleetSpecialisations = {
  ambulance_kind: {
    why: "The licence of a vehicle names one level of care, and the equipment differs.",
    of: "Ambulance",
    into: ["BasicAmbulance", "AdvancedAmbulance", "CriticalCareAmbulance"],
    constraint: "disjoint",
    participation: "total",
    definedBy: {
      attribute: "kind",
      values: {
        BasicAmbulance: "basic",
        AdvancedAmbulance: "advanced",
        CriticalCareAmbulance: "critical_care",
      },
    },
  },
} as const satisfies Readonly<Record<string, SpecialisationSpec<string>>>;
