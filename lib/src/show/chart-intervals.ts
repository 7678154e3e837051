/** Sentences for what shows how sure a chart is, and for lines that mark a value. */

import { axisLabel } from "./axis-label.js";
import { axes, type Channel, type Facts, label } from "./chart-facts.js";
import { count, list, say, sayNumber } from "./statement.js";

/** From where to where an interval reaches, and what it belongs to. */
interface Interval {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** `ruleX` and `link` with two ends are intervals; `ruleY([8])` is a mark on the axis; one at 0 is the axis itself. */
export function describeRules(facts: Facts): string | undefined {
  const { x, x1, x2, y, y1, y2 } = facts;
  if (x1 !== undefined && x2 !== undefined && y1 !== undefined && y2 !== undefined) {
    if (same(y1, y2)) return describeIntervals(x1, x2, y1, facts);
    return same(x1, x2) ? describeIntervals(y1, y2, x1, facts) : undefined;
  }
  if (y1 !== undefined && y2 !== undefined) return describeIntervals(y1, y2, x, facts);
  if (x1 !== undefined && x2 !== undefined) return describeIntervals(x1, x2, y, facts);
  const only = x ?? y;
  if (only === undefined || only.values.every((value) => value === 0)) return undefined;
  return `${only.values.length === 1 ? "Line" : "Lines"} at${only.label === undefined ? "" : ` ${only.label}`} ${list(only.values.map(say))}`;
}

/** An area between two columns; undefined for one that stands on an axis or on another area. */
export function describeBand(facts: Facts): string | undefined {
  const { x, x1, x2, y, y1, y2 } = facts;
  if (y1 !== undefined && y2 !== undefined && y1.column !== y2.column)
    return describeIntervals(y1, y2, x ?? x1, facts, "Band");
  if (x1 !== undefined && x2 !== undefined && x1.column !== x2.column)
    return describeIntervals(x1, x2, y ?? y1, facts, "Band");
  return undefined;
}

function describeIntervals(
  from: Channel,
  to: Channel,
  by: Channel | undefined,
  { panel }: Facts,
  kind = "Intervals",
): string {
  const items = to.values.map((high, index): Interval => {
    const place = [by, panel].filter((each) => each !== undefined).map((each) => say(each.values[index]));
    return { name: place.join(", "), low: Number(from.values[index]), high: Number(high) };
  });
  const ends = `${name(from, "their start")} to ${name(to, "their end")}`;
  const what = `${kind} from ${ends}${axes(undefined, by?.label)}: ${count(items.length, "interval")}`;
  if (items.length <= 6) return `${what}; ${items.map(told).join(", ")}`;
  const width = ({ low, high }: Interval): number => Math.abs(high - low);
  const widest = items.reduce((most, each) => (width(each) > width(most) ? each : most));
  const narrowest = items.reduce((least, each) => (width(each) < width(least) ? each : least));
  return `${what}; widest ${told(widest)}; narrowest ${told(narrowest)}`;
}

const name = (end: Channel, otherwise: string): string =>
  end.column === undefined ? label(end, otherwise) : axisLabel(end.column);

const told = ({ name, low, high }: Interval): string =>
  `${name === "" ? "" : `${name} `}(${sayNumber(low)} to ${sayNumber(high)})`;

const same = (one: Channel, other: Channel): boolean =>
  one.values.every(
    (value, index) => Number(value) === Number(other.values[index]) || value === other.values[index],
  );
