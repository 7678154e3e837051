import { MINUTE } from "./calendar.js";
import { type Ambulance, type Fleet, UNIT_KINDS } from "./fleet.js";
import { drivingTime, roadKm } from "./roads.js";
import type { Place } from "./town.js";

/** To spare advanced units, a basic one may be this much farther away when the call is not urgent. */
const SPARED_KM = 2.5;
const BASIC = UNIT_KINDS.indexOf("basic");

interface Roaming {
  readonly unit: number;
  readonly from: Place;
  readonly since: number;
  readonly homeAt: number;
}

interface Offer {
  readonly unit: number;
  readonly km: number;
  /** Where it has to be taken from: those waiting at a station, or itself on its way home. */
  readonly from: number[] | Roaming;
}

/** Kilometres, and what sending this kind counts besides; Infinity where it does not suit. */
function costOf(km: number, kind: number, urgent: boolean, basicToo: boolean): number {
  if (kind === BASIC) return urgent && !basicToo ? Infinity : km;
  return urgent ? km : km + SPARED_KM;
}

/** Where the free ambulances are, and which one goes. Units are indexes into the fleet. */
export class Dispatching {
  /** Free units at each station, by kind. */
  readonly #waiting: number[][][];
  readonly #roaming: Roaming[] = [];

  constructor(private readonly fleet: Fleet) {
    this.#waiting = fleet.stations.map(() => UNIT_KINDS.map(() => []));
    for (let i = fleet.ambulances.length - 1; i >= 0; i--) this.#atStation(i);
  }

  /**
   * Takes the nearest free suitable ambulance: for an urgent call an advanced or critical-care one if any is free,
   * for another call preferably a basic one.
   *
   * @returns the unit and its kilometres by road to the place, or undefined if none is free
   */
  send(to: Place, at: number, urgent: boolean): { unit: number; km: number } | undefined {
    const best =
      this.#nearest(to, at, urgent, false) ?? (urgent ? this.#nearest(to, at, urgent, true) : undefined);
    if (best === undefined) return undefined;
    if (Array.isArray(best.from)) best.from.pop();
    else this.#roaming.splice(this.#roaming.indexOf(best.from), 1);
    return best;
  }

  /**
   * An ambulance is free again and drives home, from where it can be sent at any moment.
   *
   * @returns when it will be at its station
   */
  release(unit: number, from: Place, at: number): number {
    const { place } = this.fleet.stations[this.#unit(unit).station]!;
    const homeAt = at + Math.max(MINUTE, drivingTime(roadKm(from, place), at, false, 1));
    this.#roaming.push({ unit, from, since: at, homeAt });
    return homeAt;
  }

  /** A unit that was released may have arrived home; nothing happens if it was sent out on the way. */
  home(unit: number, at: number): void {
    const index = this.#roaming.findIndex((each) => each.unit === unit && each.homeAt === at);
    if (index < 0) return;
    this.#roaming.splice(index, 1);
    this.#atStation(unit);
  }

  #nearest(to: Place, at: number, urgent: boolean, basicToo: boolean): Offer | undefined {
    let best: Offer | undefined;
    let least = Infinity;
    const { stations } = this.fleet;
    for (let station = 0; station < stations.length; station++) {
      const km = roadKm(stations[station]!.place, to);
      const kinds = this.#waiting[station]!;
      for (let kind = 0; kind < kinds.length; kind++) {
        const units = kinds[kind]!;
        const cost = costOf(km, kind, urgent, basicToo);
        if (units.length === 0 || cost >= least) continue;
        least = cost;
        best = { unit: units[units.length - 1]!, km, from: units };
      }
    }
    for (const roaming of this.#roaming) {
      const km = roadKm(this.#position(roaming, at), to);
      const kind = UNIT_KINDS.indexOf(this.#unit(roaming.unit).kind);
      const cost = costOf(km, kind, urgent, basicToo);
      if (cost >= least) continue;
      least = cost;
      best = { unit: roaming.unit, km, from: roaming };
    }
    return best;
  }

  /** Somewhere on the straight line home. */
  #position({ unit, from, since, homeAt }: Roaming, at: number): Place {
    const { place } = this.fleet.stations[this.#unit(unit).station]!;
    const way = (at - since) / (homeAt - since);
    return { x: from.x + (place.x - from.x) * way, y: from.y + (place.y - from.y) * way };
  }

  #atStation(unit: number): void {
    const { station, kind } = this.#unit(unit);
    this.#waiting[station]![UNIT_KINDS.indexOf(kind)]!.push(unit);
  }

  #unit(unit: number): Ambulance {
    return this.fleet.ambulances[unit]!;
  }
}
