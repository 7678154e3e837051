import { SIGNS } from "../vitals.js";
import type { HospitalOrigins } from "./names.js";

export const vitals: HospitalOrigins = {
  collection: "vitals",
  is: "VitalSign",
  unvalidated: "MongoDB refuses a validator on a time series",
  fields: {
    assessment: { embeds: "Assessment", via: ["measures"] },
    "assessment.dispatch_id": { column: "dispatch.dispatch_id", via: ["includes"] },
    "assessment.assessment_no": "Assessment.assessment_no",
    taken_at: "VitalSign.taken_at",
    vital_no: "VitalSign.vital_no",
    ...Object.fromEntries(SIGNS.map((sign) => [sign, `VitalSign.${sign}` as const])),
  },
};
