import type { Hospital } from "../simulate/index.js";
import { Stream } from "../simulate/random.js";
import { narrate } from "./care-report-text.js";
import { cell, type Document, fields, indexBy, numbers } from "./cells.js";
import { namesOf } from "./code-lists.js";
import { nameReader } from "./persons.js";
import { SIGNS } from "./vitals.js";

/** In the middle of the year the service changed its form: reports from then on have the second shape. */
const NEW_FORM = Date.UTC(2025, 6, 1);
/** Minutes after the assessment at which the report was written. */
const WRITTEN_AFTER = [20, 180] as const;

/**
 * One free-text report an assessment, in one of two shapes: version 1 has one `text` and the author's name; version 2
 * has a `narrative` in three parts, `tags`, and the author as a document. The text is made up from the assessment's
 * facts and the hospital's seed; no table holds it.
 */
export function* careReports(hospital: Hospital): Iterable<Document> {
  const table = hospital.table("assessment");
  const stream = new Stream(hospital.seed, "care reports");
  const name = nameReader(hospital);
  const problemName = namesOf(hospital, "clinical_problem", "problem_code");
  const [context, signs] = [contextReader(hospital), signsReader(hospital)];
  const [dispatch, no, paramedic] = [
    numbers(table, "dispatch_id"),
    numbers(table, "assessment_no"),
    numbers(table, "paramedic_id"),
  ];
  const read = fields(table, ["assessed_at", "problem_code", "acuity"]);
  for (let row = 0; row < table.rows; row++) {
    const dispatch_id = dispatch(row);
    const assessment_no = no(row);
    stream.at(dispatch_id * 16 + assessment_no);
    const { assessed_at, problem_code, acuity } = read(row) as {
      assessed_at: Date;
      problem_code: string;
      acuity: string;
    };
    const written_at = new Date(
      assessed_at.getTime() + Math.floor(stream.between(...WRITTEN_AFTER)) * 60_000,
    );
    const problem = String(problemName(problem_code));
    const { words, outcome } = context(dispatch_id);
    const about = { again: assessment_no > 1, words, problem: problem_code, name: problem, acuity, outcome };
    const narrative = narrate(stream, { ...about, signs: signs(dispatch_id, assessment_no) });
    const author = name(paramedic(row));
    const _id = `${dispatch_id}-${assessment_no}`;
    if (assessed_at.getTime() < NEW_FORM) {
      const text = `${narrative.history} ${narrative.examination} ${narrative.care}`;
      yield { _id, schema_version: 1, dispatch_id, assessment_no, author, written_at, text };
    } else {
      yield {
        _id,
        schema_version: 2,
        assessment: { dispatch_id, assessment_no },
        author: { paramedic_id: paramedic(row), name: author },
        written_at,
        narrative,
        tags: [problem.toLowerCase(), acuity, outcome],
      };
    }
  }
}

function contextReader(hospital: Hospital): (dispatchId: number) => { words: string; outcome: string } {
  const [dispatch, call] = [hospital.table("dispatch"), hospital.table("emergency_call")];
  const [dispatchRow, callRow] = [indexBy(dispatch, "dispatch_id"), indexBy(call, "call_id")];
  const [callId, outcome] = [numbers(dispatch, "call_id"), cell(dispatch, "outcome")];
  const words = cell(call, "chief_complaint");
  return (id) => {
    const row = dispatchRow.one(id)!;
    return { words: String(words(callRow.one(callId(row))!)), outcome: String(outcome(row)) };
  };
}

/** The first reading of an assessment as a paramedic writes it. */
function signsReader(hospital: Hospital): (dispatchId: number, assessmentNo: number) => string {
  const table = hospital.table("vital_sign");
  const rowsOf = indexBy(table, "dispatch_id");
  const owner = numbers(table, "assessment_no");
  const read = fields(table, SIGNS);
  return (dispatch, assessment) => {
    const row = rowsOf.of(dispatch).find((each) => owner(each) === assessment);
    if (row === undefined) return "No vital signs taken.";
    const sign = read(row) as Partial<Record<(typeof SIGNS)[number], number>>;
    const parts = [
      sign.systolic_mmhg === undefined ? "" : `pressure ${sign.systolic_mmhg}/${sign.diastolic_mmhg ?? "?"}`,
      sign.heart_rate === undefined ? "" : `pulse ${sign.heart_rate}`,
      sign.respiratory_rate === undefined ? "" : `breathing ${sign.respiratory_rate} a minute`,
      sign.spo2 === undefined ? "" : `saturation ${sign.spo2} per cent`,
      sign.temperature_c === undefined ? "" : `temperature ${sign.temperature_c.toFixed(1)}`,
      sign.gcs_eye === undefined ? "" : `coma score ${sign.gcs_eye + sign.gcs_verbal! + sign.gcs_motor!}`,
    ].filter((part) => part !== "");
    return parts.length === 0 ? "Vital signs could not be taken." : `Signs: ${parts.join(", ")}.`;
  };
}
