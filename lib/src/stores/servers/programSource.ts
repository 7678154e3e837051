import { rmSync } from "node:fs";
import { stopDaemon } from "./daemon.js";
import { type MongoProgram, mongodArgument, startMongod } from "./mongod.js";
import { type MysqlProgram, mysqldArgument, startMysqld } from "./mysqld.js";
import { answersInTime } from "./patience.js";
import { knock } from "./ports.js";
import { runsWith } from "./processes.js";
import type { Kind, Source, SourceContext, SourceName } from "./server.js";

/** Where a source finds or puts the server programs. */
export interface Programs {
  readonly name: SourceName;
  canServe: Source["canServe"];
  mysql(context: SourceContext): Promise<MysqlProgram>;
  mongo(context: SourceContext): Promise<MongoProgram>;
}

/** A source that runs a program of its own on this machine; only where the program comes from differs. */
export function programSource(programs: Programs): Source {
  return {
    name: programs.name,
    canServe: programs.canServe,
    start: async (kind: Kind, context: SourceContext) =>
      kind === "mysql"
        ? startMysqld(await programs.mysql(context), context)
        : startMongod(await programs.mongo(context), context),
    answers: async (kind, { process, port = 0 }) => {
      if (process === undefined) return false;
      const lives = (): boolean => runsWith(process.pid, process.argument);
      const ask = async (): Promise<"yes" | undefined> =>
        (await knock(port)) === undefined ? undefined : "yes";
      return lives() && answersInTime(kind, ask, lives);
    },
    stop: async (kind, { folder }, purge) => {
      await stopDaemon(folder, kind === "mysql" ? mysqldArgument(folder) : mongodArgument(folder));
      if (purge) rmSync(folder, { recursive: true, force: true });
    },
  };
}
