import type { ColumnTable } from "../../stores/columns.js";
import { YEAR_END } from "./calendar.js";
import { writeCodeLists } from "./code-lists.js";
import { ControlRoom } from "./control-room.js";
import { drawDemand } from "./demand.js";
import { Dispatching } from "./dispatching.js";
import { EmergencyDepartment } from "./emergency-department.js";
import { Agenda } from "./events.js";
import { buildFleet, writeFleet } from "./fleet.js";
import { finishTable, type Ledger } from "./ledger.js";
import { Missions } from "./mission.js";
import { drawStaffResidents, patientBase, writePatients, writeStaff } from "./people.js";
import { Population } from "./population.js";
import { Stream } from "./random.js";
import { Roster } from "./roster.js";
import { DEFAULT_CALLS, sizesFor } from "./sizes.js";
import { hireStaff } from "./staff.js";
import { StatusLog } from "./status-log.js";
import { emptyTables } from "./tables.js";
import type { World } from "./world.js";

export interface SimulationOptions {
  /** Emergency calls in the year, exactly; with more calls the same year is denser and the service larger. */
  readonly calls?: number;
  /** Any whole number. The same seed gives the same bytes. */
  readonly seed?: number;
  /** Ambulances more (or, if negative, fewer) than the service has at that scale; the same people call. */
  readonly ambulances?: number;
  /** Acute beds more (or, if negative, fewer) than the department has at that scale. */
  readonly beds?: number;
}

/** One simulated year: every table of sql/schema as columns. */
export interface Hospital {
  readonly calls: number;
  readonly seed: number;
  /** In an order in which every foreign key finds its row. */
  readonly tables: readonly ColumnTable[];
  /** One table by its SQL name. Throws a RangeError if there is none of that name. */
  table(name: string): ColumnTable;
}

/**
 * Simulates the year 2025 of an invented town's ambulance service and emergency department, event by event: calls
 * come by hour, weekday and season; the nearest free suitable ambulance goes; beds, nurses and physicians are few, and
 * who waits too long leaves. All instants are UTC. Nothing but the options decides the result.
 *
 * @throws RangeError if `calls` is not a whole number from 1 to 2,000,000 or `seed` is not a safe integer
 */
export function simulate(options: SimulationOptions = {}): Hospital {
  const { calls = DEFAULT_CALLS, seed = 1, ambulances = 0, beds = 0 } = options;
  if (!Number.isInteger(calls) || calls < 1 || calls > 2_000_000) {
    throw new RangeError(`calls is ${calls}: give a whole number from 1 to 2000000.`);
  }
  if (![seed, ambulances, beds].every(Number.isSafeInteger)) {
    throw new RangeError(
      `seed, ambulances and beds are ${seed}, ${ambulances}, ${beds}: give whole numbers.`,
    );
  }
  const ledgers = emptyTables();
  run(ledgers, sizesFor(calls, ambulances, beds), seed);
  const tables = Object.entries(ledgers).map(([name, ledger]) => finishTable(name, ledger as Ledger));
  const byName = new Map(tables.map((table) => [table.name, table]));
  const table = (name: string): ColumnTable => {
    const found = byName.get(name);
    if (found === undefined)
      throw new RangeError(`No table "${name}": there are ${[...byName.keys()].join(", ")}.`);
    return found;
  };
  return { calls, seed, tables, table };
}

function run(tables: World["tables"], sizes: World["sizes"], seed: number): void {
  const fleet = buildFleet(sizes);
  const staff = hireStaff(sizes, fleet.ambulances);
  const base = patientBase(staff.ownLast);
  const crews =
    staff.paramedics.length + staff.nurses.length + staff.physicians.length + staff.dispatchers.length;
  const residents = drawStaffResidents(seed, crews);
  const population = new Population(new Stream(seed, "patients"), residents.slice(0, staff.ownLast + 1));
  const demand = drawDemand(seed, sizes, population);
  const personOf = (patient: number) => population.staffNumber[patient] || base + 1 + patient;
  const roster = new Roster(fleet, staff, sizes);
  const agenda = new Agenda();
  const log = new StatusLog();
  const world: World = { seed, sizes, fleet, roster, population, demand, agenda, log, tables, personOf };

  writeCodeLists(tables);
  writeStaff(tables, staff, residents, seed);
  writePatients(tables, population, personOf, seed);
  writeFleet(tables, fleet, seed);

  const missions = new Missions(world);
  const dispatching = new Dispatching(fleet);
  const controlRoom = new ControlRoom(world, dispatching, missions);
  const department = new EmergencyDepartment(world, missions);
  const { calls, walkIns } = demand;
  // Of each source only the next arrival is on the agenda, which keeps the queue short.
  const nextCall = (i: number) => i < calls.count && agenda.at(calls.at[i]!, "call", i);
  const nextWalkIn = (i: number) => i < walkIns.count && agenda.at(walkIns.at[i]!, "walk_in", i);
  nextCall(0);
  nextWalkIn(0);
  agenda.run(YEAR_END, {
    call: (call, now) => {
      controlRoom.answer(call, now);
      nextCall(call + 1);
    },
    assign: (call, now) => controlRoom.assign(call, now),
    reach_hospital: (ride, now) => department.rideArrives(missions.takeRide(ride), now),
    free: (unit, now) => {
      agenda.at(dispatching.release(unit, missions.lastPlace(unit), now), "home", unit);
      controlRoom.nextCall(now);
    },
    home: (unit, now) => dispatching.home(unit, now),
    walk_in: (walkIn, now) => {
      department.walkIn(walkIn, now);
      nextWalkIn(walkIn + 1);
    },
    registered: (visit, now) => department.registered(visit, now),
    triaged: (visit, now) => department.triaged(visit, now),
    crew_leaves: (visit, now) => department.offload.handOver(visit, "triage", now),
    transfer: (visit, now) => department.offload.transfer(visit, now),
    loses_patience: (visit, now) => department.losesPatience(visit, now),
    bed_cleaned: (bed, now) => department.bedCleaned(bed, now),
    physician_free: (physician, now) => department.physicianFree(physician, now),
    seen: (visit, now) => department.seen(visit, now),
    physicians_change: (_, now) => department.physiciansChange(now),
    decided: (visit, now) => department.decided(visit, now),
    departs: (visit, now) => department.departs(visit, now),
  });
  department.offload.close();
  roster.write(tables);
  log.write(tables, fleet.ambulances);
}
