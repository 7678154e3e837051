import type { ColumnTable } from "../../stores/columns.js";
import { EVENT_TABLE, eventRows } from "./event-rows.js";
import { REPORT_TABLE, reportRows } from "./report-rows.js";

/** A table that is loaded: how it is made, and its rows. */
export interface LoadTable {
  readonly name: string;
  readonly ddl: string;
  rows(count: number): ColumnTable;
}

export type Width = "narrow" | "wide";

/** The tables of the load benchmarks. */
export const LOAD_TABLES: Readonly<Record<Width, LoadTable>> = {
  narrow: { name: "event", ddl: EVENT_TABLE, rows: eventRows },
  wide: { name: "report", ddl: REPORT_TABLE, rows: reportRows },
};
