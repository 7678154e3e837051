import { startMongod, type MongoProgram } from "./mongod.js";
import { startMysqld, type MysqlProgram } from "./mysqld.js";
import { knock } from "./ports.js";
import { runsWith, stopProcess } from "./processes.js";
import { rmSync } from "node:fs";
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
    answers: async (_kind, { process, port = 0 }) =>
      process !== undefined && runsWith(process.pid, process.argument) && (await knock(port)) !== undefined,
    stop: async (_kind, { process }, { folder }, purge) => {
      if (process !== undefined) await stopProcess(process.pid, process.argument);
      if (purge) rmSync(folder, { recursive: true, force: true });
    },
  };
}
