import { createDatabase, dropDatabase, ensureServers } from "../../../stores/servers/index.js";
import type { Contender, Task } from "../contender.js";
import { clearDispatches, dispatchGround, PROCEDURES } from "../dispatch-ground.js";
import { rush, sentTwice, wronglyRefused } from "../dispatching.js";

const SESSIONS = 64;
const UNITS = 40;

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
        await clearDispatches(ground.mysql);
        const { seconds, answers, errors } = await rush({
          mysqlUrl: database.mysqlUrl,
          procedure,
          sessions: SESSIONS,
          calls: ground.calls,
        });
        const sent = answers.filter(({ unit }) => unit !== null).length;
        const note = `${sent} sent, ${wronglyRefused(answers, ground.units).length} told wrongly that none is free, ${sentTwice(answers).length} sent twice, ${errors.length} errors`;
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
