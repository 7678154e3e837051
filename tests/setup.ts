import { ensureServers, serverStatus, stopServers } from "../lib/src/stores/servers/index.js";

let startedHere = false;

/** Runs once before all tests: the servers are there and shared, so that no test waits for a start of its own. */
export async function setup(): Promise<void> {
  const { mysql, mongo } = await serverStatus();
  startedHere = mysql === undefined || mongo === undefined;
  if (startedHere) await ensureServers({ onProgress: (line) => console.error(line) });
}

/** Runs once after all tests: servers that ran before go on running. */
export async function teardown(): Promise<void> {
  if (startedHere) await stopServers();
}
