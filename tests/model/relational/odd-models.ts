/** Small sound models, each with something that a mapping is easily wrong about. */

import {
  composite,
  key,
  model,
  multivalued,
  oneOf,
  optional,
  partialKey,
  text,
  whole,
} from "../../../lib/src/model/eer/index.js";

/** Subclasses with an attribute each, one of them optional as well. */
export const vehicles = (constraint: "disjoint" | "overlapping", participation: "total" | "partial") =>
  model({
    name: "Vehicles",
    entities: {
      Vehicle: { attributes: { vehicle_no: key(whole()) } },
      Car: { attributes: { seats: whole() } },
      Truck: { attributes: { load_t: whole(), hitch: optional(whole()) } },
    },
    specialisations: { body: { of: "Vehicle", into: ["Car", "Truck"], constraint, participation } },
  });

/** The inner specialisation is written before the outer one. */
export const fleets = model({
  name: "Fleets",
  entities: {
    Craft: { attributes: { craft_no: key(whole()) } },
    Ship: {},
    Plane: {},
    Ferry: {},
    Freighter: {},
  },
  specialisations: {
    cabin: { of: "Ship", into: ["Ferry", "Freighter"], constraint: "disjoint", participation: "total" },
    kind: { of: "Craft", into: ["Ship", "Plane"], constraint: "disjoint", participation: "partial" },
  },
});

/** An optional composite attribute with an optional part, and one with a multivalued part. */
export const contacts = model({
  name: "Contacts",
  entities: {
    Person: {
      attributes: {
        person_id: key(whole()),
        address: optional(composite({ street: text(20), town: text(20), flat: optional(text(5)) })),
        reach: composite({ mail: text(40), phone: multivalued(text(20)) }),
      },
    },
  },
});

/** An optional relationship with a composite, an optional and a multivalued attribute. */
export const tagged = model({
  name: "Tagged triage",
  entities: {
    Nurse: { attributes: { nurse_no: key(whole()) } },
    Visit: { attributes: { visit_no: key(whole()) } },
  },
  relationships: {
    triages: {
      between: [
        ["Nurse", "(0,N)"],
        ["Visit", "(0,1)"],
      ],
      attributes: {
        place: composite({ level: whole(), unit: text(5) }),
        remark: optional(text(20)),
        tag: multivalued(text(10)),
      },
    },
  },
});

/** A weak entity type divided twice, the second time below the first, and with a multivalued attribute. */
export const persons = model({
  name: "Station crews",
  entities: {
    Station: { attributes: { station_no: key(whole()) } },
    Member: {
      owners: ["Station"],
      attributes: {
        member_no: partialKey(whole()),
        name: text(20),
        job: oneOf(["medic", "driver"]),
        phone: multivalued(text(10)),
      },
    },
    Medic: { attributes: { drugs: whole() } },
    Driver: {},
    SeniorDriver: { attributes: { years: whole() } },
    JuniorDriver: {},
  },
  relationships: {
    employs: {
      identifying: true,
      between: [
        ["Station", "(0,N)"],
        ["Member", "(1,1)"],
      ],
    },
  },
  specialisations: {
    grade: {
      of: "Driver",
      into: ["SeniorDriver", "JuniorDriver"],
      constraint: "disjoint",
      participation: "total",
    },
    kind: {
      of: "Member",
      into: ["Medic", "Driver"],
      constraint: "disjoint",
      participation: "total",
      definedBy: { attribute: "job", values: { Medic: "medic", Driver: "driver" } },
    },
  },
});

/** A recursive relationship on a weak entity type, whose key columns both end in "no". */
export const prerequisites = model({
  name: "Courses",
  entities: {
    Course: { attributes: { course_no: key(whole()) } },
    Section: { owners: ["Course"], attributes: { section_no: partialKey(whole()) } },
  },
  relationships: {
    has: {
      identifying: true,
      between: [
        ["Course", "(0,N)"],
        ["Section", "(1,1)"],
      ],
    },
    follows: {
      between: [
        ["Section", "(0,N)", "earlier"],
        ["Section", "(0,N)", "later"],
      ],
    },
  },
});
