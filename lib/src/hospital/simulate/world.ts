import type { Contacts, Demand } from "./demand.js";
import type { Agenda } from "./events.js";
import type { Fleet } from "./fleet.js";
import type { Population } from "./population.js";
import type { Roster } from "./roster.js";
import type { Sizes } from "./sizes.js";
import type { StatusLog } from "./status-log.js";
import type { Tables } from "./tables.js";

/** What the parts of the simulation share. */
export interface World {
  readonly seed: number;
  readonly sizes: Sizes;
  readonly fleet: Fleet;
  readonly roster: Roster;
  readonly population: Population;
  readonly demand: Demand;
  readonly agenda: Agenda;
  readonly log: StatusLog;
  readonly tables: Tables;
  /** Person number of a patient (an ordinal). */
  personOf(patient: number): number;
}

/** A dispatch on its way to the hospital. */
export interface Ride {
  readonly dispatch: number;
  readonly call: number;
  /** Index into the fleet. */
  readonly unit: number;
  readonly sentAt: number;
  readonly leftAt: number;
  readonly lights: boolean;
  readonly tenthsKm: number;
  arrival: number;
}

/** One contact, taken out of the columns. */
export const contactOf = (all: Contacts, i: number) => ({
  patient: all.patient[i]!,
  problem: all.problem[i]!,
  reported: all.reported[i]!,
  severity: all.severity[i]!,
  fate: all.fate[i]!,
});
export type Contact = ReturnType<typeof contactOf>;
