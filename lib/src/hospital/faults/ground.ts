import { SettingError } from "../../errors.js";
import type { ReportedRow, ReportedRows } from "../reported/tables.js";
import { Stream } from "../simulate/random.js";

export type Call = ReportedRow<"reported_call">;
export type Response = ReportedRow<"reported_response">;
export type VitalSign = ReportedRow<"reported_vital_sign">;
export type Visit = ReportedRow<"reported_visit">;
export type Treatment = ReportedRow<"reported_treatment">;
export type Disposition = ReportedRow<"reported_disposition">;

/**
 * The rows that faults are planted in. Each is handed out once, and so are a call with all its responses and a visit with all that
 * belongs to it: no fault can hide or double another one.
 */
export class Ground {
  readonly #stream: Stream;
  readonly #used = new Set<string | object>();
  readonly #calls: ReadonlyMap<string, Call>;
  readonly #responsesOf: ReadonlyMap<string, readonly Response[]>;
  readonly #readingsOf: ReadonlyMap<string, readonly VitalSign[]>;
  readonly #treatmentsOf: ReadonlyMap<string, readonly Treatment[]>;
  readonly #visits: ReadonlyMap<string, Visit>;
  readonly #next: ReadonlyMap<Response, Response>;
  /** Without those that a fault adds. */
  readonly #responses: readonly Response[];
  #strangers = 0;

  constructor(
    readonly rows: ReportedRows,
    seed: number,
  ) {
    this.#stream = new Stream(seed, "faults");
    this.#responses = [...rows.reported_response];
    this.#calls = new Map(rows.reported_call.map((call) => [call.call_no!, call]));
    this.#visits = new Map(rows.reported_visit.map((visit) => [visit.visit_no!, visit]));
    this.#responsesOf = grouped(rows.reported_response, ({ call_no }) => call_no!);
    this.#readingsOf = grouped(rows.reported_vital_sign, ({ row_id }) => row_id!);
    this.#treatmentsOf = grouped(rows.reported_treatment, ({ visit_no }) => visit_no!);
    this.#next = nextOfUnit(rows.reported_response);
    // The last response of a unit tells that all before it were over.
    for (const response of rows.reported_response)
      if (!this.#next.has(response)) this.#used.add(response.call_no!);
  }

  /** Any response that is untouched, with its call, and fits. */
  response(fits: (response: Response, call: Call, ofCall: number) => boolean): {
    response: Response;
    call: Call;
  } {
    const response = this.#draw("response", this.#responses, (each) => {
      const call = this.#calls.get(each.call_no!)!;
      return !this.#used.has(each.call_no!) && fits(each, call, this.#responsesOf.get(each.call_no!)!.length);
    });
    this.#used.add(response.call_no!);
    return { response, call: this.#calls.get(response.call_no!)! };
  }

  /** Two responses of one unit, one behind the other, to different calls. */
  pair(): { response: Response; next: Response } {
    const { response } = this.response((each) => {
      const next = this.#next.get(each);
      return next !== undefined && next.call_no !== each.call_no && !this.#used.has(next.call_no!);
    });
    const next = this.#next.get(response)!;
    this.#used.add(next.call_no!);
    return { response, next };
  }

  vitalSign(fits: (reading: VitalSign) => boolean): VitalSign {
    return this.#once("reading", this.rows.reported_vital_sign, fits);
  }

  /** Any visit that is untouched and fits. */
  visit(fits: (visit: Visit, treatments: readonly Treatment[]) => boolean): Visit {
    const visit = this.#draw(
      "visit",
      this.rows.reported_visit,
      (each) => !this.#used.has(each.visit_no!) && fits(each, this.#treatmentsOf.get(each.visit_no!) ?? []),
    );
    this.#used.add(visit.visit_no!);
    return visit;
  }

  readingsOf = (response: Response): readonly VitalSign[] => this.#readingsOf.get(response.row_id!) ?? [];

  treatmentsOf = (visit: Visit): readonly Treatment[] => this.#treatmentsOf.get(visit.visit_no!) ?? [];

  /** Any treatment or disposition of an untouched visit that fits. */
  ofVisit<Row extends Treatment | Disposition>(
    rows: readonly Row[],
    fits: (row: Row, visit: Visit) => boolean,
  ): { row: Row; visit: Visit } {
    const row = this.#draw("row of a visit", rows, (each) => {
      const visit = this.#visits.get(each.visit_no!);
      return visit !== undefined && !this.#used.has(each.visit_no!) && fits(each, visit);
    });
    this.#used.add(row.visit_no!);
    return { row, visit: this.#visits.get(row.visit_no!)! };
  }

  /** A number that nothing else has. */
  stranger(prefix: string): string {
    this.#strangers++;
    return `${prefix}${String(this.#strangers).padStart(4, "0")}`;
  }

  #once<Row extends object>(what: string, rows: readonly Row[], fits: (row: Row) => boolean): Row {
    const row = this.#draw(what, rows, (each) => !this.#used.has(each) && fits(each));
    this.#used.add(row);
    return row;
  }

  /** From a drawn place on, the first that fits. */
  #draw<Row>(what: string, rows: readonly Row[], fits: (row: Row) => boolean): Row {
    const from = this.#stream.whole(0, Math.max(0, rows.length - 1));
    for (let i = 0; i < rows.length; i++) {
      const row = rows[(from + i) % rows.length]!;
      if (fits(row)) return row;
    }
    throw new SettingError(
      "FAULTS_TOO_MANY",
      `Too many faults: no ${what} is left for another one. Plant fewer, or simulate more calls or days.`,
    );
  }
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** What each unit was sent to next. */
function nextOfUnit(rows: readonly Response[]): Map<Response, Response> {
  const next = new Map<Response, Response>();
  for (const duty of grouped(rows, ({ unit }) => unit!).values()) {
    duty.sort((a, b) => a.notified_at! - b.notified_at! || (a.row_id! < b.row_id! ? -1 : 1));
    for (let i = 1; i < duty.length; i++) next.set(duty[i - 1]!, duty[i]!);
  }
  return next;
}
