/** Sentences for what shows how sure a chart is, and for lines that mark a value. */

import { axisLabel } from "./axis-label.js";
import { axes, type Channel, type Facts, label, seriesChannel } from "./chart-facts.js";
import { count, extremes, list, say, sayTied } from "./statement.js";

/** From where to where an interval reaches, and what it belongs to. */
interface Interval {
  readonly name: string;
  readonly low: unknown;
  readonly high: unknown;
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
  const places = list(only.values.map(say));
  return `${only.values.length === 1 ? "Line" : "Lines"} at ${places}${only.label === undefined ? "" : ` (${only.label})`}`;
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
  facts: Facts,
  kind = "Intervals",
): string {
  const owners = [by, facts.panel, seriesBeside(by, facts)].filter((each) => each !== undefined);
  const items = to.values.map(
    (high, index): Interval => ({
      get name() {
        return owners.map((each) => say(each.values[index])).join(", ");
      },
      low: from.values[index],
      high,
    }),
  );
  const ends = `${name(from, "their start")} to ${name(to, "their end")}`;
  const what = `${kind} from ${ends}${axes(undefined, by?.label)}: ${count(items.length, "interval")}`;
  if (items.length <= 6) return `${what}; ${items.map(told).join(", ")}`;
  const { largest, smallest, flat } = extremes(items, ({ low, high }) =>
    Math.abs(Number(high) - Number(low)),
  )!;
  if (flat) return `${what}; all equally wide, such as ${told(items[0]!)}`;
  return `${what}; widest ${sayTied(largest, told)}; narrowest ${sayTied(smallest, told)}`;
}

/** The series of each interval, where a colour tells it and neither the place nor the panel does. */
function seriesBeside(by: Channel | undefined, facts: Facts): Channel | undefined {
  const series = seriesChannel(facts);
  if (series === undefined || series === facts.panel) return undefined;
  if (series.values.every((value) => value === series.values[0])) return undefined;
  const isTold = [by, facts.panel].some((each) =>
    each?.values.every((value, index) => say(value) === say(series.values[index])),
  );
  return isTold || series.values.some((value) => typeof value === "number") ? undefined : series;
}

const name = (end: Channel, otherwise: string): string =>
  end.column === undefined ? label(end, otherwise) : axisLabel(end.column);

const told = ({ name, low, high }: Interval): string =>
  `${name === "" ? "" : `${name} `}(${say(low)} to ${say(high)})`;

const same = (one: Channel, other: Channel): boolean =>
  one.values.every(
    (value, index) => Number(value) === Number(other.values[index]) || value === other.values[index],
  );
