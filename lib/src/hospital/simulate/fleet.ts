import { DAY, YEAR_START } from "./calendar.js";
import { Stream } from "./random.js";
import type { Sizes } from "./sizes.js";
import type { Tables } from "./tables.js";
import { DISTRICTS, type Place, positionOf } from "./town.js";

export const UNIT_KINDS = ["basic", "advanced", "critical_care"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export interface Station {
  readonly id: number;
  readonly name: string;
  readonly place: Place;
}

export interface Ambulance {
  readonly id: number;
  readonly kind: UnitKind;
  /** Index of its station. */
  readonly station: number;
  /** Added to the scale's own fleet by the caller. */
  readonly extra: boolean;
}

export interface Fleet {
  readonly stations: readonly Station[];
  readonly ambulances: readonly Ambulance[];
}

/** The four stations of the small town, then the one that was built and never staffed. */
const STATIONS: readonly (readonly [string, number, number])[] = [
  ["Market Station", 0.3, 0.4],
  ["Harbour Station", -2.7, -1.6],
  ["Northgate Station", 0.9, 2.9],
  ["Eastfield Station", 3.4, -1.6],
];
const EMPTY_STATION = ["Silverpit Station", -5.6, 3.6] as const;

/** Kind and station (an index) of the first six; larger fleets repeat the pattern over all staffed stations. */
const PATTERN: readonly (readonly [UnitKind, number])[] = [
  ["advanced", 0],
  ["basic", 0],
  ["advanced", 1],
  ["critical_care", 2],
  ["basic", 3],
  ["advanced", 3],
];
/** Added ambulances first staff the empty station, then go round the others. */
const EXTRA_KIND: UnitKind = "advanced";

export function buildFleet(sizes: Sizes): Fleet {
  const stations = layStations(sizes.stations);
  const staffed = stations.length - 1;
  const ambulances: Ambulance[] = [];
  for (let i = 0; i < sizes.ambulances; i++) {
    const [kind, station] = PATTERN[i % PATTERN.length]!;
    ambulances.push({ id: i + 1, kind, station: i < 6 ? station : i % staffed, extra: false });
  }
  if (sizes.extraAmbulances < 0) ambulances.length += sizes.extraAmbulances;
  for (let i = 0; i < sizes.extraAmbulances; i++) {
    const station = i === 0 ? staffed : i % staffed;
    ambulances.push({ id: sizes.ambulances + i + 1, kind: EXTRA_KIND, station, extra: true });
  }
  return { stations, ambulances };
}

function layStations(count: number): Station[] {
  const stream = new Stream(54, "stations");
  const stations = STATIONS.map(([name, x, y], i) => ({ id: i + 1, name, place: { x, y } }));
  while (stations.length < count - 1) {
    const { centre, spread, streets } = DISTRICTS[stations.length % DISTRICTS.length]!;
    const place = { x: centre.x + stream.bell() * spread, y: centre.y + stream.bell() * spread };
    const name = `${streets[Math.floor(stations.length / DISTRICTS.length) % streets.length]} Station`;
    stations.push({ id: stations.length + 1, name, place });
  }
  const [name, x, y] = EMPTY_STATION;
  stations.push({ id: stations.length + 1, name, place: { x, y } });
  return stations;
}

/** One sign of a station's code: 1 to 9, then A to Z. */
const sign = (station: Station): string => station.id.toString(36).toUpperCase();

const MONITORS = ["Tideline 3", "Tideline 5", "Corvid X"];
const VENTILATORS = ["Breva T2", "Oxford Gale"];

/** Writes stations, ambulances and their kinds. */
export function writeFleet(tables: Tables, fleet: Fleet, seed: number): void {
  for (const station of fleet.stations) {
    tables.station.station_id.push(station.id);
    tables.station.station_code.push(`S${sign(station)}`);
    tables.station.name.push(station.name);
    tables.station.location.push(positionOf(station.place));
  }
  const stream = new Stream(seed, "ambulances");
  const atStation = fleet.stations.map(() => 0);
  for (const unit of fleet.ambulances) {
    stream.at(unit.id);
    const station = fleet.stations[unit.station]!;
    const nth = atStation[unit.station]! + 1;
    atStation[unit.station] = nth;
    tables.ambulance.ambulance_id.push(unit.id);
    tables.ambulance.call_sign.push(`A-${sign(station)}${nth}`);
    tables.ambulance.plate.push(`DH-${plateNumber(unit.id)}`);
    tables.ambulance.kind.push(unit.kind);
    tables.ambulance.station_id.push(station.id);
    tables.ambulance.in_service_on.push(Math.floor(YEAR_START / DAY) - stream.whole(60, 3200));
    writeKind(tables, unit, stream);
  }
}

function writeKind(tables: Tables, unit: Ambulance, stream: Stream): void {
  if (unit.kind === "basic") {
    tables.basic_ambulance.ambulance_id.push(unit.id);
    tables.basic_ambulance.kind.push(unit.kind);
    tables.basic_ambulance.stretchers.push(stream.whole(1, 2));
  } else if (unit.kind === "advanced") {
    tables.advanced_ambulance.ambulance_id.push(unit.id);
    tables.advanced_ambulance.kind.push(unit.kind);
    tables.advanced_ambulance.monitor_model.push(stream.pick(MONITORS));
  } else {
    tables.critical_care_ambulance.ambulance_id.push(unit.id);
    tables.critical_care_ambulance.kind.push(unit.kind);
    tables.critical_care_ambulance.ventilator_model.push(stream.pick(VENTILATORS));
    tables.critical_care_ambulance.infusion_pumps.push(stream.whole(3, 6));
  }
}

/** Four digits that look unordered and never repeat: 10 000 and 3 457 have no common factor. */
const plateNumber = (unit: number): string => String((unit * 3457 + 1208) % 10_000).padStart(4, "0");
