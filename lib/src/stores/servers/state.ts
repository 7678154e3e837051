import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ServerError } from "../../errors.js";
import { stateFolder } from "../../project.js";
import type { Kind, SourceName, StartedServer } from "./server.js";

/**
 * The folder where the servers' state lives: `servers/` for what runs, `programs/` for what was downloaded.
 * Made if need be, for this user's eyes only.
 *
 * @throws {ServerError} STATE_FOLDER if it cannot be written
 */
export function serversFolder(): string {
  const folder = stateFolder();
  try {
    mkdirSync(join(folder, "servers"), { recursive: true, mode: 0o700 });
    chmodSync(join(folder, "servers"), 0o700);
    accessSync(join(folder, "servers"), constants.W_OK);
    // The real path: a server is recognised by the data folder on its command line.
    return realpathSync(folder);
  } catch (error) {
    throw folderError(folder, error);
  }
}

const FULL = new Set(["ENOSPC", "EDQUOT"]);
const NOT_WRITABLE = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR"]);

/** What the system says about a folder it cannot write to, in our words; any other error as it is. */
export function folderError(folder: string, error: unknown): unknown {
  const { code = "", message = "" } = error as NodeJS.ErrnoException;
  if (FULL.has(code) || /no space left on device/i.test(message)) return noSpace(folder, error);
  return NOT_WRITABLE.has(code) ? cannotWrite(folder, code, error) : error;
}

export const noSpace = (folder: string, cause?: unknown): ServerError =>
  new ServerError(
    "NO_DISK_SPACE",
    `No space is left on the disk of ${folder}, where the servers keep their data.\nFree some, or set HERS_STATE to a folder on another disk.`,
    { cause },
  );

export const cannotWrite = (folder: string, reason: string, cause?: unknown): ServerError =>
  new ServerError(
    "STATE_FOLDER",
    `${folder} cannot be written (${reason}), but the servers keep their data there.\nMake it writable, or set HERS_STATE to another folder.`,
    { cause },
  );

/**
 * Refuses to begin what the disk cannot hold: a server on a full disk waits for a minute before it says so.
 *
 * @throws {ServerError} NO_DISK_SPACE
 */
export function requireSpace(folder: string, megabytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < megabytes * 1e6) throw noSpace(folder);
}

/** The file that is written last into a folder of programs: without it, they are not whole. */
export const WHOLE = "program.json";

/** Deletes the folders of programs that a fetch left half-made. */
export function removeHalfMadePrograms(state: string): void {
  const programs = join(state, "programs");
  // A link leads to somebody else's programs, which may be in the making.
  if (lstatSync(programs, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  for (const name of readdirSync(programs))
    if (!existsSync(join(programs, name, WHOLE)))
      rmSync(join(programs, name), { recursive: true, force: true });
}

/** The folder of one server: its data, log, password and record. */
export const serverFolder = (state: string, kind: Kind, source: SourceName): string =>
  join(state, "servers", `${kind}-${source}`);

/** Writes a file for this user's eyes only, whole or not at all. */
export function writePrivate(file: string, text: string): void {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}

const readText = (file: string): string | undefined => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
};

/** What a file holds as JSON; undefined if it is not there, or was changed by hand and is no JSON. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** The server that a source started earlier; undefined if there is none or its record cannot be read. */
export function readRecord(folder: string): StartedServer | undefined {
  const record = readJson(join(folder, "server.json")) as StartedServer | null | undefined;
  return typeof record?.url === "string" && typeof record.version === "string" ? record : undefined;
}

export const writeRecord = (folder: string, server: StartedServer): void =>
  writePrivate(join(folder, "server.json"), `${JSON.stringify(server, null, 2)}\n`);

/** The source that served this kind last, so that the next start need not ask the others. */
export const lastSource = (state: string, kind: Kind): string | undefined =>
  readText(join(state, "servers", `${kind}.source`))?.trim();

export const rememberSource = (state: string, kind: Kind, source: SourceName): void =>
  writePrivate(join(state, "servers", `${kind}.source`), `${source}\n`);
