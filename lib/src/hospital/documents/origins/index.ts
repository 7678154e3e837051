import { careReports } from "./care-reports.js";
import { codeLists } from "./code-lists.js";
import { dispatchLog } from "./dispatch-log.js";
import { dispatches } from "./dispatches.js";
import { encounters } from "./encounters.js";
import type { HospitalOrigins } from "./names.js";
import { nurses } from "./nurses.js";
import { patients } from "./patients.js";
import { shifts } from "./shifts.js";
import { staff } from "./staff.js";
import { stations } from "./stations.js";
import { treatments } from "./treatments.js";
import { units } from "./units.js";
import { vitals } from "./vitals.js";

/** Where every field of every collection stems from in the hospital's model. */
export const ORIGINS: readonly HospitalOrigins[] = [
  careReports,
  codeLists,
  dispatchLog,
  dispatches,
  encounters,
  nurses,
  patients,
  shifts,
  staff,
  stations,
  treatments,
  units,
  vitals,
];
