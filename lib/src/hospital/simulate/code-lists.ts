import type { ColumnTable } from "../../stores/columns.js";
import { finishTable, type Ledger } from "./ledger.js";
import { PROBLEMS } from "./problems.js";
import { emptyTables, type Tables } from "./tables.js";

/** Labels of NEMSIS eDispatch.05, with a target from unit notified to on scene, in seconds. */
const PRIORITIES = [
  ["Critical", 480],
  ["Emergent", 720],
  ["Lower Acuity", 1200],
  ["Non-Acute", 1800],
] as const;

/** Levels of the Emergency Severity Index, with a target from registration to physician, in minutes. */
const TRIAGE_LEVELS = [
  ["Resuscitation", 0],
  ["Emergent", 10],
  ["Urgent", 30],
  ["Less urgent", 60],
  ["Non-urgent", 120],
] as const;

/** Nobody here is an anaesthesiologist, so that an outer join has something to keep. */
const SPECIALTIES = [
  ["EMR", "Emergency medicine"],
  ["SUR", "Surgery"],
  ["INT", "Internal medicine"],
  ["CAR", "Cardiology"],
  ["ORT", "Orthopaedics"],
  ["PED", "Paediatrics"],
  ["ANE", "Anaesthesiology"],
] as const;

/** The four lookup tables alone. */
export function codeListTables(): ColumnTable[] {
  const ledgers = emptyTables();
  writeCodeLists(ledgers);
  const { dispatch_priority, triage_level, specialty, clinical_problem } = ledgers;
  return Object.entries({ dispatch_priority, triage_level, specialty, clinical_problem }).map(
    ([name, ledger]) => finishTable(name, ledger as Ledger),
  );
}

/** Writes the four lookup tables; they are the same for every seed. */
export function writeCodeLists(tables: Tables): void {
  PRIORITIES.forEach(([name, target], i) => {
    tables.dispatch_priority.priority.push(i + 1);
    tables.dispatch_priority.name.push(name);
    tables.dispatch_priority.target_s.push(target);
  });
  TRIAGE_LEVELS.forEach(([name, target], i) => {
    tables.triage_level.esi.push(i + 1);
    tables.triage_level.name.push(name);
    tables.triage_level.target_min.push(target);
  });
  for (const [code, name] of SPECIALTIES) {
    tables.specialty.specialty_code.push(code);
    tables.specialty.name.push(name);
  }
  for (const { code, name, system } of PROBLEMS) {
    tables.clinical_problem.problem_code.push(code);
    tables.clinical_problem.name.push(name);
    tables.clinical_problem.body_system.push(system);
  }
}
