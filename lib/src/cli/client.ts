import { spawn, spawnSync } from "node:child_process";
import type { Command } from "commander";
import { ServerError } from "../errors.js";
import { keptCopy } from "../hospital/kept-copy.js";
import { mysqlClient, mysqlClientAddress } from "../stores/servers/index.js";
import { npxHas } from "./npx-cache.js";
import { say } from "./say.js";

/** `hers mysql` and `hers mongosh`: the stores' own clients, on a copy of the hospital that stays. */
export function client(program: Command): void {
  program
    .command("mysql")
    .description("open the mysql client on a copy of the hospital")
    .argument("[options...]", "passed on to mysql, such as -e 'SHOW TABLES'")
    .allowUnknownOption()
    .action(async (options: string[]) => openMysql(options));
  program
    .command("mongosh")
    .description("open mongosh on a copy of the hospital")
    .argument("[options...]", "passed on to mongosh, such as --eval 'db.staff.countDocuments()'")
    .allowUnknownOption()
    .action(async (options: string[]) => openMongosh(options));
}

async function openMysql(options: readonly string[]): Promise<void> {
  const { mysqlUrl, name } = await keptCopy(say);
  const [command, ...first] = mysqlClient() ?? [];
  if (command === undefined)
    throw new ServerError(
      "NO_CLIENT",
      "There is no mysql client of MySQL's here. Install one, or use any other with the address that `npx hers up --json` prints.",
    );
  const { args, env } = mysqlClientAddress(mysqlUrl);
  await run(command, [...first, ...args, "--default-character-set=utf8mb4", name, ...options], env);
}

async function openMongosh(options: readonly string[]): Promise<void> {
  const { mongoUrl, name } = await keptCopy(say);
  const url = new URL(mongoUrl);
  url.pathname = `/${name}`;
  const here = spawnSync("mongosh", ["--version"], { stdio: "ignore" }).status === 0;
  if (!here && !npxHas("mongosh", 2))
    say("No mongosh on the PATH: npx gets it, which takes some minutes this once.");
  const [command, first] = here ? ["mongosh", []] : ["npx", ["--yes", "mongosh@2"]];
  const connecting = ["--nodb", "--quiet", "--eval", "db = connect(process.env.HERS_MONGODB)"];
  const stays = options.length === 0 ? ["--shell"] : [];
  const env = { ...process.env, HERS_MONGODB: url.href };
  await run(command, [...first, ...connecting, ...stays, ...options], env);
}

/** Runs a program in this terminal; its exit code becomes ours. */
async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  process.exitCode = await new Promise<number>((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: "inherit" });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
