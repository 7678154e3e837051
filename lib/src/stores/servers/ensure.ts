import { mkdirSync } from "node:fs";
import { HersError, ServerError, SettingError } from "../../errors.js";
import { VARIABLE } from "./connect.js";
import {
  type Kind,
  PRODUCT,
  type Progress,
  type ServerInfo,
  type Source,
  type SourceContext,
  type StartedServer,
} from "./server.js";
import { containers } from "./sources/containers.js";
import { download } from "./sources/download.js";
import { environment } from "./sources/environment.js";
import { local } from "./sources/local.js";
import { packages } from "./sources/packages.js";
import { folderError, lastSource, readRecord, rememberSource, serverFolder, writeRecord } from "./state.js";

/** Every source but the user's own servers, in the order in which they are asked. */
export const STARTING_SOURCES: readonly Source[] = [containers, local, download, packages];

/** Errors that another source would only meet again. */
const FINAL = new Set(["NO_DISK_SPACE", "STATE_FOLDER"]);

/**
 * The source that HERS_SERVERS picks; undefined if it is not set.
 *
 * @throws {SettingError} UNKNOWN_SOURCE
 */
export function pickedSource(): Source | undefined {
  const name = process.env.HERS_SERVERS;
  if (!name) return undefined;
  const source = STARTING_SOURCES.find((candidate) => candidate.name === name);
  if (source !== undefined) return source;
  const names = STARTING_SOURCES.map((candidate) => candidate.name).join(", ");
  throw new SettingError(
    "UNKNOWN_SOURCE",
    `HERS_SERVERS is "${name}", which is no source of servers. Use one of ${names}, or unset it.`,
  );
}

/**
 * The server that runs already, without starting any: the user's own, or one that an earlier call started.
 *
 * @throws {ServerError} if the user's own server cannot be used
 */
export async function findRunning(
  kind: Kind,
  state: string,
  onProgress: Progress,
): Promise<ServerInfo | undefined> {
  if (process.env[VARIABLE[kind]]) {
    const server = await environment.start(kind, { folder: "", onProgress });
    return { url: server.url, version: server.version, source: environment.name };
  }
  const name = pickedSource()?.name ?? lastSource(state, kind);
  const source = STARTING_SOURCES.find((candidate) => candidate.name === name);
  if (source === undefined) return undefined;
  const folder = serverFolder(state, kind, source.name);
  const server = readRecord(folder);
  if (server === undefined || !(await source.answers(kind, server, { folder, onProgress }))) return undefined;
  return { url: server.url, version: server.version, source: source.name };
}

/**
 * Starts a server from the first source that can serve, and says which one it is and why not the others.
 *
 * @throws {ServerError} NO_SERVER if none can, with each one's reason
 */
export async function startFromFirst(kind: Kind, state: string, onProgress: Progress): Promise<ServerInfo> {
  const picked = pickedSource();
  const last = lastSource(state, kind);
  const reasons: string[] = [];
  for (const source of picked === undefined ? lastFirst(last) : [picked]) {
    const context = { folder: serverFolder(state, kind, source.name), onProgress };
    const server = await attempt(source, kind, context);
    if (typeof server === "string") {
      reasons.push(`${source.name}: ${server}`);
      if (server.startsWith(TRIED)) onProgress(`${PRODUCT[kind]}: ${source.name} ${server}`);
      continue;
    }
    writeRecord(context.folder, server);
    rememberSource(state, kind, source.name);
    const why = picked
      ? "picked by HERS_SERVERS"
      : last === source.name
        ? "as last time"
        : `not ${reasons.join("; not ")}`;
    onProgress(
      `${PRODUCT[kind]} ${server.version} from ${source.name} (${why.replace(/^not $/, "the first choice")})`,
    );
    return { url: server.url, version: server.version, source: source.name };
  }
  throw new ServerError(
    "NO_SERVER",
    `No ${PRODUCT[kind]} server can be had here. ${reasons.join("; ")}.\nSet ${VARIABLE[kind]} to a server of your own, or install one.`,
  );
}

const TRIED = "did not start: ";

function lastFirst(last: string | undefined): Source[] {
  const isLast = (source: Source): boolean => source.name === last;
  return [...STARTING_SOURCES.filter(isLast), ...STARTING_SOURCES.filter((source) => !isLast(source))];
}

/** The started server, or why there is none. */
async function attempt(source: Source, kind: Kind, context: SourceContext): Promise<StartedServer | string> {
  const verdict = await source.canServe(kind, context);
  if (verdict !== true) return verdict;
  try {
    mkdirSync(context.folder, { recursive: true, mode: 0o700 });
    return await source.start(kind, context);
  } catch (cause) {
    const error = folderError(context.folder, cause);
    if (error instanceof HersError && FINAL.has(error.code)) throw error;
    return TRIED + (error as Error).message.split("\n").join(" ");
  }
}
