import { join } from "node:path";
import { projectRoot } from "../../../project.js";
import { plantFaults } from "../../faults/index.js";
import { type Hospital, simulate } from "../../simulate/index.js";
import { Stream } from "../../simulate/random.js";
import { reportedFrom } from "../from-hospital.js";
import type { SimulatedExport } from "../light.js";
import type { ReportedRow, ReportedRows } from "../tables.js";
import { inExportWords } from "./words.js";
import { exportLines, writeLines } from "./write.js";

/**
 * Writes an export as the simulated service would send it, into `out/exports`. The same options give the same bytes.
 *
 * @returns the path, for `importExport`
 * @throws {RangeError}, {SettingError} as `simulate` and `plantFaults`
 */
export async function simulatedExport({
  calls,
  seed = 1,
  faults = 0,
  forgetful = false,
  days,
}: SimulatedExport = {}): Promise<string> {
  if (days !== undefined && !(Number.isInteger(days) && days > 0))
    throw new RangeError(`days must be a whole number greater than 0, not ${days}.`);
  const hospital: Hospital = simulate({ seed, ...(calls === undefined ? {} : { calls }) });
  const rows = firstDays(inExportWords(reportedFrom(hospital)), days);
  if (faults > 0) plantFaults(rows, { seed, each: faults, kinds: KINDS });
  if (forgetful) forget(rows.reported_response, new Stream(seed, "forgotten"));
  const path = join(
    simulatedFolder(),
    `simulated-${hospital.calls}-calls-seed-${seed}-faults-${faults}${forgetful ? "-forgetful" : ""}${days === undefined ? "" : `-${days}-days`}.csv`,
  );
  const lines = [...exportLines(rows)];
  if (faults > 0) damage(lines, faults, new Stream(seed, "damaged"));
  await writeLines(lines, path);
  return path;
}

/** Where simulated exports are written. */
export const simulatedFolder = (): string => join(projectRoot(), "out", "exports");

const DAY_MS = 24 * 3_600_000;

/** The calls received within so many days after the midnight (UTC) before the first one, and their responses. */
function firstDays(rows: ReportedRows, days: number | undefined): ReportedRows {
  if (days === undefined) return rows;
  const times = rows.reported_call.map(({ received_at }) => received_at ?? Number.POSITIVE_INFINITY);
  const first = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  const end = Math.floor(first / DAY_MS) * DAY_MS + days * DAY_MS;
  const reported_call = rows.reported_call.filter((_, i) => times[i]! < end);
  const kept = new Set(reported_call.map(({ call_no }) => call_no));
  const reported_response = rows.reported_response.filter(({ call_no }) => kept.has(call_no!));
  return { ...rows, reported_call, reported_response };
}

/** Faults whose offenders have a place in an export. */
const KINDS = [
  "destination-before-left-scene",
  "left-scene-before-on-scene",
  "never-in-service",
  "on-scene-before-en-route",
  "transport-without-destination-time",
  "unit-on-two-responses",
];

/**
 * The longer a crew was on the road, the likelier it forgets to report that it is there: two in a hundred for each minute. So the travel times
 * that are left are shorter than those that were.
 */
function forget(responses: readonly ReportedRow<"reported_response">[], stream: Stream): void {
  for (const [i, response] of responses.entries()) {
    const { on_scene_at, en_route_at } = response;
    if (typeof on_scene_at !== "number" || typeof en_route_at !== "number") continue;
    const minutes = (on_scene_at - en_route_at) / 60_000;
    if (stream.at(i).chance(Math.min(0.5, 0.02 * minutes))) response.on_scene_at = null;
  }
}

/** Lines that nobody can read: a time that is none, no unit, a field too few, a row that is there twice; and one whose latitude lost its decimal point. */
function damage(lines: string[], each: number, stream: Stream): void {
  const faults: ((line: string) => string)[] = [
    (line) => line.replace(/ [AP]M/, ""),
    (line) => line.replace(/^([^,]*),[^,]*/, "$1,"),
    (line) => line.slice(0, line.lastIndexOf(",")),
    (line) => `${line}\n${line}`,
    (line) => line.replace(/"\((\d+)\./, '"($1'),
  ];
  const used = new Set<number>();
  for (const fault of faults)
    for (let n = 0; n < each; n++) {
      let at = 0;
      while (at === 0 || used.has(at)) at = stream.whole(1, lines.length - 1);
      used.add(at);
      lines[at] = fault(lines[at]!);
    }
}
