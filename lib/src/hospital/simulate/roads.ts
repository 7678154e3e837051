import { hourOf, monthOf, weekdayOf } from "./calendar.js";
import type { Place } from "./town.js";

/** Roads are longer than the bird's way by a third, as in most towns, and begin with a driveway. */
const DETOUR = 1.33;
const DRIVEWAY_KM = 0.15;

/** Kilometres by road from one place to another. */
export function roadKm(from: Place, to: Place): number {
  const [dx, dy] = [from.x - to.x, from.y - to.y];
  return DRIVEWAY_KM + DETOUR * Math.sqrt(dx * dx + dy * dy);
}

/** Kilometres an hour on empty roads: with lights and siren, without, and what turning out of the yard costs. */
const SPEED_LIGHTS = 54;
const SPEED_TRAFFIC = 38;
const START_S = 50;

/**
 * How long an ambulance drives.
 *
 * @param km by road
 * @param at when it starts, which decides about rush hour, night and winter
 * @param lights with lights and siren
 * @param luck a factor for this trip: below 1 is faster
 * @returns milliseconds
 */
export function drivingTime(km: number, at: number, lights: boolean, luck: number): number {
  const speed = (lights ? SPEED_LIGHTS : SPEED_TRAFFIC) * flow(at, lights);
  return Math.round((START_S + (km / speed) * 3600) * luck * 1000);
}

/** Share of the free speed that traffic and weather leave; sirens part the rush-hour traffic by half. */
function flow(at: number, lights: boolean): number {
  const [hour, weekday, month] = [hourOf(at), weekdayOf(at), monthOf(at)];
  const workday = weekday >= 1 && weekday <= 5;
  const rush = workday && ((hour >= 7 && hour < 9) || (hour >= 16 && hour < 19));
  const traffic = rush ? 0.62 : hour >= 9 && hour < 20 ? 0.85 : hour >= 22 || hour < 6 ? 1.1 : 0.95;
  const weather = month <= 1 || month === 11 ? 0.94 : 1;
  return (lights ? (1 + traffic) / 2 : traffic) * weather;
}
