import type { Refinement } from "../../model/relational/refinements/index.js";

/** Values that carry data of their own, or that grow without a change of the schema, are rows and not an enumeration. */
export const lookups: readonly Refinement[] = [
  {
    kind: "lookup table",
    column: "emergency_call.priority",
    table: "dispatch_priority",
    columns: [
      { name: "priority", domain: { kind: "whole", min: 1, max: 4 } },
      { name: "name", domain: { kind: "text", max: 20 }, unique: true },
      { name: "target_s", domain: { kind: "whole", min: 1 }, type: "smallint" },
    ],
    why: "Each priority has a rank, by which calls are ordered, and a target in seconds, against which responses are measured.",
  },
  {
    kind: "lookup table",
    column: "visit.esi",
    table: "triage_level",
    columns: [
      { name: "esi", domain: { kind: "whole", min: 1, max: 5 } },
      { name: "name", domain: { kind: "text", max: 20 }, unique: true },
      { name: "target_min", domain: { kind: "whole", min: 0 }, type: "smallint" },
    ],
    why: "Each level has a name and a target in minutes.",
  },
  {
    kind: "lookup table",
    column: "physician.specialty",
    table: "specialty",
    columns: [
      { name: "specialty_code", domain: { kind: "code", length: 3, pattern: "^[A-Z]{3}$" } },
      { name: "name", domain: { kind: "text", max: 40 }, unique: true },
    ],
    why: "Specialties come and go; a misspelt one would be a specialty of its own.",
  },
];
