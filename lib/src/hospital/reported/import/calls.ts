/** What the rows of a call say of it, put together. */

import type { Connection, RowDataPacket } from "mysql2/promise";
import type { Batch } from "./batch.js";
import { EXPORT_COLUMNS } from "./columns.js";
import { contradiction } from "./contradictions.js";
import type { ReportedRecord } from "./row.js";
import type { Stores } from "./stores.js";
import type { ValueFlag } from "./value-flags.js";

type Call = ReportedRecord["call"];
type Values = Record<string, unknown>;

/** The calls of a batch. */
export interface BatchCalls {
  /** Every call of the batch, as it is known after it. */
  readonly known: ReadonlyMap<string, Call>;
  /** Those that are new, or of which more is known than before. */
  readonly changed: readonly Call[];
  /** Those of them that an earlier batch has loaded, with the time of the call that it knew. */
  readonly replaced: ReadonlyMap<string, number | null>;
  /** Flags of rows that say something else of their call than is known of it. */
  readonly contradictions: readonly ValueFlag[];
}

/**
 * Puts together what is known of each call: each value is that of the first row in which it can be read, so that it does not count how the
 * file was cut into batches; a later row with another value is flagged. What earlier batches found is asked of MySQL: nothing has to be
 * remembered here, however long the file is.
 */
export async function callsOf(mysql: Connection, { read, columns }: Batch): Promise<BatchCalls> {
  const known = await storedCalls(mysql, [...new Set(read.map(({ call }) => call.call_no))]);
  const before = new Map([...known].map(([callNo, { received_at }]) => [callNo, received_at ?? null]));
  const changed = new Set<string>();
  const contradictions: ValueFlag[] = [];
  const ofCall = columns.filter(({ of }) => of === "call");
  for (const { call, response } of read) {
    const own = known.get(call.call_no) as Values | undefined;
    if (own === undefined) {
      known.set(call.call_no, { ...call });
      changed.add(call.call_no);
      continue;
    }
    for (const column of ofCall) {
      const value = (call as Values)[column.name] ?? null;
      if (value === null) continue;
      const kept = own[column.name] ?? null;
      if (kept === null) {
        own[column.name] = value;
        changed.add(call.call_no);
        continue;
      }
      const found = contradiction(column, response, value, kept);
      if (found !== undefined) contradictions.push(found);
    }
  }
  return {
    known,
    changed: [...changed].map((callNo) => known.get(callNo)!),
    replaced: new Map([...before].filter(([callNo]) => changed.has(callNo))),
    contradictions,
  };
}

/** Takes away what is loaded again with more in it; responses of earlier batches get the time of their call, if it was not known. */
export async function makeRoom({ mysql, mongo }: Stores, { known, replaced }: BatchCalls): Promise<void> {
  if (replaced.size === 0) return;
  const callNos = [...replaced.keys()];
  await mysql.query("DELETE FROM reported_call WHERE call_no IN (?)", [callNos]);
  await mongo.collection<{ _id: string }>("reported_calls").deleteMany({ _id: { $in: callNos } });
  const timed = callNos.flatMap((call_no) => {
    const received = replaced.get(call_no) === null ? known.get(call_no)!.received_at : null;
    if (typeof received !== "number") return [];
    return [{ updateMany: { filter: { call_no }, update: { $set: { received_at: new Date(received) } } } }];
  });
  if (timed.length > 0) await mongo.collection("reported_responses").bulkWrite(timed, { ordered: false });
}

const COLUMNS = EXPORT_COLUMNS.filter(({ of }) => of === "call");
const SELECTED = COLUMNS.map(({ name, kind }) => {
  if (kind === "day") return `DATEDIFF(${name}, '1970-01-01') AS ${name}`;
  return name;
}).join(", ");

async function storedCalls(mysql: Connection, callNos: readonly string[]): Promise<Map<string, Call>> {
  if (callNos.length === 0) return new Map();
  const [rows] = await mysql.query<RowDataPacket[]>(
    `SELECT ${SELECTED} FROM reported_call WHERE call_no IN (?)`,
    [callNos],
  );
  return new Map(rows.map((row) => [row.call_no, callIn(row)]));
}

/** A point is read as it is stored: `ST_Longitude` goes by way of radians, and may differ in the last digit. */
function callIn({ location, ...row }: RowDataPacket): Call {
  for (const { name, kind } of COLUMNS)
    if (kind === "time" && row[name] !== null) row[name] = (row[name] as Date).getTime();
  const point = location as { x: number; y: number } | null;
  return {
    ...row,
    location: point === null ? null : { longitude: point.x, latitude: point.y },
  } as unknown as Call;
}
