import { ensureServers, type Kind, serverStatus, stopServers } from "../lib/src/stores/servers/index.js";

let startedHere: Kind[] = [];

/** Runs once before all tests: the servers are there and shared, so that no test waits for a start of its own. */
export async function setup(): Promise<void> {
  const running = await serverStatus();
  startedHere = (["mysql", "mongo"] as const).filter((kind) => running[kind] === undefined);
  if (startedHere.length > 0) await ensureServers({ onProgress: (line) => console.error(line) });
}

/** Runs once after all tests: servers that ran before go on running. */
export async function teardown(): Promise<void> {
  if (startedHere.length > 0) await stopServers({ kinds: startedHere });
}
