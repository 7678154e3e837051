import { createDatabase, dropDatabase, ensureServers } from "../../../stores/servers/index.js";
import type { Contender, Task } from "../contender.js";
import { clearDispatches, dispatchGround, PROCEDURES } from "../dispatch-ground.js";
import { doublesInLog, sentTwice, wronglyRefused } from "../dispatch-proof.js";
import { rush } from "../dispatching.js";

const SESSIONS = 64;
const UNITS = 40;
/** An ambulance is out for as long, in milliseconds: two who had it at once would be seen. */
const KEEP_MS = 5;

const WHAT = {
  dispatch_nearest_ambulance: ["hers", "look without locks, lock one by one, pass over what is locked"],
  dispatch_waiting: ["wait-for-locks", "the same, but each lock is waited for"],
  dispatch_in_one: ["one-statement", "ORDER BY distance LIMIT 1 FOR UPDATE SKIP LOCKED"],
} as const;

/** Dispatchers at once after few ambulances; counts who was told wrongly that none is free. */
export async function dispatch(calls: number): Promise<Task> {
  const servers = await ensureServers();
  const database = await createDatabase(servers, "bench-dispatch");
  const ground = await dispatchGround(database, calls, UNITS);
  const contender = (procedure: (typeof PROCEDURES)[number]): Contender => {
    const [name, what] = WHAT[procedure];
    return {
      name,
      what,
      async run() {
        await clearDispatches(ground);
        const { seconds, answers, errors } = await rush({
          mysqlUrl: database.mysqlUrl,
          procedure,
          sessions: SESSIONS,
          calls: ground.calls,
          keepMs: KEEP_MS,
        });
        const doubles = sentTwice(answers).length + (await doublesInLog(ground.mysql));
        const note = [
          `${answers.filter(({ unit }) => unit !== null).length} sent`,
          `${wronglyRefused(answers, ground.units).length} told wrongly that none is free`,
          `${doubles} sent twice`,
          sayErrors(errors),
        ].join(", ");
        return { seconds, peakMemoryMb: null, note };
      },
    };
  };
  return {
    id: "dispatch",
    title: `${SESSIONS} dispatchers at once, ${UNITS} ambulances, ${ground.calls.length.toLocaleString("en")} calls`,
    rows: ground.calls.length,
    contenders: PROCEDURES.map(contender),
    leftOut: [],
    close: async () => {
      await ground.mysql.end();
      await dropDatabase(servers, database.name);
    },
  };
}

/** Such as "228 errors (1213)". */
function sayErrors(errors: readonly number[]): string {
  const numbers = [...new Set(errors)].sort((a, b) => a - b);
  return `${errors.length} errors${numbers.length === 0 ? "" : ` (${numbers.join(", ")})`}`;
}
