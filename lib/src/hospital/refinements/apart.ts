import type { PhysicalSchema } from "../../model/drift/physical.js";

/** A table or collection that stems from no entity and no relationship of the model. */
export interface Apart {
  readonly name: string;
  readonly why: string;
  /** Its secondary indexes, each with its reason. */
  readonly indexes?: readonly { readonly columns: readonly string[]; readonly why: string }[];
}

const IMPORTED =
  "An import keeps account of what it found: rows that break a rule, and rows that it could not read.";
const REPORTED =
  "What others report keeps none of the model's constraints, or its faults could not be stored and shown.";

/** The tables of sql/schema that the model does not say; files and live server are compared all the same. */
export const tablesApart: readonly Apart[] = [
  { name: "reported_call", why: REPORTED },
  {
    name: "reported_response",
    why: REPORTED,
    indexes: [
      {
        columns: ["call_no", "unit"],
        why: "Which responses has this call, and is a unit there twice? A foreign key would have brought an index; there is none.",
      },
      {
        columns: ["unit", "notified_at"],
        why: "Importer and chapters follow a unit through its day.",
      },
    ],
  },
  { name: "reported_vital_sign", why: REPORTED },
  {
    name: "reported_visit",
    why: REPORTED,
    indexes: [
      { columns: ["row_id"], why: "From a refused response to the visit that it must not have led to." },
    ],
  },
  {
    name: "reported_treatment",
    why: REPORTED,
    indexes: [{ columns: ["visit_no"], why: "From such a visit on to its treatments." }],
  },
  { name: "reported_disposition", why: REPORTED },
  { name: "reported_flag", why: IMPORTED },
  { name: "reported_rejection", why: IMPORTED },
];

/** The collections that the model does not say. Their indexes have their reasons in documents/indexes.ts. */
export const collectionsApart: readonly Apart[] = [
  { name: "reported_calls", why: REPORTED },
  { name: "reported_responses", why: REPORTED },
  { name: "reported_vital_signs", why: REPORTED },
  { name: "reported_visits", why: REPORTED },
  {
    name: "outbox_processed",
    why: "Not of the hospital but of the relay: the UUIDs of the events that the documents have.",
  },
  { name: "reported_flags", why: IMPORTED },
  { name: "reported_rejections", why: IMPORTED },
];

/** Whether a table or a collection is named as one that stems from no model. */
export const isApart = (name: string): boolean =>
  [...tablesApart, ...collectionsApart].some((apart) => apart.name === name);

/** The tables that are to stem from the model. */
export const withoutApart = ({ tables, ...rest }: PhysicalSchema): PhysicalSchema => ({
  ...rest,
  tables: tables.filter(({ name }) => !isApart(name)),
});
