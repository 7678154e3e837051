/** Servers of its own for one test file that makes MongoDB's primary step down: the others' go on undisturbed. */

import type { MongoClient } from "mongodb";
import { ensureServers, type Servers, stopServers } from "../../../lib/src/stores/servers/index.js";
import { withMongo } from "../../../lib/src/stores/servers/mongoRegistry.js";
import { untilPrimary } from "../../../lib/src/stores/servers/replicaSet.js";
import { programSources, removeState, setEnvironment, trialState } from "../servers/trial.js";

export async function ownReplicaSet() {
  const sources = await programSources();
  let state = "";
  let restore = (): void => {};
  let servers: Servers;
  const asAdministrator = (work: (client: MongoClient) => Promise<unknown>) =>
    withMongo(servers.mongo.url, async (client) => void (await work(client)));
  return {
    /** Why there can be none, for the tests' name. */
    unable: typeof sources === "string" ? `(skipped: ${sources})` : undefined,
    async start(): Promise<Servers> {
      if (typeof sources === "string") throw new Error(sources);
      state = trialState(sources);
      restore = setEnvironment({
        HERS_STATE: state,
        HERS_SERVERS: undefined,
        MYSQL_URL: undefined,
        MONGODB_URL: undefined,
      });
      servers = await ensureServers();
      return servers;
    },
    async stop(): Promise<void> {
      if (state === "") return;
      await stopServers({ purge: true });
      restore();
      removeState(state);
    },
    /** The only member steps down; nobody else being there, it is elected again when the seconds are over. */
    stepDown: (seconds: number): Promise<void> =>
      asAdministrator((client) =>
        client.db("admin").command({ replSetStepDown: seconds, secondaryCatchUpPeriodSecs: 0, force: true }),
      ),
    /** Ends the seconds. */
    async letStandAgain(): Promise<void> {
      await asAdministrator((client) => client.db("admin").command({ replSetFreeze: 0 }));
      await untilPrimary(servers.mongo.url);
    },
    untilPrimary: (): Promise<void> => untilPrimary(servers.mongo.url),
  };
}
