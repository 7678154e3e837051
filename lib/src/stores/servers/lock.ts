import { mkdirSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ServerError } from "../../errors.js";
import { startMark } from "./processes.js";
import type { Progress } from "./server.js";

const WAIT_MINUTES = 20;
let count = 0;

/**
 * Runs `work` while no other process on this machine holds the same lock. A lock whose owner is dead is taken over.
 *
 * @param file the lock; its folder is made if need be
 * @param doing what whoever holds it does, in words
 * @throws {ServerError} LOCK_WAIT if a living process holds it for too long
 */
export async function withLock<T>(
  file: string,
  onProgress: Progress,
  work: () => Promise<T>,
  doing = "starting or stopping the servers",
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const mine = `${process.pid} ${startMark(process.pid)} ${count++}`;
  const deadline = Date.now() + WAIT_MINUTES * 60_000;
  for (let told = false; !claim(file, mine); ) {
    const owner = read(file);
    if (owner !== undefined && isStale(owner)) takeOver(file, owner);
    else if (owner !== undefined) {
      const [pid] = owner.split(" ");
      if (!told) onProgress(`Waiting for process ${pid}, which is ${doing}`);
      told = true;
      if (Date.now() > deadline)
        throw new ServerError(
          "LOCK_WAIT",
          `Process ${pid} has been ${doing} for ${WAIT_MINUTES} minutes. End it, then try again.`,
        );
    }
    await pause(20);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** A symbolic link that leads nowhere: it appears at once and with its content, and needs no room on a full disk. */
function claim(file: string, owner: string): boolean {
  try {
    symlinkSync(owner, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

function read(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}

function isStale(owner: string): boolean {
  const pid = Number(owner.split(" ")[0]);
  const mark = owner.slice(owner.indexOf(" ") + 1, owner.lastIndexOf(" "));
  return !Number.isInteger(pid) || startMark(pid) !== mark;
}

/** Two processes may see the same dead owner: only one may remove its lock, or it would remove the other's new one. */
function takeOver(file: string, owner: string): void {
  const guard = `${file}.takeover`;
  try {
    writeFileSync(guard, "", { flag: "wx", mode: 0o600 });
  } catch {
    // Held for an instant by another process; if that one died in this instant, the guard is old.
    const age = Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 10_000) rmSync(guard, { force: true });
    return;
  }
  if (read(file) === owner) rmSync(file, { force: true });
  rmSync(guard, { force: true });
}
