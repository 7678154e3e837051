import type { VitalSign } from "./ground.js";
import type { Planter } from "./planter.js";

type Sign = Exclude<keyof VitalSign, "row_id" | "taken_at">;

const offender = ({ row_id, assessment_no, vital_no }: VitalSign) => ({
  response_id: row_id!,
  assessment_no: assessment_no!,
  vital_no: vital_no!,
});

/** Writes a value where one was read. */
const written =
  (sign: Sign, value: number): Planter =>
  (ground) => {
    const reading = ground.vitalSign((each) => typeof each[sign] === "number");
    reading[sign] = value;
    return offender(reading);
  };

/** Faults of vital signs, by the rule that finds them. */
export const vitalSignFaults: Readonly<Record<string, Planter>> = {
  "blood-pressure-out-of-range": written("systolic_mmhg", 1200),
  "heart-rate-out-of-range": written("heart_rate", 720),
  "respiratory-rate-out-of-range": written("respiratory_rate", -1),
  "spo2-out-of-range": written("spo2", 101),
  // Tenths: 98.6 degrees Fahrenheit.
  "temperature-out-of-range": written("temperature_c", 986),
  "gcs-part-out-of-range": (ground) => {
    const reading = ground.vitalSign((each) => typeof each.gcs_eye === "number");
    reading.gcs_eye = 0;
    reading.gcs_total = reading.gcs_verbal! + reading.gcs_motor!;
    return offender(reading);
  },
  "gcs-total-differs": (ground) => {
    const reading = ground.vitalSign((each) => typeof each.gcs_total === "number");
    reading.gcs_total = reading.gcs_total! === 15 ? 14 : reading.gcs_total! + 1;
    return offender(reading);
  },
  "diastolic-not-below-systolic": (ground) => {
    const reading = ground.vitalSign((each) => (each.systolic_mmhg ?? 0) > 0);
    reading.diastolic_mmhg = reading.systolic_mmhg!;
    return offender(reading);
  },
};
