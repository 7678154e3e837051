import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ServerError } from "../../errors.js";
import { processesWith, stopProcess } from "./processes.js";
import { cannotWrite, noSpace, readRecord } from "./state.js";

/** A server writes its data to disk before it ends. */
const GRACE_SECONDS = 30;

/** A server program about to run. */
export interface Daemon<Answer> {
  /** its own folder, where `log.txt` is written */
  readonly folder: string;
  readonly name: string;
  readonly command: readonly string[];
  /** one of the command's arguments, which no other process has */
  readonly argument: string;
  readonly seconds: number;
  /** asked again and again until it gives an answer; without it, the program's own end is awaited */
  readonly ready?: () => Promise<Answer | undefined>;
  /** what its log says once it has its port: else an answer may be somebody else's, who has that port by now */
  readonly listening?: RegExp;
}

/** The port was taken between the choice and the start. */
export class PortTaken extends Error {}

/**
 * Starts a server that outlives this process, and waits until it is ready.
 *
 * @throws {PortTaken} if somebody else has its port by now
 * @throws {ServerError} NO_DISK_SPACE, STATE_FOLDER, or SERVER_START with the server's own words
 */
export async function startDaemon<Answer>(daemon: Daemon<Answer>): Promise<{ pid: number; answer: Answer }> {
  const log = openSync(join(daemon.folder, "log.txt"), "w", 0o600);
  const [program = "", ...args] = daemon.command;
  const child = spawn(program, args, { cwd: daemon.folder, detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  let end: string | undefined;
  child.on("error", (error) => {
    end = error.message;
  });
  child.on("exit", (code, signal) => {
    end = signal === null ? `exit code ${code}` : signal;
  });
  const pid = child.pid ?? 0;
  child.unref();

  const deadline = Date.now() + daemon.seconds * 1000;
  for (;;) {
    const answer = await daemon.ready?.();
    if (end !== undefined) break;
    if (answer !== undefined && (daemon.listening?.test(readLog(daemon.folder)) ?? true))
      return { pid, answer };
    if (Date.now() > deadline || /no space left|disk is full/i.test(readLog(daemon.folder))) {
      await stopProcess(pid, daemon.argument, 1);
      throw startError(daemon, `was not ready after ${daemon.seconds} s`);
    }
    await pause(20);
  }
  if (daemon.ready === undefined && end === "exit code 0") return { pid, answer: undefined as Answer };
  throw startError(daemon, `ended (${end})`);
}

/**
 * Ends the server of this folder, also one that has no record: left by a start that was killed, or by a state folder
 * that was deleted under it.
 */
export async function stopDaemon(folder: string, argument: string): Promise<void> {
  // Without a record it was never ready: what it was creating is thrown away, and mysqld would finish that first.
  const grace = readRecord(folder) === undefined ? 0 : GRACE_SECONDS;
  await Promise.all(processesWith(argument).map((pid) => stopProcess(pid, argument, grace)));
}

function readLog(folder: string): string {
  try {
    return readFileSync(join(folder, "log.txt"), "utf8");
  } catch {
    return "";
  }
}

function startError(daemon: Daemon<unknown>, what: string): Error {
  const log = readLog(daemon.folder);
  if (/no space left|disk is full|errno: 28\b/i.test(log)) return noSpace(daemon.folder);
  if (/address already in use/i.test(log)) return new PortTaken();
  if (/permission denied|read-only file system|errno: 13\b/i.test(log))
    return cannotWrite(daemon.folder, "permission denied");
  return new ServerError(
    "SERVER_START",
    `${daemon.name} ${what} while it started: ${complaint(log)}\nIts log is ${join(daemon.folder, "log.txt")}.`,
  );
}

/** The server's own words: mysqld marks errors with [ERROR], mongod writes JSON with severity E or F. */
function complaint(log: string): string {
  const line = log.split("\n").filter((text) => /\[ERROR\]|"s":"[EF]"|error/i.test(text));
  const first = line[0] ?? log.trim().split("\n").at(-1) ?? "";
  try {
    const { msg, attr } = JSON.parse(first) as { msg: string; attr?: { error?: string } };
    return attr?.error === undefined ? msg : `${msg}: ${attr.error}`;
  } catch {
    return first.replace(/^.*\[ERROR\]( \[[^\]]*\])*\s*/, "") || "it said nothing";
  }
}
