import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PortTaken, startDaemon, stopDaemon } from "./daemon.js";
import { freshPassword } from "./password.js";
import { freePort, knock } from "./ports.js";
import { stopProcess } from "./processes.js";
import { initiate, moveMember, REPLICA_SET, untilPrimary } from "./replicaSet.js";
import type { SourceContext, StartedServer } from "./server.js";
import { requireSpace, writePrivate } from "./state.js";

/** An installed MongoDB server program. */
export interface MongoProgram {
  readonly command: readonly string[];
  /** such as `6.0.5` */
  readonly version: string;
}

/** The argument by which this folder's server is known among all processes. */
export const mongodArgument = (folder: string): string => join(folder, "mongod.pid");

const ADMINISTRATOR = "hers";
/** A fresh data folder with its journal, and room for a year's data. */
const FRESH_MEGABYTES = 600;

/**
 * Runs a MongoDB server on a folder of its own, as a replica set of one member with authentication, on the loopback
 * interface only. The first start creates the data and an administrator with a random password.
 *
 * @throws {ServerError} if it does not start, with the reason
 */
export async function startMongod(program: MongoProgram, context: SourceContext): Promise<StartedServer> {
  const { folder, onProgress } = context;
  const argument = mongodArgument(folder);
  await stopDaemon(folder, argument);
  // A data folder is understood by its own release series and the next one only.
  const data = join(folder, `data-${program.version.split(".").slice(0, 2).join(".")}`);
  // Written last: a data folder without its password is not whole.
  const passwordFile = `${data}.password`;
  const fresh = !existsSync(passwordFile);
  if (fresh) {
    rmSync(data, { recursive: true, force: true });
    requireSpace(folder, FRESH_MEGABYTES);
    onProgress(`MongoDB ${program.version}: creating its data folder`);
    mkdirSync(data, { mode: 0o700 });
    writePrivate(`${data}.key`, randomBytes(192).toString("base64"));
  }
  const password = fresh ? freshPassword() : readFileSync(passwordFile, "utf8");

  const { pid, port } = await launch(program, folder, data);
  try {
    if (fresh) {
      await initiate(port, { name: ADMINISTRATOR, password });
      writePrivate(`${data}.port`, String(port));
      writePrivate(passwordFile, password);
    }
    const url = `mongodb://${ADMINISTRATOR}:${password}@127.0.0.1:${port}/?authSource=admin&directConnection=true`;
    await untilPrimary(url);
    return { url, version: program.version, port, process: { pid, argument } };
  } catch (error) {
    await stopProcess(pid, argument);
    throw error;
  }
}

/** Starts the program on last time's port, or on another one where somebody has that. */
async function launch(
  program: MongoProgram,
  folder: string,
  data: string,
): Promise<{ pid: number; port: number }> {
  const portFile = `${data}.port`;
  // 0: there are data, but nobody knows the port that they were made for.
  const unknown = existsSync(`${data}.password`) ? 0 : undefined;
  const before = existsSync(portFile) ? Number(readFileSync(portFile, "utf8")) : unknown;
  const start = async (port: number, replicated: boolean): Promise<number> => {
    const { pid } = await startDaemon({
      folder,
      name: `MongoDB ${program.version}`,
      command: [
        ...program.command,
        ...options(data, port, replicated),
        "--pidfilepath",
        mongodArgument(folder),
      ],
      argument: mongodArgument(folder),
      seconds: 60,
      ready: () => knock(port),
      listening: /waiting for connections/i,
    });
    return pid;
  };
  for (let attempt = 0; ; attempt++) {
    const port = await freePort(attempt === 0 ? before : 0);
    try {
      if (before !== undefined && port !== before) {
        // A member that does not find itself in its replica set joins nothing. So for once it starts without one.
        const pid = await start(port, false);
        await moveMember(port, readFileSync(`${data}.key`, "utf8")).finally(() =>
          stopProcess(pid, mongodArgument(folder)),
        );
        writePrivate(portFile, String(port));
      }
      return { pid: await start(port, true), port };
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === 5) throw error;
    }
  }
}

function options(data: string, port: number, replicated: boolean): string[] {
  const pairs = {
    dbpath: data,
    port,
    bind_ip: "127.0.0.1",
    keyFile: `${data}.key`,
    wiredTigerCacheSizeGB: 1,
    ...(replicated ? { replSet: REPLICA_SET, oplogSize: 1024 } : {}),
  };
  const parameters = {
    // The default waits 15 s for clients to leave.
    shutdownTimeoutMillisForSignaledShutdown: 100,
    diagnosticDataCollectionEnabled: false,
    // Each chapter has a user of its own with a random password: the default only makes every connection slower.
    scramSHA256IterationCount: 5000,
  };
  return [
    "--nounixsocket",
    ...Object.entries(pairs).flatMap(([name, value]) => [`--${name}`, String(value)]),
    ...Object.entries(parameters).flatMap(([name, value]) => ["--setParameter", `${name}=${value}`]),
  ];
}
