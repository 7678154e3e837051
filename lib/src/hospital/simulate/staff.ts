import type { Ambulance } from "./fleet.js";
import { CREW_TEAMS } from "./roster.js";
import type { Sizes } from "./sizes.js";

export type NurseArea = "triage" | "resuscitation" | "acute" | "fast_track";
export type Certification = "EMT" | "AEMT" | "Paramedic";

interface Post {
  /** Person and staff number; whoever supervises has the smaller one. */
  readonly id: number;
  readonly supervisor: number | null;
}
export interface ParamedicPost extends Post {
  readonly certification: Certification;
}
export interface NursePost extends Post {
  readonly area: NurseArea;
}
export interface PhysicianPost extends Post {
  readonly specialty: string;
}

/** Who works here, by role. The head of the service is an emergency physician. */
export interface Staff {
  readonly paramedics: readonly ParamedicPost[];
  readonly nurses: readonly NursePost[];
  readonly physicians: readonly PhysicianPost[];
  readonly dispatchers: readonly Post[];
  /** Who sits where: for each ambulance, by team, the paramedic in either seat. */
  readonly attendants: readonly (readonly number[])[];
  readonly drivers: readonly (readonly number[])[];
  /** Staff of the scale's own fleet have numbers up to this one; crews of added ambulances follow. */
  readonly ownLast: number;
}

/** Ambulances that share a team leader. */
const GROUP = 6;

/** Consultants by specialty, for each unit of scale. Emergency medicine is counted in {@link emergencyPhysicians}. */
const CONSULTANTS: readonly (readonly [string, number])[] = [
  ["SUR", 2],
  ["INT", 2],
  ["ORT", 2],
  ["CAR", 1],
  ["PED", 1],
];
const AREAS: readonly NurseArea[] = ["triage", "resuscitation", "acute", "fast_track"];
/** Nurses for one place on duty day and night: 168 hours a week at some 38 each. */
const NURSES_A_PLACE = 4.5;

/** Two thirds of those who see patients first; internists are the rest. */
const emergencyPhysicians = (sizes: Sizes): number =>
  Math.ceil((2 * 2 * (sizes.physicians.day + sizes.physicians.night)) / 3);

/** Fills every post, from the top of the supervision tree down. */
export function hireStaff(sizes: Sizes, ambulances: readonly Ambulance[]): Staff {
  let next = 1;
  const hire = <P extends object>(supervisor: number | null, post: P) => ({
    id: next++,
    supervisor,
    ...post,
  });
  const own = ambulances.filter((unit) => !unit.extra);
  const attendants: number[][] = ambulances.map(() => []);
  const drivers: number[][] = ambulances.map(() => []);
  const certified = (unit: Ambulance): Certification => (unit.kind === "basic" ? "AEMT" : "Paramedic");

  const chief = hire(null, { specialty: "EMR" });
  const chiefParamedic = hire(chief.id, { certification: "Paramedic" as Certification });
  const headNurse = hire(chief.id, { area: "acute" as NurseArea });
  const headDispatcher = hire(chief.id, {});
  const paramedics: ParamedicPost[] = [chiefParamedic];
  const nurses: NursePost[] = [headNurse];
  const physicians: PhysicianPost[] = [chief];
  const dispatchers: Post[] = [headDispatcher];

  // Team leaders ride themselves: as attendants of the first ambulance of their group.
  const leaders = new Map<string, number>();
  for (let team = 0; team < CREW_TEAMS; team++) {
    for (let first = 0; first < own.length; first += GROUP) {
      const isChief = team === 0 && first === 0;
      const leader = isChief
        ? chiefParamedic
        : hire(chiefParamedic.id, { certification: certified(own[first]!) });
      if (!isChief) paramedics.push(leader);
      attendants[first]![team] = leader.id;
      leaders.set(`${team} ${Math.floor(first / GROUP)}`, leader.id);
    }
  }
  const areaLeads = AREAS.map((area) => hire(headNurse.id, { area }));
  nurses.push(...areaLeads);

  const crew = (index: number, team: number, leader: number) => {
    const unit = ambulances[index]!;
    if (attendants[index]![team] === undefined) {
      const attendant = hire(leader, { certification: certified(unit) });
      paramedics.push(attendant);
      attendants[index]![team] = attendant.id;
    }
    const driver = hire(leader, {
      certification: ((index + team) % 4 === 0 ? "AEMT" : "EMT") as Certification,
    });
    paramedics.push(driver);
    drivers[index]![team] = driver.id;
  };
  for (let team = 0; team < CREW_TEAMS; team++) {
    own.forEach((_, index) => {
      crew(index, team, leaders.get(`${team} ${Math.floor(index / GROUP)}`)!);
    });
  }
  AREAS.forEach((area, i) => {
    const wanted = Math.round(NURSES_A_PLACE * nursesOnDuty(sizes, area));
    let have = nurses.filter((nurse) => nurse.area === area).length;
    for (; have < wanted; have++) {
      nurses.push(hire(areaLeads[i]!.id, { area }));
    }
  });
  for (let i = 1; i < emergencyPhysicians(sizes); i++) physicians.push(hire(chief.id, { specialty: "EMR" }));
  for (const [specialty, count] of CONSULTANTS) {
    for (let i = 0; i < Math.round(count * sizes.scale); i++) physicians.push(hire(chief.id, { specialty }));
  }
  for (let i = 1; i < sizes.dispatchers; i++) dispatchers.push(hire(headDispatcher.id, {}));

  const ownLast = next - 1;
  for (let team = 0; team < CREW_TEAMS; team++) {
    for (let index = own.length; index < ambulances.length; index++)
      crew(index, team, leaders.get(`${team} 0`)!);
  }
  return { paramedics, nurses, physicians, dispatchers, attendants, drivers, ownLast };
}

/** How many nurses of an area are on duty at a time. */
export function nursesOnDuty(sizes: Sizes, area: NurseArea): number {
  if (area === "triage") return sizes.triageNurses;
  return Math.max(1, Math.round(sizes.beds[area] / 2.5));
}
