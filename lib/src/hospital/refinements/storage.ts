import type { Refinement } from "../../model/relational/refinements/index.js";

/** How rows are numbered, found and kept: no fact of the model changes, but a lost index or partition is felt. */
export const storage: readonly Refinement[] = [
  {
    kind: "auto increment",
    column: "dispatch.dispatch_id",
    why: "Two dispatchers send ambulances at once: the server alone can give each dispatch a number of its own.",
  },
  {
    kind: "auto increment",
    column: "unit_status_event.event_id",
    why: "The log is written from several sessions, and the number tells the order of events in one millisecond.",
  },
  {
    kind: "index",
    relation: "person",
    columns: ["family_name", "given_name"],
    why: "People are looked up by name, and the family name comes first.",
  },
  {
    kind: "index",
    relation: "emergency_call",
    columns: ["received_at"],
    why: "Reports cover a month or a year of calls, out of many.",
  },
  {
    kind: "index",
    relation: "dispatch",
    columns: ["notified_at"],
    why: "Response times are reported by month, too.",
  },
  {
    kind: "index",
    relation: "visit",
    columns: ["registered_at"],
    why: "Who waits now is among the visits registered last.",
  },
  {
    kind: "index",
    relation: "treatment",
    columns: ["started_at"],
    why: "The first treatments and the latest ones are found without sorting all.",
  },
  {
    kind: "index",
    relation: "unit_status_event",
    columns: ["ambulance_id", "changed_at DESC", "event_id DESC"],
    why: "Where an ambulance is now is its newest event: downwards, it is the first entry.",
  },
  {
    kind: "index",
    relation: "emergency_call",
    columns: ["chief_complaint"],
    using: "FULLTEXT",
    why: "Callers' own words are searched for single words.",
  },
  {
    kind: "index",
    relation: "emergency_call",
    columns: ["location"],
    using: "SPATIAL",
    why: "Which calls came from near this place? Of many calls, few.",
  },
  {
    kind: "index",
    relation: "station",
    columns: ["location"],
    using: "SPATIAL",
    why: "Stations are looked for near a place, and a B-tree sorts by one coordinate only.",
  },
  {
    kind: "partitions",
    relation: "unit_status_event",
    column: "changed_at",
    ranges: [
      { name: "q1", below: "2025-04-01" },
      { name: "q2", below: "2025-07-01" },
      { name: "q3", below: "2025-10-01" },
      { name: "q4", below: "2026-01-01" },
      { name: "later", below: "MAXVALUE" },
    ],
    why: "The log is read by time, a quarter at most: the others are not opened, and an old one goes in one step.",
  },
];
