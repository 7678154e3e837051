import type { Refinement } from "../../model/relational/refinements/index.js";

/** Numbers in the place of keys that are long, composite or may change; the natural keys stay unique. */
export const keys: readonly Refinement[] = [
  {
    kind: "surrogate key",
    relation: "dispatch",
    column: "dispatch_id",
    why: "Assessments, vital signs, transports and handovers would all carry call and ambulance.",
  },
  {
    kind: "surrogate key",
    relation: "station",
    column: "station_id",
    type: "smallint",
    why: "A code is renamed when a station moves; two bytes never are.",
  },
  {
    kind: "surrogate key",
    relation: "ambulance",
    column: "ambulance_id",
    type: "smallint",
    why: "Call signs are given to the next vehicle when one is retired.",
  },
  {
    kind: "surrogate key",
    relation: "emergency_call",
    column: "call_id",
    why: "Everything of a call repeats its key: 4 bytes instead of 9 characters.",
  },
  {
    kind: "surrogate key",
    relation: "bed",
    column: "bed_id",
    type: "smallint",
    why: "Beds are relabelled when an area is rebuilt.",
  },
  {
    kind: "surrogate key",
    relation: "visit",
    column: "visit_id",
    why: "The visit number is printed on wristbands and follows a form; forms change.",
  },
  {
    kind: "unique key",
    relation: "crew_shift",
    columns: ["ambulance_id", "starts_at", "seat"],
    why: "An ambulance has one driver and one attendant in a shift; (min,max) counts members and cannot tell seats apart.",
  },
  {
    kind: "primary key",
    relation: "unit_status_event",
    columns: ["event_id", "changed_at"],
    why: "MySQL wants the partitioning column in every unique key.",
  },
];
