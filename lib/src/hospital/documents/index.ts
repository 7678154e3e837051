import type { Hospital } from "../simulate/index.js";
import { careReports } from "./care-reports.js";
import type { Document, FlatSource } from "./cells.js";
import { codeLists } from "./code-lists.js";
import { dispatchLog, dispatchLogColumns } from "./dispatch-log.js";
import { dispatches } from "./dispatches.js";
import { encounters } from "./encounters.js";
import { nurses } from "./nurses.js";
import { patients } from "./patients.js";
import { shifts } from "./shifts.js";
import { staff } from "./staff.js";
import { stations } from "./stations.js";
import { treatments } from "./treatments.js";
import { units } from "./units.js";
import { vitals, vitalsColumns } from "./vitals.js";

export type { Document, FlatSource } from "./cells.js";
export { FACTS, type Fact } from "./facts.js";

/** Where the documents of a collection come from; its options and indexes are in mongo/collections/<name>.json. */
export interface CollectionSource {
  readonly name: string;
  /** All documents, made one at a time while they are read. */
  documents(hospital: Hospital): Iterable<Document>;
  /** The same column by column, where a document is a row (the time series); `event_id` is then a long, not an int. */
  readonly columns?: (hospital: Hospital) => FlatSource;
}

/** Every collection. What is referred to stands before what refers to it. */
export const COLLECTIONS: readonly CollectionSource[] = [
  { name: "code_lists", documents: codeLists },
  { name: "stations", documents: stations },
  { name: "units", documents: units },
  { name: "staff", documents: staff },
  { name: "nurses", documents: nurses },
  { name: "patients", documents: patients },
  { name: "shifts", documents: shifts },
  { name: "encounters", documents: encounters },
  { name: "dispatches", documents: dispatches },
  { name: "treatments", documents: treatments },
  { name: "care_reports", documents: careReports },
  { name: "dispatch_log", documents: dispatchLog, columns: dispatchLogColumns },
  { name: "vitals", documents: vitals, columns: vitalsColumns },
];
