import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Db } from "mongodb";
import { ServerError } from "../../errors.js";
import { PortTaken, startDaemon, stopLeftover } from "./daemon.js";
import { freePort, knock } from "./ports.js";
import { stopProcess } from "./processes.js";
import type { SourceContext, StartedServer } from "./server.js";
import { readRecord, requireSpace, writePrivate } from "./state.js";

/** An installed MongoDB server program. */
export interface MongoProgram {
  readonly command: readonly string[];
  /** such as `6.0.5` */
  readonly version: string;
}

/** The argument by which this folder's server is known among all processes. */
export const mongodArgument = (folder: string): string => join(folder, "mongod.pid");

const ADMINISTRATOR = "hers";
const REPLICA_SET = "hers";
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
  const pidFile = mongodArgument(folder);
  await stopLeftover(folder, pidFile);
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
  const password = fresh ? randomBytes(18).toString("base64url") : readFileSync(passwordFile, "utf8");

  const { pid, port } = await launch(program, folder, data, pidFile);
  try {
    if (fresh) {
      await createAdministrator(port, password);
      writePrivate(passwordFile, password);
    }
    const url = `mongodb://${ADMINISTRATOR}:${password}@127.0.0.1:${port}/?authSource=admin&directConnection=true`;
    await becomePrimary(url, port);
    return { url, version: program.version, port, process: { pid, argument: pidFile } };
  } catch (error) {
    await stopProcess(pid, pidFile);
    throw error;
  }
}

async function launch(
  program: MongoProgram,
  folder: string,
  data: string,
  pidFile: string,
): Promise<{ pid: number; port: number }> {
  for (let attempt = 0; ; attempt++) {
    const port = await freePort(attempt === 0 ? readRecord(folder)?.port : 0);
    try {
      const { pid } = await startDaemon({
        folder,
        name: `MongoDB ${program.version}`,
        command: [...program.command, ...running(data, port), "--pidfilepath", pidFile],
        argument: pidFile,
        seconds: 60,
        ready: () => knock(port),
      });
      return { pid, port };
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === 5) throw error;
    }
  }
}

function running(data: string, port: number): string[] {
  const parameters = {
    // The default waits 15 s for clients to leave.
    shutdownTimeoutMillisForSignaledShutdown: 100,
    diagnosticDataCollectionEnabled: false,
    // Each chapter has a user of its own with a random password: the default only makes every connection slower.
    scramSHA256IterationCount: 5000,
  };
  return [
    ...["--dbpath", data, "--port", String(port), "--bind_ip", "127.0.0.1", "--nounixsocket"],
    ...[
      "--replSet",
      REPLICA_SET,
      "--keyFile",
      `${data}.key`,
      "--oplogSize",
      "1024",
      "--wiredTigerCacheSizeGB",
      "1",
    ],
    ...Object.entries(parameters).flatMap(([name, value]) => ["--setParameter", `${name}=${value}`]),
  ];
}

/** Through the localhost exception: until the first user exists, a local client may create it. */
async function createAdministrator(port: number, password: string): Promise<void> {
  await withAdmin(`mongodb://127.0.0.1:${port}/?directConnection=true`, async (admin) => {
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [member(port)] } });
    await untilPrimary(admin);
    await admin.command({
      createUser: ADMINISTRATOR,
      pwd: password,
      roles: ["root"],
      mechanisms: ["SCRAM-SHA-256"],
    });
  });
}

/** Waits for the election, after telling the replica set its member's new port where that has changed. */
async function becomePrimary(url: string, port: number): Promise<void> {
  await withAdmin(url, async (admin) => {
    const { config } = (await admin.command({ replSetGetConfig: 1 })) as {
      config: { version: number; members: { host: string }[] };
    };
    if (config.members[0]?.host !== member(port).host) {
      const moved = {
        ...config,
        version: config.version + 1,
        members: [{ ...config.members[0], ...member(port) }],
      };
      await admin.command({ replSetReconfig: moved, force: true });
    }
    await untilPrimary(admin);
  });
}

const member = (port: number): { _id: number; host: string } => ({ _id: 0, host: `127.0.0.1:${port}` });

async function withAdmin(url: string, work: (admin: Db) => Promise<void>): Promise<void> {
  const { MongoClient } = await import("mongodb");
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 20_000 });
  try {
    await work(client.db("admin"));
  } finally {
    await client.close();
  }
}

async function untilPrimary(admin: Db): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(20)) {
    if ((await admin.command({ hello: 1 })).isWritablePrimary) return;
  }
  throw new ServerError(
    "SERVER_START",
    "MongoDB did not become primary within 30 s. Stop it with `npx hers down`, then start it again.",
  );
}
