/** What the last word of a column's name says about its unit; "median (min)" would read as a minimum. */
const UNITS: Readonly<Record<string, string>> = {
  ms: "ms",
  s: "s",
  min: "minutes",
  h: "h",
  days: "days",
  years: "years",
  c: "°C",
  m: "m",
  km: "km",
  kg: "kg",
  mmhg: "mmHg",
  percent: "%",
};

/**
 * A column's name as an axis shows it: `response_s` as `response (s)`, `offload_min` as `offload (minutes)`. A name without an underscore
 * stays as it is.
 */
export function axisLabel(name: string): string {
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(name)) return name;
  const words = name.split("_");
  const unit = UNITS[words.at(-1)!];
  return unit === undefined ? words.join(" ") : `${words.slice(0, -1).join(" ")} (${unit})`;
}
