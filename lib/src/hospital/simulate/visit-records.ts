import { PROBLEMS } from "./problems.js";
import type { Tables } from "./tables.js";
import type { Contact } from "./world.js";

const CONDITIONS = ["critical", "serious", "guarded", "stable"] as const;

/** Writes arrivals and visits: a visit's row begins nearly empty and is filled as the visit goes on. */
export class VisitRecords {
  constructor(private readonly tables: Tables) {}

  /** Somebody reaches the hospital; returns the number of the arrival. */
  arrive(kind: "transport" | "walk_in", person: number, at: number): number {
    const { arrival } = this.tables;
    const id = arrival.arrival_id.length + 1;
    arrival.arrival_id.push(id);
    arrival.kind.push(kind);
    arrival.patient_id.push(person);
    arrival.arrived_at.push(at);
    return id;
  }

  /** A visit is registered; returns its number. */
  open(contact: Contact, arrival: number, registeredAt: number): number {
    const t = this.tables.visit;
    const visit = t.visit_id.length + 1;
    t.visit_id.push(visit);
    t.visit_no.push(`V-${String(visit).padStart(7, "0")}`);
    t.arrival_id.push(arrival);
    t.problem_code.push(PROBLEMS[contact.problem]!.code);
    t.condition_on_arrival.push(CONDITIONS[contact.severity]!);
    t.registered_at.push(registeredAt);
    t.triaged_at.push(null);
    t.esi.push(null);
    t.triage_nurse_id.push(null);
    t.bed_id.push(null);
    t.bedded_at.push(null);
    t.physician_id.push(null);
    t.seen_at.push(null);
    t.departed_at.push(null);
    return visit;
  }

  triaged(visit: number, at: number, esi: number, nurse: number): void {
    const t = this.tables.visit;
    t.triaged_at.set(visit - 1, at);
    t.esi.set(visit - 1, esi);
    t.triage_nurse_id.set(visit - 1, nurse);
  }

  bedded(visit: number, at: number, bed: number): void {
    this.tables.visit.bed_id.set(visit - 1, bed);
    this.tables.visit.bedded_at.set(visit - 1, at);
  }

  seen(visit: number, at: number, physician: number): void {
    this.tables.visit.physician_id.set(visit - 1, physician);
    this.tables.visit.seen_at.set(visit - 1, at);
  }

  departed(visit: number, at: number): void {
    this.tables.visit.departed_at.set(visit - 1, at);
  }
}
