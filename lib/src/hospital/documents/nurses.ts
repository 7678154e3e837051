import type { Hospital } from "../simulate/index.js";
import type { Document } from "./cells.js";
import { staff } from "./staff.js";

/** One document a nurse: the nurse's view of `staff`, as the original study kept one. */
export function* nurses(hospital: Hospital): Iterable<Document> {
  for (const { _id, role, staff_no, name, area, licence_no, languages, supervisor_id } of staff(hospital)) {
    if (role === "nurse") yield { _id, staff_no, name, area, licence_no, languages, supervisor_id };
  }
}
