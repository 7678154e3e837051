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
    best?.take();
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

  #nearest(to: Place, at: number, urgent: boolean, basicToo: boolean) {
    let best: { unit: number; km: number; cost: number; take: () => void } | undefined;
    const offer = (unit: number, kind: number, from: Place, take: () => void) => {
      if (urgent && !basicToo && kind === BASIC) return;
      const km = roadKm(from, to);
      const cost = urgent || kind === BASIC ? km : km + SPARED_KM;
      if (best === undefined || cost < best.cost) best = { unit, km, cost, take };
    };
    this.#waiting.forEach((kinds, station) => {
      kinds.forEach((units, kind) => {
        const unit = units.at(-1);
        if (unit !== undefined) offer(unit, kind, this.fleet.stations[station]!.place, () => units.pop());
      });
    });
    for (const each of this.#roaming) {
      const kind = UNIT_KINDS.indexOf(this.#unit(each.unit).kind);
      offer(each.unit, kind, this.#position(each, at), () =>
        this.#roaming.splice(this.#roaming.indexOf(each), 1),
      );
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
